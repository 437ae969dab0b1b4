// How nodes and edges look, whoever draws them: plain values that every renderer understands (renderer.js).
import { SIGNS, isActor, labelOf, oneName, polarityName, signOf } from "../data/names.js";
import { isDenied, signOfEdge, signOfNode } from "../review/signs.js";
import { DASHES } from "./shapes.js";

// Second signs beside colour and dash: an open head where it is only possible, a bar where it is over.
const HEADS = { "": "arrow", possible: "vee", past: "bar" };
const MANY_EDGES = 90;
const [ENDS, LETTER] = [50, 7]; // units of the drawing: what both ends cover of a line, and the width of a letter
const TEXT_INSIDE = ["box", "ellipse", "text"];

export function nodeLooks(node, strength, { core, near }, { colours, dim }) {
  const [fill, line] = isActor(node) ? [colours.actor, colours.actor] : [colours.thing, colours["thing-line"]];
  const faded = dim && !near.has(node);
  return {
    id: node.number, x: node.x, y: node.y, shape: node.shape, inside: TEXT_INSIDE.includes(node.shape), size: 8 + 3 * Math.min(5, Math.sqrt(strength)),
    label: labelOf(node) + signOfNode(node), fill, line: core.has(node) ? colours.accent : line, width: core.has(node) ? 4 : 1.5, faded,
    dashed: node.kind === "weapon", letters: isActor(node) ? 16 : 15, strength,
  };
}

export function edgeLooks(edge, number, { lines }, { colours, dim, bend, total, tone }) {
  const bright = lines.has(edge);
  const faded = dim && !bright;
  const relation = edge.kind === "relation";
  const text = edgeLabel(edge, number, tone);
  // a name that is longer than its line would lie on its ends
  const room = Math.hypot(edge.from.x - edge.to.x, edge.from.y - edge.to.y) > ENDS + LETTER * text.length;
  const labelled = bright || (!faded && room && total <= MANY_EDGES);
  return {
    id: edge.number, from: edge.from.number, to: edge.to.number, width: (relation ? 1 : (1.5 + 0.8 * Math.log2(number)) * (edge.word.weak ? 0.55 : 1)) + (bright ? 0.8 : 0), bright, faded, bend,
    colour: relation ? colours.muted : colours[polarityName(edge.polarity)], opacity: faded ? 0.13 : isDenied(edge) ? 0.3 : relation ? 0.6 : 0.9,
    dashes: relation ? [1, 4] : DASHES.get(edge.polarity), head: relation ? "vee" : HEADS[tone], label: labelled ? text : "",
  };
}

const edgeLabel = (edge, number, tone) => `${signOf(edge)}${tone === "possible" ? "?" : ""} ${oneName(edge.word)}${number > 1 ? ` ×${number}` : ""} ${signOfEdge(edge)}`.trim();

// A line between two actors (network.js): how many issues they agree or disagree on.
export function tieLooks({ one, other, sign, count, bend }, number, bright, { colours, dim, total }) {
  const faded = dim && !bright;
  return {
    id: number, from: one.number, to: other.number, width: 1.2 + 1.3 * Math.log2(count) + (bright ? 0.8 : 0), bright, faded, bend, colour: colours[polarityName(sign)], opacity: faded ? 0.13 : 0.85,
    dashes: DASHES.get(sign), head: "none", label: bright || (!faded && total <= MANY_EDGES) ? `${SIGNS.get(sign)}${count}` : "",
  };
}
