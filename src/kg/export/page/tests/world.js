// A small world for the tests of modules that need no browser: who says what about a bridge and a ferry.
import { makeModel } from "../src/data/model.js";

const PHASES = ["current", "past", "begun", "continued", "resumed", "ended"];
const MODALITIES = ["asserted", "intended", "possible"];
const WORDS = [
  { kind: "stance", name: "supports", de: "unterstützt", en: "supports" },
  { kind: "stance", name: "opposes", de: "lehnt ab", en: "opposes" },
  { kind: "stance", name: "claims", de: "behauptet", en: "claims" },
  { kind: "stance", name: "open_to", de: "ist offen für", en: "is open to", weak: true },
  { kind: "stance", name: "leaves", de: "verlässt", en: "leaves" },
  { kind: "stance", name: "accuses", de: "wirft vor", en: "accuses" },
  { kind: "relation", name: "member_of", de: "ist Mitglied von", en: "is a member of" },
];
const SIGNS = { supports: 1, opposes: -1, claims: 0, open_to: 1, leaves: -1, accuses: -1, member_of: 0 };
const NODES = [
  { id: "state:aa", label: "Aland", kind: "state", names: ["Hafenstadt"] }, { id: "state:bb", label: "Belund", kind: "state", en: "Beland" },
  { id: "person:cc", label: "Cé Häkkä", kind: "person" }, { id: "issue:bridge", label: "Brücke", kind: "issue" }, { id: "issue:ferry", label: "Fähre", kind: "issue" },
  { id: "org:dd", label: "Dachverband", kind: "organisation" },
];
export const DOCUMENTS = [{ id: "one", title: "Eins", date: "2024-05", outlet: "Bote", source: "one.txt" }, { id: "two", title: "Zwei", date: null, outlet: null, source: "two.txt" }, { id: "three", title: "Drei", date: null, outlet: "Kurier", source: "three.txt" }];

// rows: [from, name, to, said, {document, modality, confidence, reporters, more, phase}]
export function world(rows) {
  const dates = [...new Set(rows.map((row) => row[3]).filter(Boolean))];
  const keys = [...new Set(rows.map(([from, name, to]) => `${from}|${name}|${to}`))];
  const number = (id) => NODES.findIndex((node) => node.id === id);
  const columns = { id: [], edge: [], document: [], sentence: [], polarity: [], modality: [], negated: [], confidence: [], rule: [], lemma: [], basis: [], phase: [], said: [], start: [], until: [], holder: [], target: [], cue: [] };
  const raw = {
    vocabulary: WORDS, modalities: MODALITIES, bases: ["explicit"], phases: PHASES, nodes: NODES, documents: DOCUMENTS, dates, rules: ["r"], lemmas: [],
    edges: { from: keys.map((key) => number(key.split("|")[0])), to: keys.map((key) => number(key.split("|")[2])), name: keys.map((key) => WORDS.findIndex(({ name }) => name === key.split("|")[1])) },
    sentences: { text: rows.map((_, n) => `Satz ${n}`), start: rows.map(() => 0) }, statements: columns, reporters: {}, more: {},
    picture: { node: NODES.map((_, n) => n), x: NODES.map((_, n) => n * 10), y: NODES.map(() => 0), shape: NODES.map(() => "dot"), value: NODES.map(() => 1) },
  };
  rows.forEach(([from, name, to, said, { document = 0, modality = "asserted", confidence = 900, reporters = null, more = null, phase = "current" } = {}], n) => {
    const row = {
      id: `st-${n}`, edge: keys.indexOf(`${from}|${name}|${to}`), document, sentence: n, polarity: SIGNS[name], modality: MODALITIES.indexOf(modality), negated: 0, confidence,
      rule: 0, lemma: -1, basis: 0, phase: PHASES.indexOf(phase), said: said ? dates.indexOf(said) : -1, start: -1, until: -1, holder: [0, 1], target: [2, 3], cue: [1, 2],
    };
    for (const [key, value] of Object.entries(row)) columns[key].push(value);
    if (reporters) raw.reporters[n] = reporters.map(number);
    if (more) raw.more[n] = more.map((passage) => ({ sentence: 0, reporters: passage.map(number) }));
  });
  return makeModel(raw);
}
