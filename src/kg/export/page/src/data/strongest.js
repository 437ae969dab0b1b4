// Nodes by score, then by label, without a comparison of objects: score and place in the order of labels make one number.
const PLACES = 2 ** 21;

// scores: a number from 0 to 2^32 for each node number; nodes with 0 are left out.
export function strongest(model, scores) {
  const byOrder = orderOf(model);
  const keys = [];
  for (const { number, order } of model.nodes) if (scores[number]) keys.push(scores[number] * PLACES + (PLACES - 1 - order));
  return Array.from(Float64Array.from(keys).sort().reverse(), (key) => byOrder[PLACES - 1 - (key % PLACES)]);
}

const made = new WeakMap();
function orderOf(model) {
  if (!made.has(model)) made.set(model, [...model.nodes].sort((a, b) => a.order - b.order));
  return made.get(model);
}
