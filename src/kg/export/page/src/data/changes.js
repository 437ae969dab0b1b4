// Changes of position: two dated statements of one holder on one target that take opposite sides, the earlier one first.
// Both stay; the later one takes nothing back. Only asserted and intended stances count, and only where every day that the
// earlier date can mean lies before every day of the later one: an imprecise date proves no change.
const COUNTED = new Set(["asserted", "intended"]);

// [{holder, target, before, after}] with nodes and statement numbers, the latest change first.
export function changesOf(model, { stances }) {
  const { polarity, modality, from, to, first, last } = model.statements;
  const lines = new Map();
  for (const n of stances) {
    if (!polarity[n] || !first[n] || !COUNTED.has(model.raw.modalities[modality[n]])) continue;
    const key = from[n] * model.nodes.length + to[n];
    if (!lines.has(key)) lines.set(key, []);
    lines.get(key).push(n);
  }
  const changes = [];
  for (const line of lines.values()) {
    line.sort((a, b) => first[a] - first[b] || last[a] - last[b] || a - b);
    for (let n = 1; n < line.length; n += 1) {
      const [before, after] = [line[n - 1], line[n]];
      if (polarity[before] === polarity[after] || last[before] >= first[after]) continue;
      changes.push({ holder: model.nodes[from[after]], target: model.nodes[to[after]], before, after });
    }
  }
  return changes.sort((a, b) => first[b.after] - first[a.after] || a.after - b.after);
}
