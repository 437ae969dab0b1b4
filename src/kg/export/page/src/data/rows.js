// The rows of the table: which statements hold the words that were typed, in the order of a column. Each name, document and
// sentence is folded once and looked through once, however many statements point at it.
import { labelOf, oneName } from "./names.js";
import { inEnglish, listed } from "../core/i18n.js";
import { fold, foldAll } from "./text.js";

export const COLUMNS = ["date", "holder", "stance", "target", "sentence", "document", "reported_by", "modality", "confidence"];
// Columns of words; the others have an order only.
export const WORDED = ["holder", "stance", "target", "sentence", "document", "reported_by", "modality"];
const made = new WeakMap();

// Folded texts of everything rows point at, by its number, for the language that is spoken.
function textsOf(model) {
  if (!made.has(model)) made.set(model, new Map());
  const known = made.get(model);
  const language = inEnglish() ? "en" : "de";
  if (!known.has(language)) known.set(language, { nodes: foldAll(model.nodes.map(labelOf)), aliases: foldAll(model.nodes.map((node) => [labelOf(node), ...node.names].join("\n"))), words: model.vocabulary.map((entry) => fold(oneName(entry))), modalities: model.raw.modalities.map((name) => fold(listed("modalities", name))) });
  if (!known.has("both")) known.set("both", { sentences: foldAll(model.raw.sentences.text), documents: foldAll(model.documents.map(({ outlet, title, id }) => [outlet, title || id].filter(Boolean).join(" "))) });
  return { ...known.get(language), ...known.get("both") };
}

// To be called when nothing else is to do: the first search is as fast as the later ones.
export const prepareRows = (model) => { textsOf(model); };

// numbers of the statements in which every word of text, or every phrase in quotation marks, stands somewhere: in `column`, or in any where it is "".
export function matching(model, numbers, text, column = "") {
  const needles = [...fold(text).matchAll(/["„“]([^"„“”]+)["“”]|(\S+)/gu)].map(([, phrase, single]) => phrase ?? single);
  if (!needles.length) return numbers;
  const texts = textsOf(model);
  const rows = model.raw.statements;
  const { from, to, word, document, modality } = model.statements;
  const tests = needles.map((needle) => {
    const flags = (list) => Uint8Array.from(list, (value) => (value.includes(needle) ? 1 : 0));
    const [nodes, words, documents, sentences, modalities] = [texts.aliases, texts.words, texts.documents, texts.sentences, texts.modalities].map(flags);
    const columns = {
      holder: (n) => nodes[from[n]], stance: (n) => words[word[n]], target: (n) => nodes[to[n]], sentence: (n) => sentences[rows.sentence[n]], document: (n) => documents[document[n]],
      reported_by: (n) => (model.raw.reporters[n] ?? []).some((number) => nodes[number]), modality: (n) => modalities[modality[n]],
    };
    if (columns[column]) return columns[column];
    return (n) => columns.sentence(n) || columns.holder(n) || columns.target(n) || columns.stance(n) || columns.document(n) || columns.reported_by(n);
  });
  return numbers.filter((n) => tests.every((test) => test(n)));
}

const ranked = new WeakMap();
function rankOf(texts) {
  if (!ranked.has(texts)) {
    const ranks = new Uint32Array(texts.length);
    [...texts.keys()].sort((a, b) => (texts[a] < texts[b] ? -1 : texts[a] > texts[b] ? 1 : a - b)).forEach((number, rank) => { ranks[number] = rank + 1; });
    ranked.set(texts, ranks);
  }
  return ranked.get(texts);
}

// numbers in the order of sort: "+column", "-column" or "" for the order of the data, which is newest first. What has no value
// comes last in either direction.
export function sorted(model, numbers, sort) {
  const column = sort.slice(1);
  if (!COLUMNS.includes(column)) return numbers;
  const key = keyOf(model, column);
  const way = sort[0] === "-" ? -1 : 1;
  const keys = new Float64Array(model.count);
  for (const n of numbers) keys[n] = key(n) || Infinity * way;
  return [...numbers].sort((a, b) => (keys[a] === keys[b] ? a - b : (keys[a] - keys[b]) * way));
}

function keyOf(model, column) {
  const texts = textsOf(model);
  const rows = model.raw.statements;
  const { from, to, word, document, modality, first, last, confidence, stance } = model.statements;
  const by = (list, at) => {
    const ranks = rankOf(list);
    return (n) => ranks[at[n]];
  };
  if (column === "date") return (n) => first[n] * 1e8 + last[n];
  if (column === "confidence") return (n) => confidence[n];
  if (column === "reported_by") {
    const ranks = rankOf(texts.nodes);
    return (n) => ranks[model.raw.reporters[n]?.[0]] ?? 0;
  }
  if (column === "modality") {
    const ranks = rankOf(texts.modalities);
    return (n) => (stance[n] ? ranks[modality[n]] : 0);
  }
  return { holder: () => by(texts.nodes, from), stance: () => by(texts.words, word), target: () => by(texts.nodes, to), sentence: () => by(texts.sentences, rows.sentence), document: () => by(texts.documents, document) }[column]();
}
