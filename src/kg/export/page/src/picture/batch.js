// The renderer for large pictures: one plain canvas, everything of one look in one stroke. In a browser without a graphics
// card it shows 5,000 nodes and 20,000 edges in about a tenth of a second, where sigma (WebGL) and vis-network need seconds.
import { makeCamera } from "./camera.js";
import { makeHits } from "./hits.js";
import { arrows, edges as strokeEdges, names, nodes as fillNodes } from "./strokes.js";

const QUIET = 150; // milliseconds without movement before the edges come back

export function makeBatch(element, events) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  element.append(canvas);
  let drawn = { nodes: [], edges: [], byId: new Map(), edgeById: new Map(), colours: {} };
  let found = null;
  // What lies where is only worked out when somebody points there.
  const hits = () => { found ??= makeHits(drawn); return found; };
  let asked = 0;
  let quiet = 0;
  const camera = makeCamera(element, events, (byHand) => {
    if (!byHand) return ask();
    clearTimeout(quiet);
    quiet = setTimeout(() => { quiet = 0; ask(); }, QUIET);
    return ask();
  });

  function ask() {
    asked ||= requestAnimationFrame(() => { asked = 0; draw(); });
  }
  function draw() {
    const [ratio, { clientWidth: width, clientHeight: height }] = [devicePixelRatio || 1, element];
    if (!width || !height) return;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px`, display: "block" });
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const view = camera.frame();
    const shownEdges = quiet && drawn.edges.length > 1500 ? drawn.edges.filter((edge) => edge.bright) : drawn.edges;
    strokeEdges(pen, shownEdges, drawn.byId, view);
    if (!quiet) arrows(pen, shownEdges, drawn.byId, view);
    fillNodes(pen, drawn.nodes, view);
    names(pen, drawn.nodes, drawn.colours, view);
  }
  const hovered = { key: "" };
  camera.onHover((point) => {
    const node = hits().node(camera.toDrawing(point), camera.scale());
    const edge = node === null && drawn.edges.length < 4000 ? hits().edge(camera.toDrawing(point), camera.scale()) : null;
    const key = `${node} ${edge}`;
    if (key === hovered.key) return;
    hovered.key = key;
    if (node !== null) events.hover({ node }, point);
    else if (edge !== null) events.hover({ edge }, point);
    else events.leave();
  });
  return {
    show(nodes, edges, colours) {
      drawn = { nodes, edges, colours, byId: new Map(nodes.map((node) => [node.id, node])), edgeById: new Map(edges.map((edge) => [edge.id, edge])) };
      found = null;
      ask();
    },
    fit(ids, { least, most }) {
      camera.fit(ids ? ids.map((id) => drawn.byId.get(id)) : drawn.nodes, least, most);
    },
    view: camera.view,
    moveTo: camera.moveTo,
    nodeAt: (point) => hits().node(camera.toDrawing(point), camera.scale()),
    edgeAt: (point) => hits().edge(camera.toDrawing(point), camera.scale()),
    pointOf: (id) => camera.toElement(drawn.byId.get(id)),
    edgePoint: (id) => camera.toElement(hits().middle(drawn.edgeById.get(id))),
    resize: ask,
    remove() {
      clearTimeout(quiet);
      cancelAnimationFrame(asked);
      camera.remove();
      canvas.remove();
    },
  };
}
