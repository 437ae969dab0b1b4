// The picture of actors <-> actors, on a canvas of its own: agreement and conflict as lines with sign, number and dash.
import { NO_FILTERS } from "../core/hash.js";
import { say } from "../core/i18n.js";
import { go, select, state } from "../core/state.js";
import { el } from "../core/dom.js";
import { model } from "../data/model.js";
import { labelOf } from "../data/names.js";
import { network, pairId, pairOf } from "../data/network.js";
import { passing } from "../data/selection.js";
import { spring } from "../data/springs.js";
import { nodeLooks, tieLooks } from "./looks.js";
import { palette } from "./palette.js";
import { kindFor, makeRenderer } from "./renderer.js";
import { makeTip, tipOfNode } from "./tip.js";
import { ARROWS, nearest } from "./walk.js";

const [LAID, TIES_LAID, TIES] = [160, 2500, 3]; // actors and pairs that find their places together; pairs drawn for each actor
const LEGIBLE = 0.55; // the scale at which names can still be read
let places = null;

// Places of the actors in the network of all statements: filters hide actors, they do not move them.
function placesOf() {
  if (places) return places;
  const { nodes, pairs } = network(model, passing(model, NO_FILTERS), LAID);
  const at = new Map(nodes.map((node, n) => [node, n]));
  const found = spring(nodes.map(({ x, y }) => (x === null ? null : { x, y })), pairs.slice(0, TIES_LAID).map(({ one, other, agree, conflict }) => ({ from: at.get(one), to: at.get(other), agree, conflict })));
  places = new Map(nodes.map((node, n) => [node.number, found[n]]));
  return places;
}

// Who comes later stands outside of the rest, in the order of the numbers, always at the same place.
function placeOf(node) {
  const known = placesOf();
  if (!known.has(node.number)) {
    const [turn, far] = [node.number * 2.399963, 1.2 * Math.max(600, ...[...known.values()].slice(0, LAID).map(({ x, y }) => Math.hypot(x, y)))];
    known.set(node.number, { x: Math.round(Math.cos(turn) * far * (1 + (node.number % 7) / 8)), y: Math.round(Math.sin(turn) * far * (1 + (node.number % 5) / 8)) });
  }
  return known.get(node.number);
}

// Lines between the shown actors: {one, other, sign, count}; ties: "" for both signs, "agree" or "conflict".
export function tiesOf({ nodes, pairs }, ties) {
  const most = Math.max(60, nodes.length * TIES);
  const lines = [];
  for (const { one, other, agree, conflict } of pairs) {
    if (agree && ties !== "conflict") lines.push({ one, other, sign: 1, count: agree, bend: conflict && ties !== "agree" ? 0.12 : 0 });
    if (conflict && ties !== "agree") lines.push({ one, other, sign: -1, count: conflict, bend: agree && ties !== "conflict" ? -0.12 : 0 });
    if (lines.length >= most) break;
  }
  return lines;
}

