// The renderer for small pictures: vis-network as it comes with pyvis. Places come from Python, physics is off.
const FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', sans-serif";

export function makeVis(vis, element, events) {
  const items = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  const network = new vis.Network(element, items, {
    autoResize: false, physics: false, layout: { improvedLayout: false, randomSeed: 1 },
    nodes: { chosen: false, widthConstraint: { maximum: 155 }, scaling: { label: { enabled: false, drawThreshold: 6 } } },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false, scaling: { label: { enabled: false, drawThreshold: 7 } } },
    interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, selectable: false, multiselect: false, keyboard: false, zoomSpeed: 0.6 },
  });
  network.on("click", (event) => events.click(event.pointer.DOM));
  network.on("hoverNode", (event) => events.hover({ node: event.node }, event.pointer?.DOM));
  network.on("hoverEdge", (event) => events.hover({ edge: event.edge }, event.pointer?.DOM));
  for (const gone of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(gone, events.leave);

  const view = () => ({ ...network.getViewPosition(), scale: network.getScale() });
  const moveTo = ({ x, y, scale }) => network.moveTo({ position: { x, y }, scale, animation: false });
  return {
    show(nodes, edges, colours) {
      put(items.nodes, nodes.map((node) => nodeOptions(node, colours)));
      put(items.edges, edges.map((edge) => edgeOptions(edge, colours)));
    },
    fit(ids, { least, most, calm }) {
      const animation = calm ? false : { duration: 350, easingFunction: "easeInOutQuad" };
      network.fit({ ...(ids && { nodes: ids }), minZoomLevel: least, maxZoomLevel: most, animation });
    },
    view, moveTo,
    nodeAt: (point) => network.getNodeAt(point) ?? null,
    edgeAt: (point) => network.getEdgeAt(point) ?? null,
    pointOf: (id) => network.canvasToDOM(network.getPosition(id)),
    edgePoint: (id) => network.canvasToDOM(network.body.edges[id].edgeType.getPoint(0.5)),
    resize() {
      const before = view(); // it shrinks its picture with its element; names should stay as large as they were
      network.redraw();
      moveTo(before);
    },
    remove: () => network.destroy(),
  };
}

function put(set, wanted) {
  const ids = new Set(wanted.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  set.update(wanted);
}

function nodeOptions(node, colours) {
  const { id, label, x, y, shape, size } = node;
  return {
    id, label, x, y, shape, size, borderWidth: node.width, opacity: node.faded ? 0.22 : 1, color: { background: node.fill, border: node.line }, margin: 7,
    shapeProperties: node.dashed ? { borderRadius: 0, borderDashes: [5, 3] } : { borderRadius: 7, borderDashes: false },
    font: { face: FONT, size: node.letters, color: node.faded ? `${colours.muted}70` : colours.ink, strokeWidth: node.inside ? 0 : 4, strokeColor: colours.paper, vadjust: node.inside ? 0 : -3 },
  };
}

function edgeOptions(edge, colours) {
  const { id, from, to, width } = edge;
  return {
    id, from, to, width, label: edge.label || " ", color: { color: edge.colour, opacity: edge.opacity, inherit: false },
    dashes: edge.dashes.length ? edge.dashes : false, arrows: { to: { enabled: edge.head !== "none", scaleFactor: 0.55, type: edge.head } },
    smooth: edge.bend ? { enabled: true, type: "curvedCW", roundness: edge.bend } : false,
    font: { face: FONT, size: 13, color: edge.colour, strokeWidth: 0, background: edge.label ? colours.paper : "none", align: "horizontal" },
  };
}
