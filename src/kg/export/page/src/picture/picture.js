// The picture itself: keeps one renderer at work, hands it what is to be seen, and brings a choice into sight.
import { byId } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { go, select, state } from "../core/state.js";
import { model } from "../data/model.js";
import { marksVersion, onMarks } from "../review/marks.js";
import { edgeLooks, nodeLooks } from "./looks.js";
import { palette } from "./palette.js";
import { kindFor, makeRenderer } from "./renderer.js";
import { bends, chosen, visible } from "./shown.js";
import { hideTip, showTip } from "./tip.js";

const [LEGIBLE, READABLE] = [0.42, 0.75];
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const element = () => byId("canvas");

let renderer = null;
let kind = "";
let colours = null;
let fitted = false;
let seen = { nodes: [], edges: [], all: 0 };
let drawn = "";
let work = Promise.resolve();

export const shownNodes = () => seen.nodes;
export const shownEdges = () => seen.edges;
export const isShown = (edge) => seen.edges.includes(edge);

export function startPicture() {
  colours = palette();
  new ResizeObserver(resized).observe(element());
  const recolour = () => { colours = palette(); draw(); };
  onMarks(() => { if (!byId("graph").hidden) draw(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  addEventListener("beforeprint", () => { document.documentElement.dataset.print = ""; byId("legend").open = true; recolour(); });
  addEventListener("afterprint", () => { delete document.documentElement.dataset.print; recolour(); });
}

const events = {
  click(point) {
    const node = renderer.nodeAt(point);
    const edge = node === null ? renderer.edgeAt(point) : null;
    if (node !== null) select("node", model.nodes[node].id);
    else if (edge !== null) select("edge", model.edges[edge].id);
    else if (state.sel) go({ sel: null });
  },
  hover: ({ node, edge }, at) => (node === undefined ? showTip(model.edges[edge], at ?? renderer.edgePoint(edge), seen.counts[edge]) : showTip(model.nodes[node], at ?? renderer.pointOf(node), seen.strength[node])),
  leave: hideTip,
};

// What the picture depends on; anything else, such as words typed above the table, leaves it as it is.
const drawnOf = () => JSON.stringify([state.lang, { ...state.filters, text: "" }, state.sel?.what, state.sel?.id, state.relations, state.limit, colours, marksVersion()]);

export function draw() {
  if (drawn === drawnOf()) return;
  drawn = drawnOf();
  seen = visible(model, state);
  byId("shown").textContent = say("shown_nodes", { n: seen.nodes.length, all: Math.max(seen.all, seen.nodes.length) });
  byId("more").hidden = seen.nodes.length >= seen.all;
  byId("nothing").hidden = seen.nodes.length > 0;
  byId("nothing").textContent = word(model.stances ? "nothing" : "empty");
  work = work.then(paint);
}

// A renderer may first have to be unpacked, so painting waits for its turn and paints what is wanted then.
async function paint() {
  const wanted = kindFor(seen.nodes, seen.edges);
  if (wanted !== kind) {
    const before = fitted ? renderer?.view() : null;
    renderer?.remove();
    element().replaceChildren();
    kind = wanted;
    renderer = await makeRenderer(kind, element(), events);
    if (before) renderer.moveTo(before);
  }
  const pick = chosen(model, state.sel);
  const bent = bends(seen.edges);
  const look = { colours, dim: Boolean(state.sel), total: seen.edges.length };
  renderer.show(
    seen.nodes.map((node) => nodeLooks(node, seen.strength[node.number], pick, look)),
    seen.edges.map((edge) => edgeLooks(edge, seen.counts[edge.number], pick, { ...look, bend: bent.get(edge.number) })),
    colours,
  );
  if (!fitted && element().clientWidth) begin();
  document.documentElement.dataset.picture = kind;
}

export const painted = () => work;

function resized() {
  if (!element().clientWidth || !renderer) return;
  if (!fitted) {
    renderer.resize();
    begin();
    return;
  }
  renderer.resize();
  if (state.sel) reveal();
}

export function fit() {
  fitted = true;
  renderer?.fit(null, { least: kind === "vis" ? 0.12 : 0.01, most: 1.2, calm: true });
}

export function zoomBy(factor) {
  const { scale } = renderer.view();
  renderer.moveTo({ ...renderer.view(), scale: Math.min(4, Math.max(0.02, scale * factor)) });
}

// Names too small to read say nothing: a small screen begins at the strongest node and leaves the whole to the button.
function begin() {
  fit();
  const best = strongestShown();
  if (renderer.view().scale < LEGIBLE && best) renderer.moveTo({ x: best.x, y: best.y, scale: kind === "vis" ? 0.62 : LEGIBLE });
}

export const strongestShown = () => seen.nodes.reduce((best, node) => (!best || node.value > best.value ? node : best), null);

// Bring the selection and its neighbours into sight; where they are already in sight and readable, nothing moves.
export function reveal() {
  work = work.then(() => {
    const { clientWidth: width, clientHeight: height } = element();
    const shown = new Set(seen.nodes);
    const around = [...chosen(model, state.sel).near].filter((node) => shown.has(node));
    const inside = ({ x, y }) => x > 50 && y > 30 && x < width - 50 && y < height - 30;
    if (!width || !around.length || (renderer.view().scale >= READABLE && around.every((node) => inside(renderer.pointOf(node.number))))) return;
    renderer.fit(around.map((node) => node.number), { least: 0.3, most: 1, calm: calm() });
  });
}

export const pointOf = (node) => renderer.pointOf(node.number);
export const edgePoint = (edge) => renderer.edgePoint(edge.number);
