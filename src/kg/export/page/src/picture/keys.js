// The picture by keyboard: arrows walk to the nearest node in that direction, E through the node's edges.
import { byId } from "../core/dom.js";
import { select, state } from "../core/state.js";
import { model } from "../data/model.js";
import { fit, isShown, shownNodes, strongestShown, zoomBy } from "./picture.js";
import { ARROWS, nearest } from "./walk.js";

export function startKeys() {
  byId("canvas").addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const zoom = { "+": 1.25, "-": 0.8 }[event.key];
    if (event.key in ARROWS) walk(...ARROWS[event.key]);
    else if (zoom) zoomBy(zoom);
    else if (event.key === "0") fit();
    else if (event.key.toLowerCase() === "e") nextEdge();
    else return;
    event.preventDefault();
  });
  byId("zoom-in").addEventListener("click", () => zoomBy(1.25));
  byId("zoom-out").addEventListener("click", () => zoomBy(0.8));
  byId("zoom-fit").addEventListener("click", fit);
}

// The node the walk stands on: the selected one, or the holder of the selected edge.
function standing() {
  const { sel } = state;
  if (sel?.what === "node") return model.nodeById.get(sel.id);
  if (sel?.what === "edge") return model.edgeById.get(sel.id)?.from;
  return undefined;
}

function walk(dx, dy) {
  const here = standing();
  if (!here || here.x === null) {
    const first = strongestShown();
    if (first) select("node", first.id);
    return;
  }
  const next = nearest(shownNodes(), here, [dx, dy]);
  if (next) select("node", next.id);
}

function nextEdge() {
  const here = standing();
  if (!here) return;
  const shown = here.edges.filter(isShown);
  if (!shown.length) return;
  const now = state.sel.what === "edge" ? shown.findIndex((edge) => edge.id === state.sel.id) : -1;
  select("edge", shown[(now + 1) % shown.length].id);
}
