// Drawing on a plain canvas, everything of one look in one go. A path of many thousand pieces is slow, one for each piece
// too: some hundred pieces a path are fastest.
const PIECES = 200;
const LABELS = 160;

const inside = ({ x, y }, camera, margin = 60) => {
  const [width, height] = camera.size;
  return x > -margin && y > -margin && x < width + margin && y < height + margin;
};

function groups(items, keyOf) {
  const found = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(item);
  }
  return found.values();
}

function inPieces(pen, items, add, finish) {
  for (let n = 0; n < items.length; n += PIECES) {
    pen.beginPath();
    for (const item of items.slice(n, n + PIECES)) add(item);
    finish();
  }
}

// Of so many lines in sight no dash can be made out, and dashing them takes most of a second; who comes nearer sees fewer.
const DASHED = 3000;
const CURVED = 4000; // lines of such a crowd hide their bends anyway, and curves cannot be clipped
const LANE = 14; // pixels between straight lines with the same two ends, for a bend of one

export function edges(pen, list, byId, camera) {
  const scale = Math.max(0.35, Math.min(1, camera.scale()));
  const crowd = list.length > 3000 ? 0.35 : 1;
  const seen = inSight(list, byId, camera);
  for (const group of groups(seen, ({ edge }) => `${edge.bright} ${edge.opacity} ${edge.colour} ${edge.dashes} ${Math.round(edge.width)}`)) {
    const look = group[0].edge;
    pen.globalAlpha = look.bright ? 1 : look.opacity * crowd;
    pen.strokeStyle = look.colour;
    pen.lineWidth = Math.max(0.6, look.width * scale);
    pen.setLineDash(seen.length > DASHED && !look.bright ? [] : look.dashes);
    const line = ({ part: [ax, ay, bx, by], bend }) => {
      pen.moveTo(ax, ay);
      if (bend) pen.quadraticCurveTo((ax + bx) / 2 + (by - ay) * bend, (ay + by) / 2 - (bx - ax) * bend, bx, by);
      else pen.lineTo(bx, by);
    };
    inPieces(pen, group, line, () => pen.stroke());
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

// The lines that can be seen, as {edge, part: [ax, ay, bx, by] on the screen, bend}. Bent lines of a crowd run straight, beside
// each other.
function inSight(list, byId, camera) {
  const size = camera.size;
  const points = new Map();
  for (const [id, node] of byId) points.set(id, camera.toElement(node));
  const seen = [];
  for (const edge of list) {
    let [a, b] = [points.get(edge.from), points.get(edge.to)];
    const bend = edge.bend ?? 0;
    if (bend && list.length <= CURVED) {
      if (touches(a, b, size)) seen.push({ edge, part: [a.x, a.y, b.x, b.y], bend });
      continue;
    }
    if (bend) [a, b] = aside(a, b, bend);
    const part = clipped(a, b, size);
    if (part) seen.push({ edge, part, bend: 0 });
  }
  return seen;
}

// A line moved to its right by as much as it would bend.
function aside(a, b, bend) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const step = (LANE * bend) / (Math.hypot(dx, dy) || 1);
  return [{ x: a.x + dy * step, y: a.y - dx * step }, { x: b.x + dy * step, y: b.y - dx * step }];
}

// The part of a line that can be seen (Liang and Barsky 1984), or null: dashing what nobody sees takes seconds.
function clipped(a, b, [width, height]) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [begin, end] = [0, 1];
  for (const [step, room] of [[-dx, a.x], [dx, width - a.x], [-dy, a.y], [dy, height - a.y]]) {
    if (step === 0 && room < 0) return null;
    if (step < 0) begin = Math.max(begin, room / step);
    else if (step > 0) end = Math.min(end, room / step);
  }
  return begin < end ? [a.x + begin * dx, a.y + begin * dy, a.x + end * dx, a.y + end * dy] : null;
}

const touches = (a, b, [width, height]) => Math.max(a.x, b.x) > -60 && Math.max(a.y, b.y) > -60 && Math.min(a.x, b.x) < width + 60 && Math.min(a.y, b.y) < height + 60;

// Heads of arrows, where they are large enough to be seen: full, open (only possible, and relations) or a bar (over).
export function arrows(pen, list, byId, camera) {
  if (camera.scale() < 0.25 && list.length > 3000) list = list.filter((edge) => edge.bright);
  pen.lineWidth = 1.4;
  for (const group of groups(list.filter((edge) => edge.head !== "none"), (edge) => `${edge.colour} ${edge.opacity} ${edge.head}`)) {
    pen.fillStyle = pen.strokeStyle = group[0].colour;
    pen.globalAlpha = group[0].opacity;
    inPieces(pen, group, (edge) => head(pen, edge, byId, camera), () => (group[0].head === "arrow" ? pen.fill() : pen.stroke()));
  }
  pen.globalAlpha = 1;
}