export function makeNetwork(element, tipElement) {
  const tip = makeTip(tipElement, element);
  let [renderer, kind, fitted, work, hovered] = [null, "", false, Promise.resolve(), null];
  let seen = { nodes: [], lines: [], targets: [] };
  const idOf = (line) => pairId(line.one, line.other);
  const events = {
    click(point) {
      const node = renderer.nodeAt(point);
      const line = node === null ? renderer.edgeAt(point) : null;
      if (node !== null) select("node", model.nodes[node].id);
      else if (line !== null) select("pair", idOf(seen.lines[line]));
      else if (state.sel) go({ sel: null });
    },
    hover({ node, edge }, at) {
      if (node !== undefined) tip.show(tipOfNode(model.nodes[node], say("shared_targets", { n: seen.targets[node] })), at ?? renderer.pointOf(node));
      else {
        const { one, other, sign, count } = seen.lines[edge];
        tip.show([el("strong", {}, `${labelOf(one)} – ${labelOf(other)}`), el("small", {}, ` · ${say(sign > 0 ? "ties_agree" : "ties_conflict", { n: count })}`)], at ?? renderer.edgePoint(edge));
      }
      light(node ?? null);
    },
    leave() {
      tip.hide();
      light(null);
    },
  };
  function light(node) {
    if (node === hovered || kind !== "vis") return;
    hovered = node;
    show();
  }

  function show() {
    const colours = palette();
    const pair = state.sel?.what === "pair" ? pairOf(model, state.sel.id) : null;
    const node = state.sel?.what === "node" ? model.nodeById.get(state.sel.id) : hovered === null ? null : model.nodes[hovered];
    const bright = (line) => (pair ? idOf(line) === pairId(...pair) : node ? line.one === node || line.other === node : false);
    const near = new Set(pair ?? (node ? [node, ...seen.lines.filter(bright).flatMap(({ one, other }) => [one, other])] : []));
    const dim = seen.lines.some(bright);
    const core = new Set(pair ?? (node && state.sel ? [node] : []));
    renderer.show(seen.nodes.map((actor) => ({ ...nodeLooks(actor, seen.targets[actor.number] * 2, { core, near }, { colours, dim }), ...placeOf(actor) })),
      seen.lines.map((line, n) => tieLooks(line, n, bright(line), { colours, dim, total: seen.lines.length })), colours);
  }
  async function paint() {
    const wanted = kindFor(seen.nodes, seen.lines);
    if (wanted !== kind) {
      const before = fitted ? renderer?.view() : null;
      renderer?.remove();
      element.replaceChildren();
      kind = wanted;
      renderer = await makeRenderer(kind, element, events);
      if (before) renderer.moveTo(before);
    }
    show();
    if (!fitted && element.clientWidth) begin();
  }
  function fit() {
    fitted = true;
    renderer?.fit(null, { least: 0.05, most: 1.2, calm: true });
  }
  // Where the whole would be too small to read, it begins at the actor with most ties.
  function begin() {
    fit();
    if (renderer && seen.nodes.length && renderer.view().scale < LEGIBLE) renderer.moveTo({ ...placeOf(seen.nodes[0]), scale: LEGIBLE });
  }
  const zoomBy = (factor) => renderer.moveTo({ ...renderer.view(), scale: Math.min(4, Math.max(0.02, renderer.view().scale * factor)) });
  function walk(way) {
    const here = model.nodeById.get(state.sel?.what === "node" ? state.sel.id : "");
    const points = seen.nodes.map((node) => ({ node, ...placeOf(node) }));
    const from = points.find(({ node }) => node === here);
    const next = from ? nearest(points, from, way) : points[0];
    if (next) select("node", next.node.id);
  }
  // The next line of the actor, or of the chosen pair's first actor.
  function nextLine() {
    const pair = state.sel?.what === "pair" ? pairOf(model, state.sel.id) : null;
    const here = pair ? pair[0] : model.nodeById.get(state.sel?.what === "node" ? state.sel.id : "");
    const own = [...new Set(seen.lines.filter(({ one, other }) => one === here || other === here).map(idOf))];
    if (own.length) select("pair", own[(own.indexOf(pair ? state.sel.id : "") + 1) % own.length]);
  }
  element.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const zoom = { "+": 1.25, "-": 0.8 }[event.key];
    if (event.key in ARROWS) walk(ARROWS[event.key]);
    else if (zoom) zoomBy(zoom);
    else if (event.key === "0") fit();
    else if (event.key.toLowerCase() === "e") nextLine();
    else return;
    event.preventDefault();
  });
  new ResizeObserver(() => {
    if (!element.clientWidth || !renderer) return;
    renderer.resize();
    if (!fitted) begin();
  }).observe(element);
  return {
    draw(wanted, lines) {
      hovered = null;
      seen = { nodes: wanted.nodes, lines, targets: wanted.targets };
      work = work.then(paint);
    },
    fit, zoomBy, painted: () => work,
    pointOf: (node) => renderer.pointOf(node.number),
    linePoint: (id, sign) => renderer.edgePoint(seen.lines.findIndex((line) => idOf(line) === id && line.sign === sign)),
  };
}
