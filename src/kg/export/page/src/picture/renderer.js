// Who draws. A renderer is {show, fit, view, moveTo, nodeAt, edgeAt, pointOf, edgePoint, resize, remove}:
//   show(nodes, edges, colours)      replaces what is drawn by these looks (looks.js); camera and places stay
//   fit(ids, {least, most, calm})    brings these nodes (null: all) into sight, with a scale between least and most
//   view() / moveTo({x, y, scale})   the camera: the point of the drawing in the middle, and pixels for one unit of it
//   nodeAt(point) / edgeAt(point)    the number of what lies under a point of the element, or null
//   pointOf(id) / edgePoint(id)      where a shown node, or the middle of a shown edge, lies in the element
//   resize() / remove()              after the element changed its size; for good
// and calls events.click(point), events.hover({node} or {edge}, point) and events.leave().
import { canOpen, run } from "../data/open.js";
import { makeBatch } from "./batch.js";
import { makeVis } from "./vis.js";

// vis-network draws names and curves more finely, but needs seconds for thousands of edges (tests/benchmarks/page_speed.py).
const [FEW, BACK] = [500, 250]; // once the plain canvas draws, only a picture as small as the second is worth the change
let loaded = null;

export const kindFor = (nodes, edges, now) => (nodes.length + edges.length <= (now === "batch" ? BACK : FEW) && canOpen() ? "vis" : "batch");

export async function makeRenderer(kind, element, events) {
  if (kind === "batch") return makeBatch(element, events);
  loaded ??= run("renderer");
  await loaded;
  return makeVis(window.vis, element, events);
}
