// Which statements pass the filters: one mask over all statements, then lists of numbers. Computed once for each set of filters.
import { polarityName } from "./names.js";
import { NO_DAY, firstDay, lastDay } from "./dates.js";
import { within } from "./hops.js";
import { overtaken } from "./overtaken.js";

const made = new WeakMap();
const KEPT = 24;
// What can turn a statement away. Everything about dates is one thing, and so is everything about the neighbourhood.
export const REASONS = ["type", "polarity", "modality", "phase", "kind", "doc", "outlet", "confidence", "period", "focus"];

// {mask, stances, relations, perEdge, fails, reason}: mask[n] is 1 where statement n passes; perEdge counts passing statements
// of an edge; fails[n] is by how many filters statement n is turned away, and reason[n] one of them (a place in REASONS).
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
  const [fails, reason] = [new Uint8Array(count), new Uint8Array(count)];
  const apply = (name, test) => {
    const number = REASONS.indexOf(name);
    for (let n = 0; n < count; n += 1) {
      if (test(n)) continue;
      fails[n] += 1;
      reason[n] = number;
    }
  };
  for (const [name, test] of testsFor(model, filters)) apply(name, test);
  if (filters.focus) {
    const near = within(model, fails.map((number) => (number ? 0 : 1)), model.nodeById.get(filters.focus)?.number ?? -1, filters.hops);
    apply("focus", (n) => near[columns.from[n]] && near[columns.to[n]]);
  }
  const perEdge = new Uint32Array(model.edges.length);
  const mask = new Uint8Array(count);
  const [stances, relations] = [[], []];
  for (let n = 0; n < count; n += 1) {
    if (fails[n]) continue;
    mask[n] = 1;
    perEdge[columns.edge[n]] += 1;
    (columns.stance[n] ? stances : relations).push(n);
  }
  return { mask, stances, relations, perEdge, fails, reason };
}

// One [reason, test] for each filter that is set, each a look into one or two columns.
function testsFor(model, filters) {
  const { statements: columns, nodes, vocabulary, documents, raw } = model;
  const tests = [];
  const oneOf = (name, list, column, sort) => {
    if (!filters[name].length) return;
    const allowed = Uint8Array.from(list, (value) => (filters[name].includes(value) ? 1 : 0));
    tests.push([name, sort ? (n) => columns.stance[n] && allowed[column[n]] : (n) => allowed[column[n]]]);
  };
  oneOf("type", vocabulary.map(({ name }) => name), columns.word);
  oneOf("outlet", columns.outlets, columns.outlet);
  oneOf("doc", documents.map(({ id }) => id), columns.document);
  oneOf("phase", raw.phases, raw.statements.phase);
  oneOf("modality", raw.modalities, columns.modality, "stance");
  if (filters.polarity.length) tests.push(["polarity", (n) => columns.stance[n] && filters.polarity.includes(polarityName(columns.polarity[n]))]);
  if (filters.kind.length) {
    const allowed = Uint8Array.from(nodes, ({ kind }) => (filters.kind.includes(kind) ? 1 : 0));
    tests.push(["kind", (n) => allowed[columns.from[n]] || allowed[columns.to[n]]]);
  }
  if (filters.confidence) tests.push(["confidence", (n) => columns.confidence[n] >= filters.confidence]);
  const period = periodTest(model, filters);
  if (period) tests.push(["period", period]);
  return tests;
}

// A date of reduced precision passes when any day it can mean does; what has no date drops out unless it is to be kept.
function periodTest(model, filters) {
  const { first, last } = model.statements;
  const [since, until] = [firstDay(filters.since), lastDay(filters.until)];
  if (!since && !until) return null;
  const gone = filters.asof && until ? overtaken(model, until) : null;
  return (n) => (last[n] === NO_DAY ? filters.undated : (!since || last[n] >= since) && (!until || first[n] <= until) && !gone?.[n]);
}

// How many filters are set, for the badge beside their heading.
export function activeFilters(filters) {
  const lists = ["type", "polarity", "modality", "phase", "kind", "doc", "outlet"].filter((list) => filters[list].length).length;
  return lists + (filters.since || filters.until ? 1 : 0) + (filters.confidence ? 1 : 0) + (filters.focus ? 1 : 0);
}
