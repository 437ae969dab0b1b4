// Everything behind a selection {what, id}: statement numbers, whether they pass the filters or not.
import { NO_FILTERS } from "../core/hash.js";
import { pairOf, sharedTargets } from "./network.js";
import { passing } from "./selection.js";

// A camp is a target with a side: "+" for, "-" against, "*" both.
export function campOf(model, id) {
  return { sign: { "+": 1, "-": -1 }[id[0]] ?? 0, node: model.nodeById.get(id.slice(1)) };
}

export function behind(model, sel) {
  if (sel.what === "edge") return model.edgeById.get(sel.id)?.statements ?? [];
  const { stance, to, polarity } = model.statements;
  if (sel.what === "node") {
    const node = model.nodeById.get(sel.id);
    return node ? [...new Set([...node.edges.flatMap((edge) => edge.statements), ...node.reports])].sort((a, b) => stance[b] - stance[a] || a - b) : [];
  }
  if (sel.what === "pair") {
    const pair = pairOf(model, sel.id);
    return pair ? sharedTargets(model, passing(model, NO_FILTERS), pair).flatMap(({ statements }) => statements.flat()) : [];
  }
  const { node, sign } = campOf(model, sel.id);
  if (!node) return [];
  const sided = (n) => stance[n] && to[n] === node.number && (sign === 0 ? polarity[n] !== 0 : polarity[n] === sign);
  return node.edges.flatMap((edge) => edge.statements).filter(sided).sort((a, b) => a - b);
}
