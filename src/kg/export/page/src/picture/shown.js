// What the picture shows: the strongest nodes of the selection, whoever is chosen, and the edges between them.
import { behind } from "../data/behind.js";
import { rankings } from "../data/rankings.js";
import { passing } from "../data/selection.js";
import { strongest } from "../data/strongest.js";

// The chosen thing's own nodes and edges, and everything that stays bright around them.
export function chosen(model, sel) {
  const core = new Set();
  const lines = new Set();
  if (sel?.what === "node" && model.nodeById.has(sel.id)) {
    core.add(model.nodeById.get(sel.id));
    for (const edge of model.nodeById.get(sel.id).edges) lines.add(edge);
  } else if (sel) {
    for (const n of behind(model, sel)) lines.add(model.edges[model.statements.edge[n]]);
    for (const edge of lines) core.add(edge.from).add(edge.to);
  }
  const near = new Set(core);
  for (const edge of lines) near.add(edge.from).add(edge.to);
  return { core, lines, near };
}

// {nodes, edges, counts, strength, all}: counts[edge number] statements, all is how many nodes could be shown.
export function visible(model, state) {
  const selection = passing(model, state.filters);
  const { strength } = rankings(model, selection);
  const present = new Uint32Array(model.nodes.length);
  const lines = model.edges.filter((edge) => selection.perEdge[edge.number] && (edge.kind === "stance" || state.relations));
  for (const { from, to } of lines) present[from.number] = present[to.number] = 1;
  const order = strongest(model, present.map((there, number) => (there ? strength[number] + 1 : 0)));
  const { core } = chosen(model, state.sel);
  const shown = new Set([...order.slice(0, state.limit), ...[...core].filter((node) => node.x !== null)]);
  const edges = lines.filter((edge) => shown.has(edge.from) && shown.has(edge.to));
  return { nodes: [...shown], edges, counts: selection.perEdge, strength, all: order.length };
}

// Edges between the same two nodes bend away from each other; a single edge stays straight. Edge number -> bend.
export function bends(edges) {
  const pairs = new Map();
  for (const edge of edges) {
    const [low, high] = edge.from.number < edge.to.number ? [edge.from, edge.to] : [edge.to, edge.from];
    const key = low.number * 2 ** 24 + high.number;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push({ number: edge.number, side: edge.from === low ? 1 : -1 });
  }
  const bent = new Map();
  for (const list of pairs.values()) {
    list.forEach(({ number, side }, n) => {
      const lane = n - (list.length - 1) / 2;
      if (list.length > 1 && lane) bent.set(number, side * lane * 0.22);
    });
  }
  return bent;
}
