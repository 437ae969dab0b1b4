// Which statements pass the filters: one mask over all statements, then lists of numbers. Computed once for each set of filters.
import { polarityName } from "./names.js";
import { NO_DAY, firstDay, lastDay } from "./dates.js";
import { within } from "./hops.js";

const made = new WeakMap();
const KEPT = 24;

// {mask, stances, relations, perEdge}: mask[n] is 1 where statement n passes; perEdge counts passing statements of an edge.
// The words typed above a table (filters.text) choose rows there and change nothing here.
export function passing(model, filters) {
  if (!made.has(model)) made.set(model, new Map());
  const known = made.get(model);
  const key = JSON.stringify({ ...filters, text: "" });
  if (!known.has(key)) {
    if (known.size >= KEPT) known.delete(known.keys().next().value);
    known.set(key, compute(model, filters));
  }
  return known.get(key);
}

function compute(model, filters) {
  const { statements: columns, count } = model;
  const tests = testsFor(model, filters);
  const mask = new Uint8Array(count).fill(1);
  for (const test of tests) for (let n = 0; n < count; n += 1) if (mask[n] && !test(n)) mask[n] = 0;
  if (filters.focus) {
    const near = within(model, mask, model.nodeById.get(filters.focus)?.number ?? -1, filters.hops);
    for (let n = 0; n < count; n += 1) if (mask[n] && !(near[columns.from[n]] && near[columns.to[n]])) mask[n] = 0;
  }
  const perEdge = new Uint32Array(model.edges.length);
  const [stances, relations] = [[], []];
  for (let n = 0; n < count; n += 1) {
    if (!mask[n]) continue;
    perEdge[columns.edge[n]] += 1;
    (columns.stance[n] ? stances : relations).push(n);
  }
  return { mask, stances, relations, perEdge };
}

// One test for each filter that is set, each a look into one or two columns.
function testsFor(model, filters) {
  const { statements: columns, nodes, vocabulary, documents, raw } = model;
  const tests = [];
  const oneOf = (wanted, list, column) => {
    if (wanted.length) {
      const allowed = Uint8Array.from(list, (value) => (wanted.includes(value) ? 1 : 0));
      tests.push((n) => allowed[column[n]]);
    }
  };
  oneOf(filters.type, vocabulary.map(({ name }) => name), columns.word);
  oneOf(filters.outlet, columns.outlets, columns.outlet);
  oneOf(filters.doc, documents.map(({ id }) => id), columns.document);
  if (filters.modality.length) tests.push((n) => columns.stance[n]);
  oneOf(filters.modality, raw.modalities, columns.modality);
  if (filters.polarity.length) tests.push((n) => columns.stance[n] && filters.polarity.includes(polarityName(columns.polarity[n])));
  if (filters.kind.length) {
    const allowed = Uint8Array.from(nodes, ({ kind }) => (filters.kind.includes(kind) ? 1 : 0));
    tests.push((n) => allowed[columns.from[n]] || allowed[columns.to[n]]);
  }
  if (filters.confidence) tests.push((n) => columns.confidence[n] >= filters.confidence);
  // A date of reduced precision passes when any day it can mean does; what has no date drops out.
  const [since, until] = [firstDay(filters.since), lastDay(filters.until)];
  if (since) tests.push((n) => columns.last[n] !== NO_DAY && columns.last[n] >= since);
  if (until) tests.push((n) => columns.first[n] !== NO_DAY && columns.first[n] <= until);
  return tests;
}

// How many filters are set, for the badge beside their heading.
export function activeFilters(filters) {
  const lists = ["type", "polarity", "modality", "kind", "doc", "outlet"].filter((list) => filters[list].length).length;
  return lists + (filters.since || filters.until ? 1 : 0) + (filters.confidence ? 1 : 0) + (filters.focus ? 1 : 0);
}
