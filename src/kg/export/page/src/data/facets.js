// How many stances each choice of a filter would show, given all other filters (faceted search: Hearst 2006, "Design
// recommendations for hierarchical faceted search interfaces"): a choice never promises more than it shows.
import { polarityName } from "./names.js";
import { REASONS } from "./selection.js";

const made = new WeakMap();
const FACETS = ["type", "polarity", "modality", "phase", "kind", "doc", "outlet"];

// facet -> Map(value -> count) for a selection (selection.js)
export function facets(model, selection) {
  if (!made.has(selection)) made.set(selection, compute(model, selection));
  return made.get(selection);
}

function compute(model, { fails, reason }) {
  const { stance, word, polarity, modality, from, to, document, outlet } = model.statements;
  const sizes = { type: model.vocabulary.length, polarity: 3, modality: model.raw.modalities.length, phase: model.raw.phases.length, doc: model.documents.length, outlet: model.outlets.length };
  const counts = Object.fromEntries(Object.entries(sizes).map(([facet, size]) => [facet, new Uint32Array(size)]));
  const phase = model.raw.statements.phase;
  const numbers = { type: (n) => word[n], polarity: (n) => polarity[n] + 1, modality: (n) => modality[n], phase: (n) => phase[n], doc: (n) => document[n], outlet: (n) => outlet[n] };
  const kinds = new Map();
  const add = (kind) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  for (let n = 0; n < model.count; n += 1) {
    if (!stance[n] || fails[n] > 1) continue;
    const only = fails[n] ? REASONS[reason[n]] : "";
    for (const facet in numbers) if (!only || only === facet) counts[facet][numbers[facet](n)] += 1;
    if (only && only !== "kind") continue;
    const [one, other] = [model.nodes[from[n]].kind, model.nodes[to[n]].kind];
    add(one);
    if (other !== one) add(other);
  }
  const names = {
    polarity: [-1, 0, 1].map(polarityName), modality: model.raw.modalities, phase: model.raw.phases,
    doc: model.documents.map(({ id }) => id), outlet: model.outlets,
  };
  const mapped = FACETS.filter((facet) => facet !== "kind" && facet !== "type").map((facet) => [facet, new Map(names[facet].map((name, n) => [name, counts[facet][n]]))]);
  // a relation may bear the name of a stance type; only stances are counted here
  const type = new Map(model.vocabulary.flatMap(({ kind, name }, n) => (kind === "stance" ? [[name, counts.type[n]]] : [])));
  return { ...Object.fromEntries(mapped), type, kind: kinds };
}
