// What the page knows. Columns of numbers for counting, records for showing; nothing here changes after loading.
// Statements, nodes, edges, documents and sentences are known by their numbers, statements in order of date, newest first.
import { NO_DAY, firstDay, lastDay } from "./dates.js";

export let model = null;

export function load(raw) {
  model = makeModel(raw);
}

export function makeModel(raw) {
  const nodes = raw.nodes.map((node, number) => ({
    number, id: node.id, label: node.label, en: node.en ?? "", kind: node.kind, names: node.names ?? [], wikidata: node.wikidata ?? "",
    value: 0, order: 0, shape: "dot", x: null, y: null, edges: [], reports: [],
  }));
  const label = (a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : a.number - b.number);
  [...nodes].sort(label).forEach((node, order) => { node.order = order; });
  const { picture } = raw;
  picture.node.forEach((number, n) => Object.assign(nodes[number], { x: picture.x[n], y: picture.y[n], shape: picture.shape[n], value: picture.value[n] }));
  const edges = edgesOf(raw, nodes);
  const statements = columnsOf(raw, edges);
  for (const [key, reporters] of reportersOf(raw)) for (const reporter of reporters) nodes[reporter].reports.push(key);
  const base = {
    raw, nodes, edges, statements, documents: raw.documents, vocabulary: raw.vocabulary, outlets: statements.outlets,
    count: statements.edge.length, stances: count(statements.stance),
    nodeById: new Map(nodes.map((node) => [node.id, node])), edgeById: new Map(edges.map((edge) => [edge.id, edge])),
    numberById: new Map(raw.statements.id.map((id, n) => [id, n])),
  };
  return { ...base, statement: recorder(base) };
}

function count(flags) {
  let sum = 0;
  for (const flag of flags) sum += flag;
  return sum;
}

export const edgeKey = (from, to, word) => `${from.id}>${word.name}>${to.id}${word.kind === "relation" ? ">relation" : ""}`;

function edgesOf(raw, nodes) {
  const { from, to, name } = raw.edges;
  return name.map((word, number) => {
    const [one, other, entry] = [nodes[from[number]], nodes[to[number]], raw.vocabulary[word]];
    const edge = { number, id: edgeKey(one, other, entry), from: one, to: other, word: entry, wordNumber: word, kind: entry.kind, name: entry.name, polarity: 0, statements: [] };
    one.edges.push(edge);
    if (one !== other) other.edges.push(edge);
    return edge;
  });
}

function columnsOf(raw, edges) {
  const rows = raw.statements;
  const total = rows.edge.length;
  const outlets = [...new Set(raw.documents.map((document) => document.outlet ?? ""))].sort();
  const outletOf = Uint16Array.from(raw.documents, (document) => outlets.indexOf(document.outlet ?? ""));
  const columns = {
    outlets, edge: Uint32Array.from(rows.edge), document: Uint32Array.from(rows.document), sentence: Uint32Array.from(rows.sentence),
    polarity: Int8Array.from(rows.polarity), modality: Uint8Array.from(rows.modality), confidence: Float32Array.from(rows.confidence, (value) => value / 1000),
    from: new Uint32Array(total), to: new Uint32Array(total), word: new Uint16Array(total), stance: new Uint8Array(total), outlet: new Uint16Array(total),
    first: new Uint32Array(total), last: new Uint32Array(total),
  };
  const days = raw.dates.map((iso) => [firstDay(iso), lastDay(iso)]);
  const published = raw.documents.map(({ date }) => (date ? [firstDay(date), lastDay(date)] : [NO_DAY, NO_DAY]));
  for (let n = 0; n < total; n += 1) {
    const edge = edges[rows.edge[n]];
    columns.from[n] = edge.from.number;
    columns.to[n] = edge.to.number;
    columns.word[n] = edge.wordNumber;
    columns.stance[n] = edge.kind === "stance" ? 1 : 0;
    columns.outlet[n] = outletOf[rows.document[n]];
    [columns.first[n], columns.last[n]] = rows.said[n] < 0 ? published[rows.document[n]] : days[rows.said[n]];
    edge.statements.push(n);
    edge.polarity = rows.polarity[n];
  }
  return columns;
}

// Statement number -> numbers of all who report it, in any of its passages.
function reportersOf(raw) {
  const all = new Map(Object.entries(raw.reporters).map(([n, reporters]) => [Number(n), new Set(reporters)]));
  for (const [n, passages] of Object.entries(raw.more)) {
    for (const passage of passages) for (const reporter of passage.reporters ?? []) {
      if (!all.has(Number(n))) all.set(Number(n), new Set());
      all.get(Number(n)).add(reporter);
    }
  }
  return all;
}

// Gives statement number n as a record, made when first asked for.
function recorder({ raw, nodes, edges }) {
  const made = new Map();
  const iso = (at) => (at < 0 ? "" : raw.dates[at]);
  return (n) => {
    if (!made.has(n)) made.set(n, record(n));
    return made.get(n);
  };
  function record(n) {
    const rows = raw.statements;
    const edge = edges[rows.edge[n]];
    const source = raw.documents[rows.document[n]];
    const said = iso(rows.said[n]);
    const about = { kind: edge.kind, polarity: rows.polarity[n] };
    return {
      ...about, number: n, id: rows.id[n], edge, name: edge.name, word: edge.word, subject: edge.from, object: edge.to,
      document: source, ...passage(rows.sentence[n]), marks: { holder: rows.holder[n], cue: rows.cue[n], target: rows.target[n] },
      negated: rows.negated[n] === 1, modality: raw.modalities[rows.modality[n]], lemma: raw.lemmas[rows.lemma[n]] ?? "",
      confidence: rows.confidence[n] / 1000, rule: raw.rules[rows.rule[n]], basis: raw.bases[rows.basis[n]], phase: raw.phases[rows.phase[n]],
      said, from: iso(rows.start[n]), until: iso(rows.until[n]), date: said || source.date || "",
      reporters: (raw.reporters[n] ?? []).map((number) => nodes[number]),
      also: (raw.more[n] ?? []).map((more) => ({ ...about, ...passage(more.sentence), marks: { cue: more.cue ?? null }, reporters: (more.reporters ?? []).map((number) => nodes[number]) })),
    };
  }
  // start counts code points of the document's text
  function passage(number) {
    return { sentence: raw.sentences.text[number], start: raw.sentences.start[number] };
  }
}
