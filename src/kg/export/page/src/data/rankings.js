// Who speaks most, what is spoken of most, where many agree, where they are divided (congruence and conflict in the sense
// of discourse network analysis, Leifeld 2017, kept per target so that five who agree are one camp and not ten pairs).
import { byLabel, isActor } from "./names.js";

const made = new WeakMap();
const add = (map, key, by) => map.set(key, (map.get(key) ?? 0) + by);

// {strength, actors, issues, camps, conflicts} of a selection (selection.js); strength[n] counts the stances node n holds
// or is the target of.
export function rankings(model, selection) {
  if (!made.has(selection)) made.set(selection, compute(model, selection));
  return made.get(selection);
}

function compute(model, { perEdge }) {
  const strength = new Uint32Array(model.nodes.length);
  const holders = new Map();
  const targets = new Map();
  model.edges.forEach((edge, n) => {
    const total = perEdge[n];
    if (!total || edge.kind !== "stance") return;
    const { from, to, polarity } = edge;
    strength[from.number] += total;
    if (to !== from) strength[to.number] += total;
    if (!holders.has(from)) holders.set(from, { node: from, total: 0, split: new Map() });
    if (!targets.has(to)) targets.set(to, { node: to, total: 0, sides: new Map([[1, new Map()], [0, new Map()], [-1, new Map()]]) });
    const [holder, target] = [holders.get(from), targets.get(to)];
    holder.total += total;
    add(holder.split, polarity, total);
    target.total += total;
    add(target.sides.get(polarity), from, total);
  });
  return { strength, ...ordered([...holders.values()], [...targets.values()]) };
}

function ordered(actors, all) {
  const side = (target, sign) => target.sides.get(sign).size;
  for (const target of all) {
    target.voices = new Set([...target.sides.values()].flatMap((holders) => [...holders.keys()])).size;
    target.divided = Math.min(side(target, 1), side(target, -1));
  }
  actors.sort((a, b) => b.total - a.total || byLabel(a.node, b.node));
  const byVoices = (a, b) => b.voices - a.voices || b.total - a.total || byLabel(a.node, b.node);
  const issues = all.filter((target) => !isActor(target.node)).sort(byVoices);
  const camps = all.flatMap((target) => [1, -1].map((sign) => ({ target, sign, size: side(target, sign) }))).filter((camp) => camp.size > 1);
  camps.sort((a, b) => b.size - a.size || b.target.total - a.target.total || byLabel(a.target.node, b.target.node) || b.sign - a.sign);
  const conflicts = all.filter((target) => target.divided > 0 && target.voices > 1).sort((a, b) => b.divided - a.divided || byVoices(a, b));
  return { actors, issues, camps, conflicts };
}
