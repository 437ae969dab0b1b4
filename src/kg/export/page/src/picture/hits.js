// What lies under a point of the drawing: nodes through a coarse grid, edges by their distance.
const CELL = 200;
const REACH = 6; // pixels beside a thing that still count as on it

export function makeHits({ nodes, edges, byId }) {
  const grid = new Map();
  for (const node of nodes) {
    const key = `${Math.floor(node.x / CELL)} ${Math.floor(node.y / CELL)}`;
    if (!grid.has(key)) grid.set(key, []);
    grid.get(key).push(node);
  }
  // The two ends and the point that bends the line between them.
  function curve(edge) {
    const [a, b] = [byId.get(edge.from), byId.get(edge.to)];
    const bend = edge.bend ?? 0;
    return [a, { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend }, b];
  }
  const middleOf = (edge) => {
    const [a, c, b] = curve(edge);
    return { x: (a.x + 2 * c.x + b.x) / 4, y: (a.y + 2 * c.y + b.y) / 4 };
  };
  return {
    middle: middleOf,
    node({ x, y }, scale) {
      let best = null;
      let nearest = Infinity;
      const reach = REACH / scale;
      const around = Math.min(6, Math.ceil((40 + reach) / CELL));
      for (let column = -around; column <= around; column += 1) for (let row = -around; row <= around; row += 1) {
        for (const node of grid.get(`${Math.floor(x / CELL) + column} ${Math.floor(y / CELL) + row}`) ?? []) {
          const apart = Math.hypot(node.x - x, node.y - y);
          if (apart <= node.size + reach && apart < nearest) [best, nearest] = [node.id, apart];
        }
      }
      return best;
    },
    edge(point, scale) {
      let best = null;
      let nearest = REACH / scale;
      for (const edge of edges) {
        const [a, , b] = curve(edge);
        const middle = middleOf(edge);
        const apart = Math.min(distance(point, a, middle), distance(point, middle, b));
        if (apart < nearest) [best, nearest] = [edge.id, apart];
      }
      return best;
    },
  };
}

function distance(point, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(point.x - a.x - along * dx, point.y - a.y - along * dy);
}
