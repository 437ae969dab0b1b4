// The picture by keyboard: arrows walk to the nearest node in that direction, E through the node's edges.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function startKeys() {
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

const zoomBy = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: false });

// The node the walk stands on: the selected one, or the holder of the selected edge.
function standing() {
  const { sel } = state;
  if (sel?.what === "node") return nodeById.get(sel.id);
  if (sel?.what === "edge") return edgeById.get(sel.id)?.from;
  return undefined;
}

function walk(dx, dy) {
  const shown = items.nodes.getIds().map((number) => nodes[number]);
  const here = standing();
  if (!here || here.x === null) {
    const first = shown.reduce((best, node) => (!best || node.value > best.value ? node : best), null);
    if (first) select("node", first.id);
    return;
  }
  let best = null;
  for (const node of shown) {
    const [x, y] = [node.x - here.x, node.y - here.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (node === here || along <= 0 || aside > along * 1.8) continue;
    const cost = along + 2 * aside;
    if (!best || cost < best.cost) best = { node, cost };
  }
  if (best) select("node", best.node.id);
}

function nextEdge() {
  const here = standing();
  if (!here) return;
  const shown = here.edges.filter((edge) => items.edges.get(edge.number));
  if (!shown.length) return;
  const now = state.sel.what === "edge" ? shown.findIndex((edge) => edge.id === state.sel.id) : -1;
  select("edge", shown[(now + 1) % shown.length].id);
}
