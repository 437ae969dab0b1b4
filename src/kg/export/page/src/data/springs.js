// Places for the network of actors: who agrees is drawn together, who disagrees is pushed apart (after Fruchterman and Reingold
// 1991). It starts at the places Python gave the actors among the issues, so that a new document moves little, and nothing in it
// is left to chance: the same network, the same places.
const [STEPS, LENGTH, CONFLICT, HOLD, GRAVITY] = [120, 170, 1.4, 0.22, 0.09];
const REACH = 2.4 * LENGTH; // beyond it two who have nothing to do with each other do not push
const [WIDE, HIGH, APART] = [150, 74, 200]; // room for a sign with its name, and how often names are pushed off each other

// nodes: [{x, y}] or null where a node has no place yet; pairs: [{from, to, agree, conflict}] with places in nodes.
// Returns [{x, y}].
export function spring(nodes, pairs) {
  const total = nodes.length;
  const [x, y] = begin(nodes);
  const ties = new Uint32Array(total);
  for (const { from, to } of pairs) {
    ties[from] += 1;
    ties[to] += 1;
  }
  const [moveX, moveY] = [new Float64Array(total), new Float64Array(total)];
  for (let step = 0; step < STEPS; step += 1) {
    moveX.fill(0);
    moveY.fill(0);
    const push = (a, b, force, dx, dy, far) => {
      const fx = (dx / far) * force;
      const fy = (dy / far) * force;
      moveX[a] += fx;
      moveY[a] += fy;
      moveX[b] -= fx;
      moveY[b] -= fy;
    };
    for (let a = 0; a < total; a += 1) for (let b = a + 1; b < total; b += 1) {
      const dx = x[a] - x[b];
      const dy = y[a] - y[b];
      const far = Math.sqrt(dx * dx + dy * dy) || 1;
      if (far < REACH) push(a, b, (LENGTH * LENGTH) / far, dx, dy, far);
    }
    for (const { from, to, agree, conflict } of pairs) {
      const dx = x[from] - x[to];
      const dy = y[from] - y[to];
      const far = Math.sqrt(dx * dx + dy * dy) || 1;
      // who has many ties is not torn to all of them with full force; who is in conflict stays within sight
      const [pull, apartness] = [Math.log2(1 + agree), Math.log2(1 + conflict)];
      const share = 2 / Math.sqrt(Math.max(4, ties[from], ties[to]));
      push(from, to, share * ((CONFLICT * apartness * LENGTH * LENGTH) / far - ((pull + HOLD * apartness) * far * far) / LENGTH), dx, dy, far);
    }
    const most = LENGTH * 1.5 * (1 - step / STEPS) ** 1.3 + 1;
    for (let n = 0; n < total; n += 1) {
      moveX[n] -= x[n] * GRAVITY * Math.sqrt(total);
      moveY[n] -= y[n] * GRAVITY * Math.sqrt(total) * 1.7;
      const far = Math.sqrt(moveX[n] ** 2 + moveY[n] ** 2) || 1;
      x[n] += (moveX[n] / far) * Math.min(far, most);
      y[n] += (moveY[n] / far) * Math.min(far, most);
    }
  }
  widen(x, y);
  apart(x, y);
  return nodes.map((_, n) => ({ x: Math.round(x[n]), y: Math.round(y[n]) }));
}

// The given places, brought to the size the network will have; who has none starts on a spiral.
function begin(nodes) {
  const placed = nodes.filter((node) => node);
  const middle = (key) => placed.reduce((sum, node) => sum + node[key], 0) / (placed.length || 1);
  const [cx, cy] = [middle("x"), middle("y")];
  const reach = Math.max(1, ...placed.map((node) => Math.hypot(node.x - cx, node.y - cy)));
  const wanted = LENGTH * Math.sqrt(nodes.length) * 0.6;
  const [x, y] = [new Float64Array(nodes.length), new Float64Array(nodes.length)];
  nodes.forEach((node, n) => {
    const turn = n * 2.399963; // the golden angle: no two start at one place
    const [dx, dy] = node ? [((node.x - cx) / reach) * wanted, ((node.y - cy) / reach) * wanted] : [0, 0];
    x[n] = dx + Math.cos(turn) * (node ? 3 : wanted);
    y[n] = dy + Math.sin(turn) * (node ? 3 : wanted);
  });
  return [x, y];
}

// A crowd is spread until all names together fill about two thirds of the room.
function widen(x, y) {
  const span = (list) => list.reduce((most, value) => Math.max(most, value), -Infinity) - list.reduce((least, value) => Math.min(least, value), Infinity);
  const by = Math.sqrt((x.length * WIDE * HIGH * 1.6) / Math.max(1, span(x) * span(y)));
  if (by > 1) for (let n = 0; n < x.length; n += 1) [x[n], y[n]] = [x[n] * by, y[n] * by];
}

// Names that lie on each other move apart, along the side on which less of them overlaps.
function apart(x, y) {
  for (let round = 0; round < APART; round += 1) {
    let hit = false;
    for (let a = 0; a < x.length; a += 1) for (let b = a + 1; b < x.length; b += 1) {
      const dx = x[a] - x[b];
      const dy = y[a] - y[b];
      const overX = WIDE - Math.abs(dx);
      const overY = HIGH - Math.abs(dy);
      if (overX <= 0 || overY <= 0) continue;
      hit = true;
      if (overX / WIDE < overY / HIGH) {
        const by = (overX / 2) * (dx < 0 ? -1 : 1);
        x[a] += by;
        x[b] -= by;
      } else {
        const by = (overY / 2) * (dy < 0 ? -1 : 1);
        y[a] += by;
        y[b] -= by;
      }
    }
    if (!hit) return;
  }
}