const HEAD_SIDES = { arrow: [-0.45, 0.45], vee: [-0.6, 0.6], bar: [-Math.PI / 2, Math.PI / 2] };

function head(pen, edge, byId, camera) {
  const target = byId.get(edge.to);
  const [a, b] = [camera.toElement(byId.get(edge.from)), camera.toElement(target)];
  if (!inside(b, camera)) return;
  const bend = edge.bend ?? 0;
  const angle = Math.atan2(b.y - a.y, b.x - a.x) + Math.atan(2 * bend);
  const [reach, length] = [Math.max(2, target.size * camera.scale()) + (edge.head === "bar" ? 2 : 0), 3 + 5 * Math.min(1, camera.scale())];
  const tip = { x: b.x - reach * Math.cos(angle), y: b.y - reach * Math.sin(angle) };
  const [left, right] = HEAD_SIDES[edge.head].map((side) => [tip.x - length * Math.cos(angle + side), tip.y - length * Math.sin(angle + side)]);
  pen.moveTo(...left);
  if (edge.head !== "bar") pen.lineTo(tip.x, tip.y);
  pen.lineTo(...right);
  if (edge.head === "arrow") pen.closePath();
}

const TURN = 2 * Math.PI;
const corners = (count, turn) => Array.from({ length: count }, (_, n) => [Math.cos(turn + (n * TURN) / count), Math.sin(turn + (n * TURN) / count)]);
const POLYGONS = {
  triangle: corners(3, -TURN / 4), triangleDown: corners(3, TURN / 4), square: corners(4, TURN / 8), diamond: corners(4, 0), hexagon: corners(6, 0),
  star: corners(10, -TURN / 4).map(([x, y], n) => (n % 2 ? [x * 0.45, y * 0.45] : [x, y])), box: [[-1.2, -0.7], [1.2, -0.7], [1.2, 0.7], [-1.2, 0.7]],
};

export function nodes(pen, list, camera) {
  for (const group of groups(list, (node) => `${node.fill} ${node.line} ${node.width} ${node.faded} ${node.dashed}`)) {
    const [look] = group;
    Object.assign(pen, { fillStyle: look.fill, strokeStyle: look.line, lineWidth: look.width, globalAlpha: look.faded ? 0.22 : 1 });
    pen.setLineDash(look.dashed ? [3, 2] : []);
    inPieces(pen, group, (node) => outline(pen, node, camera), () => { pen.fill(); pen.stroke(); });
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

function outline(pen, node, camera) {
  const at = camera.toElement(node);
  if (!inside(at, camera)) return;
  const size = Math.max(2, node.size * camera.scale());
  const shape = POLYGONS[node.shape];
  if (!shape) {
    pen.moveTo(at.x + size, at.y);
    pen.ellipse(at.x, at.y, size, node.shape === "ellipse" ? size * 0.65 : size, 0, 0, TURN);
    return;
  }
  shape.forEach(([x, y], n) => (n ? pen.lineTo(at.x + x * size, at.y + y * size) : pen.moveTo(at.x + x * size, at.y + y * size)));
  pen.closePath();
}

// The strongest names that find room; the chosen and their neighbours come first.
export function names(pen, list, colours, camera) {
  const order = list.filter((node) => !node.faded).sort((a, b) => b.width - a.width || b.strength - a.strength || a.id - b.id);
  const taken = [];
  let shown = 0;
  Object.assign(pen, { font: `13px ${getComputedStyle(pen.canvas).fontFamily}`, textAlign: "center", textBaseline: "top", lineWidth: 3, strokeStyle: colours.paper, fillStyle: colours.ink, lineJoin: "round" });
  for (const node of order) {
    if (shown >= LABELS) break;
    const at = camera.toElement(node);
    if (!inside(at, camera, 0)) continue;
    const label = node.label.length > 34 ? `${node.label.slice(0, 33)}…` : node.label;
    const [half, top] = [label.length * 3.6, at.y + Math.max(2, node.size * camera.scale()) + 2];
    if (taken.some(([x, y, other]) => Math.abs(x - at.x) < half + other && Math.abs(y - top) < 16)) continue;
    taken.push([at.x, top, half]);
    shown += 1;
    pen.strokeText(label, at.x, top);
    pen.fillText(label, at.x, top);
  }
}
