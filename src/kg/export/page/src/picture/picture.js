// The picture itself: keeps one renderer at work, hands it what is to be seen, and brings a choice into sight.
import { byId } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { go, select, state } from "../core/state.js";
import { model } from "../data/model.js";
import { marksVersion, onMarks } from "../review/marks.js";
import { passing } from "../data/selection.js";
import { toneOf } from "../data/tone.js";
import { edgeLooks, nodeLooks } from "./looks.js";
import { palette } from "./palette.js";
import { kindFor, makeRenderer } from "./renderer.js";
import { bends, chosen, visible } from "./shown.js";
import { hideTip, showTip } from "./tip.js";

const [LEGIBLE, READABLE] = [0.42, 0.75];
const [REST, LIGHT] = [90, 1500]; // milliseconds before a hovered node lights up; the most edges that are redrawn for it
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const element = () => byId("canvas");

let renderer = null;
let kind = "";
let colours = null;
let fitted = false;
let seen = { nodes: [], edges: [], all: 0 };
let drawn = "";
let looks = { nodes: [], edges: [] };
let work = Promise.resolve();

export const drawnNow = () => looks;
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

// Whoever the pointer rests on is shown with the neighbours, as if chosen; the rest fades until it leaves.
let [resting, hovered] = [0, null];
function light(sel) {
  clearTimeout(resting);
  if (JSON.stringify(sel) === JSON.stringify(hovered) || seen.edges.length > LIGHT) return;
  resting = setTimeout(() => {
    hovered = sel;
    work = work.then(show);
  }, REST);
}

const events = {
  click(point) {
    const node = renderer.nodeAt(point);
    const edge = node === null ? renderer.edgeAt(point) : null;
    if (node !== null) select("node", model.nodes[node].id);
    else if (edge !== null) select("edge", model.edges[edge].id);
    else if (state.sel) go({ sel: null });
  },
  hover({ node, edge }, at) {
    if (node === undefined) showTip(model.edges[edge], at ?? renderer.edgePoint(edge), seen.counts[edge]);
    else showTip(model.nodes[node], at ?? renderer.pointOf(node), seen.strength[node]);
    light(node === undefined ? { what: "edge", id: model.edges[edge].id } : { what: "node", id: model.nodes[node].id });
  },
  leave() {
    hideTip();
    light(null);
  },
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
  const wanted = kindFor(seen.nodes, seen.edges, kind);
  if (wanted !== kind) {
    const before = fitted ? renderer?.view() : null;
    renderer?.remove();
    element().replaceChildren();
    kind = wanted;
    renderer = await makeRenderer(kind, element(), events);
    if (before) renderer.moveTo(before);
  }
  show();
  if (!fitted && element().clientWidth) begin();
  document.documentElement.dataset.picture = kind;
}

function show() {
  const { mask } = passing(model, state.filters);
  const sel = state.sel ?? hovered;
  const pick = chosen(model, sel);
  const bent = bends(seen.edges);
  const look = { colours, dim: pick.near.size > 0, total: seen.edges.length };
  const tones = seen.edges.map((edge) => toneOf(model, mask, edge));
  explain(tones);
  looks = {
    nodes: seen.nodes.map((node) => nodeLooks(node, seen.strength[node.number], pick, look)),
    edges: seen.edges.map((edge, n) => edgeLooks(edge, seen.counts[edge.number], pick, { ...look, bend: bent.get(edge.number), tone: tones[n] })),
  };
  renderer.show(looks.nodes, looks.edges, colours);
}

// The legend names what can be seen, and nothing else.
function explain(tones) {
  const there = new Set([...tones.map((tone) => `tone_${tone}`), ...seen.nodes.map((node) => `kind_${node.kind}`), ...seen.edges.map((edge) => (edge.kind === "relation" ? "relation" : `polarity_${edge.polarity}`)),
    seen.edges.some((edge) => edge.word.weak) && "tone_weak", seen.edges.some((edge) => seen.counts[edge.number] > 1) && "tone_many"]);
  for (const item of document.querySelectorAll("#legend-body [data-sign]")) item.hidden = !there.has(item.dataset.sign);
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

// After what is being painted now: everything into sight.
export function fit() {
  fitted = true;
  work = work.then(whole);
}
const whole = () => renderer?.fit(null, { least: kind === "vis" ? 0.12 : 0.01, most: 1.2, calm: true });

export function zoomBy(factor) {
  const { scale } = renderer.view();
  renderer.moveTo({ ...renderer.view(), scale: Math.min(4, Math.max(0.02, scale * factor)) });
}

// Names too small to read say nothing: a small screen begins at the strongest node and leaves the whole to the button.
function begin() {
  fitted = true;
  whole();
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
