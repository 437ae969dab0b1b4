// Find a node by any of its names: how well does what was typed fit them?
import { byLabel } from "./names.js";
import { fold } from "./text.js";

const made = new WeakMap();

function indexOf(model) {
  if (!made.has(model)) {
    const used = model.nodes.filter((node) => node.edges.length || node.reports.length);
    made.set(model, used.map((node) => ({
      node, names: [...new Set([node.label, node.en, ...node.names].filter(Boolean))].map((name) => ({ name, folded: fold(name) })),
    })));
  }
  return made.get(model);
}

// Whole 4, from its start 3, from the start of a word 2, anywhere 1, not at all 0.
function fitOf(folded, needle) {
  if (folded === needle) return 4;
  if (folded.startsWith(needle)) return 3;
  const at = folded.indexOf(needle);
  if (at < 0) return 0;
  return /[\s\-–(/]/u.test(folded[at - 1]) ? 2 : 1;
}

// The best `limit` nodes as [{node, name, fits}], name being the one that fitted.
export function find(model, text, limit) {
  const needle = fold(text.trim());
  if (!needle) return [];
  const found = [];
  for (const { node, names } of indexOf(model)) {
    let best = null;
    for (const { name, folded } of names) {
      const fits = fitOf(folded, needle);
      if (fits && (!best || fits > best.fits)) best = { node, name, fits };
    }
    if (best) found.push(best);
  }
  return found.sort((a, b) => b.fits - a.fits || b.node.value - a.node.value || byLabel(a.node, b.node)).slice(0, limit);
}
