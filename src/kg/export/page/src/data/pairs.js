// Actors <-> actors: on how many targets two holders take the same side, and on how many opposite ones (congruence and
// conflict networks, Leifeld 2017). The same definition as kg.graph.measures: only what is asserted or intended counts, a
// holder's side on a target is the sign of the sum of its polarities, and a sum of 0 is no side.
export const COUNTED = new Set(["asserted", "intended"]);

// target number -> Map(holder number -> +1, 0 or -1) over the stances of a selection
export function sidesOf(model, { stances }) {
  const { polarity, modality, from, to } = model.statements;
  const counted = Uint8Array.from(model.raw.modalities, (name) => (COUNTED.has(name) ? 1 : 0));
  const sides = new Map();
  for (const n of stances) {
    if (!polarity[n] || !counted[modality[n]]) continue;
    if (!sides.has(to[n])) sides.set(to[n], new Map());
    const holders = sides.get(to[n]);
    holders.set(from[n], (holders.get(from[n]) ?? 0) + polarity[n]);
  }
  for (const holders of sides.values()) for (const [holder, sum] of holders) holders.set(holder, Math.sign(sum));
  return sides;
}

// [{one, other, agree, conflict}] with nodes and lists of target numbers, most shared targets first, then by number.
export function pairsOf(model, selection) {
  const pairs = new Map();
  for (const [target, holders] of sidesOf(model, selection)) {
    const sided = [...holders].filter(([, side]) => side).sort(([a], [b]) => a - b);
    sided.forEach(([one, side], n) => {
      for (const [other, otherSide] of sided.slice(n + 1)) {
        const key = one * model.nodes.length + other;
        if (!pairs.has(key)) pairs.set(key, { one: model.nodes[one], other: model.nodes[other], agree: [], conflict: [] });
        pairs.get(key)[side === otherSide ? "agree" : "conflict"].push(target);
      }
    });
  }
  const shared = ({ agree, conflict }) => agree.length + conflict.length;
  return [...pairs.values()].sort((a, b) => shared(b) - shared(a) || a.one.number - b.one.number || a.other.number - b.other.number);
}
