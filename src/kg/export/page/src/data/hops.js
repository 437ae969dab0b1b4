// The nodes at most so many steps away from one node, over the statements that pass; as flags by node number.
export function within(model, mask, start, hops) {
  const near = new Uint8Array(model.nodes.length);
  if (start < 0) return near;
  near[start] = 1;
  let edge = [start];
  for (let step = 0; step < hops; step += 1) {
    const next = [];
    for (const number of edge) {
      for (const line of model.nodes[number].edges) {
        const other = line.from.number === number ? line.to.number : line.from.number;
        if (near[other] || !line.statements.some((n) => mask[n])) continue;
        near[other] = 1;
        next.push(other);
      }
    }
    edge = next;
  }
  return near;
}
