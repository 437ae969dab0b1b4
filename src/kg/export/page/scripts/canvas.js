// The picture: vis-network as a plain renderer. Places come from Python, physics is off, the looks are ours.
const MANY_EDGES = 90;
const items = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
let network = null;
let colours = null;
let fitted = false;

function startCanvas() {
  colours = palette();
  network = new vis.Network(byId("canvas"), items, {
    autoResize: false, physics: false, layout: { improvedLayout: false, randomSeed: 1 },
    nodes: { chosen: false, borderWidth: 1.5, widthConstraint: { maximum: 155 }, scaling: { label: { enabled: false, drawThreshold: 6 } } },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false, scaling: { label: { enabled: false, drawThreshold: 7 } } },
    interaction: {
      hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, selectable: false, multiselect: false, keyboard: false,
      hideEdgesOnDrag: edges.length > 1500, hideEdgesOnZoom: edges.length > 1500, zoomSpeed: 0.6,
    },
  });
  network.on("click", (event) => choose(event.pointer.DOM));
  network.on("hoverNode", (event) => showTip(nodes[event.node], event.pointer?.DOM));
  network.on("hoverEdge", (event) => showTip(edges[event.edge], event.pointer?.DOM));
  for (const gone of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(gone, hideTip);
  new ResizeObserver(resized).observe(byId("canvas"));
  const recolour = () => { colours = palette(); draw(); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  addEventListener("beforeprint", () => { document.documentElement.dataset.print = ""; byId("legend").open = true; recolour(); });
  addEventListener("afterprint", () => { delete document.documentElement.dataset.print; recolour(); });
}

// The renderer shrinks its picture with its element; names should stay as large as they were.
function resized() {
  if (!byId("canvas").clientWidth) return;
  const [scale, position] = [network.getScale(), network.getViewPosition()];
  network.redraw();
  if (!fitted) begin();
  else {
    network.moveTo({ scale, position, animation: false });
    if (state.sel) reveal();
  }
}

function choose(point) {
  const node = network.getNodeAt(point);
  const edge = node === undefined ? network.getEdgeAt(point) : undefined;
  if (node !== undefined) select("node", nodes[node].id);
  else if (edge !== undefined) select("edge", edges[edge].id);
  else if (state.sel) go({ sel: null });
}

// What the filters and the limit leave: the strongest nodes, whoever is selected, and the edges between them.
function visible() {
  const { stances: kept, relations, rankings } = filtered();
  const counts = new Map();
  for (const statement of state.relations ? [...kept, ...relations] : kept) count(counts, statement.edge);
  const strength = new Map(rankings.strength);
  if (state.relations) for (const { subject, object } of relations) for (const node of [subject, object]) count(strength, node, 0);
  const order = [...strength.keys()].sort((a, b) => strength.get(b) - strength.get(a) || byLabel(a, b));
  const { core } = chosen();
  const shown = new Set([...order.slice(0, state.limit), ...[...core].filter((node) => node.x !== null)]);
  const between = [...counts.keys()].filter((edge) => shown.has(edge.from) && shown.has(edge.to));
  return { nodes: [...shown], edges: between, counts, strength, all: order.length };
}

// The selection's own nodes and edges, and everything that stays bright around them.
function chosen() {
  const { sel } = state;
  const core = new Set();
  const lines = new Set();
  if (sel?.what === "node" && nodeById.has(sel.id)) {
    core.add(nodeById.get(sel.id));
    for (const edge of nodeById.get(sel.id).edges) lines.add(edge);
  } else if (sel) {
    for (const statement of statementsOf(sel)) lines.add(statement.edge);
    for (const edge of lines) core.add(edge.from).add(edge.to);
  }
  const near = new Set(core);
  for (const edge of lines) near.add(edge.from).add(edge.to);
  return { core, lines, near };
}

// What the picture depends on; anything else, such as words typed above the table, leaves it as it is.
const drawnOf = () => JSON.stringify([state.lang, { ...state.filters, text: "" }, state.sel?.what, state.sel?.id, state.relations, state.limit, colours]);
let drawn = "";

function draw() {
  if (drawn === drawnOf()) return;
  drawn = drawnOf();
  const seen = visible();
  const pick = chosen();
  const bent = bends(seen.edges);
  put(items.nodes, seen.nodes.map((node) => nodeLooks(node, seen.strength.get(node) ?? 0, pick)));
  put(items.edges, seen.edges.map((edge) => edgeLooks(edge, seen.counts.get(edge), pick, bent.get(edge), seen.edges.length)));
  byId("shown").textContent = word("shown_nodes")(seen.nodes.length, Math.max(seen.all, seen.nodes.length));
  byId("more").hidden = seen.nodes.length >= seen.all;
  byId("nothing").hidden = seen.nodes.length > 0;
  byId("nothing").textContent = word(stances.length ? "nothing" : "empty");
  if (!fitted && byId("canvas").clientWidth) begin();
}

function put(set, wanted) {
  const ids = new Set(wanted.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  set.update(wanted);
}

const TEXT_INSIDE = ["box", "ellipse", "text"];
function nodeLooks(node, strength, { core, near }) {
  const faded = state.sel && !near.has(node);
  const [fill, line] = isActor(node) ? [colours.actor, colours.actor] : [colours.thing, colours["thing-line"]];
  const border = core.has(node) ? colours.accent : line;
  const inside = TEXT_INSIDE.includes(node.shape);
  return {
    id: node.number, label: labelOf(node), x: node.x, y: node.y, shape: node.shape, size: 8 + 3 * Math.min(5, Math.sqrt(strength)),
    borderWidth: core.has(node) ? 4 : 1.5, opacity: faded ? 0.22 : 1, color: { background: fill, border }, margin: 7,
    shapeProperties: node.kind === "weapon" ? { borderRadius: 0, borderDashes: [5, 3] } : { borderRadius: 7, borderDashes: false },
    font: { face: FONT, size: isActor(node) ? 16 : 15, color: faded ? colours.muted + "70" : colours.ink, strokeWidth: inside ? 0 : 4, strokeColor: colours.paper, vadjust: inside ? 0 : -3 },
  };
}
const FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', sans-serif";

function edgeLooks(edge, number, { lines }, bend, total) {
  const bright = lines.has(edge);
  const faded = state.sel && !bright;
  const relation = edge.kind === "relation";
  const colour = relation ? colours.muted : colours[polarityName(edge.polarity)];
  const labelled = bright || (!faded && total <= MANY_EDGES);
  return {
    id: edge.number, from: edge.from.number, to: edge.to.number, width: (relation ? 1 : 1.5 + 0.8 * Math.log2(number)) + (bright ? 0.8 : 0),
    label: labelled ? edgeLabel(edge, number) : " ", color: { color: colour, opacity: faded ? 0.13 : relation ? 0.6 : 0.9, inherit: false },
    dashes: relation ? [1, 4] : DASHES.get(edge.polarity), arrows: { to: { enabled: true, scaleFactor: 0.55, type: relation ? "vee" : "arrow" } },
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: bend } : false,
    font: { face: FONT, size: 13, color: colour, strokeWidth: 0, background: labelled ? colours.paper : "none", align: "horizontal" },
  };
}

// Both languages, one below the other: half as wide as side by side.
function edgeLabel(edge, number) {
  const [first, second] = nameOf(edge).split(" / ");
  return `${signOf(edge)} ${first}${number > 1 ? ` ×${number}` : ""}${second ? `\n${second}` : ""}`.trim();
}

// Edges between the same two nodes bend away from each other; a single edge stays straight.
function bends(shown) {
  const pairs = new Map();
  for (const edge of shown) {
    const [low, high] = edge.from.number < edge.to.number ? [edge.from, edge.to] : [edge.to, edge.from];
    const key = `${low.number} ${high.number}`;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push({ edge, side: edge.from === low ? 1 : -1 });
  }
  const bent = new Map();
  for (const list of pairs.values()) {
    list.forEach(({ edge, side }, n) => {
      const lane = n - (list.length - 1) / 2;
      if (list.length > 1 && lane) bent.set(edge, side * lane * 0.22);
    });
  }
  return bent;
}

function fit() {
  fitted = true;
  network.fit({ animation: false, minZoomLevel: 0.12, maxZoomLevel: 1.2 });
}

// Names too small to read say nothing: a small screen begins at the strongest node and leaves the whole to the button.
const LEGIBLE = 0.42;
function begin() {
  fit();
  const strongest = items.nodes.getIds().reduce((best, n) => (best === null || nodes[n].value > nodes[best].value ? n : best), null);
  if (network.getScale() < LEGIBLE && strongest !== null) network.moveTo({ position: network.getPosition(strongest), scale: 0.62, animation: false });
}

// Bring the selection and its neighbours into sight; where they are already in sight and readable, nothing moves.
const READABLE = 0.75;
function reveal() {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const around = [...chosen().near].filter((node) => items.nodes.get(node.number));
  const inside = ({ x, y }) => x > 50 && y > 30 && x < width - 50 && y < height - 30;
  if (!width || !around.length || (network.getScale() >= READABLE && around.every((node) => inside(nodePoint(node))))) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.fit({ nodes: around.map((node) => node.number), minZoomLevel: 0.3, maxZoomLevel: 1, animation: calm ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
}

const nodePoint = (node) => network.canvasToDOM(network.getPosition(node.number));
const edgePoint = (edge) => network.canvasToDOM(network.body.edges[edge.number].edgeType.getPoint(0.5));

function showTip(thing, at) {
  const tip = byId("tip");
  const isEdge = thing.from !== undefined;
  tip.replaceChildren(...(isEdge
    ? [el("strong", {}, labelOf(thing.from)), ` ${signOf(thing)} ${nameOf(thing)} `, el("strong", {}, labelOf(thing.to)), el("small", {}, ` · ${thing.statements.length} ${word(thing.statements.length === 1 ? "statement" : "statements")}`)]
    : [kindSign(thing.kind), " ", el("strong", {}, labelOf(thing)), el("small", {}, ` · ${listed("kinds", thing.kind)}`)]));
  tip.hidden = false;
  const place = at ?? (isEdge ? edgePoint(thing) : nodePoint(thing));
  tip.style.left = `${Math.max(0, Math.min(place.x + 14, byId("canvas").clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(0, place.y + 18)}px`;
  byId("canvas").classList.add("pointing");
}

function hideTip() {
  byId("tip").hidden = true;
  byId("canvas").classList.remove("pointing");
}
