// Who speaks most, what is spoken of most, where many agree, where they are divided (congruence and conflict in the sense
// of discourse network analysis, Leifeld 2017, kept per target so that five who agree are one camp and not ten pairs).
import { byLabel, isActor } from "./names.js";
import { strongest } from "./strongest.js";

const made = new WeakMap();
const SIGNS = [1, 0, -1];

// {strength, actors, issues, camps, conflicts} of a selection (selection.js); strength[n] counts the stances node n holds
// or is the target of.
export function rankings(model, selection) {
  if (!made.has(selection)) made.set(selection, compute(model, selection));
  return made.get(selection);
}

function compute(model, { perEdge }) {
  const size = model.nodes.length;
  const strength = new Uint32Array(size);
  const held = new Uint32Array(size * 3); // statements of a holder by sign
  const lines = new Map(); // target number -> its edges that pass
  for (const edge of model.edges) {
    const total = perEdge[edge.number];
    if (!total || edge.kind !== "stance") continue;
    const [from, to] = [edge.from.number, edge.to.number];
    strength[from] += total;
    if (to !== from) strength[to] += total;
    held[from * 3 + edge.polarity + 1] += total;
    if (!lines.has(to)) lines.set(to, []);
    lines.get(to).push(edge);
  }
  const actors = strongest(model, Uint32Array.from(model.nodes, (_, n) => held[n * 3] + held[n * 3 + 1] + held[n * 3 + 2])).map((node) => new Holder(node, held));
  const seen = { stamp: 0, of: new Uint32Array(size * 4) };
  const targets = [...lines].map(([number, edges]) => targetOf(model.nodes[number], edges, perEdge, seen));
  return { strength, actors, ...ordered(targets) };
}

// Maps are made when first asked for: thousands are ranked, a few are shown.
class Holder {
  constructor(node, held) {
    this.node = node;
    this.held = held;
    this.total = held[node.number * 3] + held[node.number * 3 + 1] + held[node.number * 3 + 2];
  }

  // sign -> statements
  get split() {
    return new Map(SIGNS.map((sign) => [sign, this.held[this.node.number * 3 + sign + 1]]));
  }
}

// positive and negative are how many hold that side, divided the smaller of both, voices how many take a stance at all.
class Target {
  constructor(node, edges, perEdge) {
    Object.assign(this, { node, edges, perEdge, total: 0, positive: 0, negative: 0, divided: 0, voices: 0 });
  }

  // sign -> Map(holder -> statements)
  get sides() {
    const sides = new Map(SIGNS.map((sign) => [sign, new Map()]));
    for (const { from, polarity, number } of this.edges) sides.get(polarity).set(from, (sides.get(polarity).get(from) ?? 0) + this.perEdge[number]);
    return sides;
  }
}

function targetOf(node, edges, perEdge, seen) {
  const target = new Target(node, edges, perEdge);
  const stamp = (seen.stamp += 1);
  for (const { from, polarity, number } of edges) {
    const place = from.number * 4;
    target.total += perEdge[number];
    if (seen.of[place] !== stamp) target.voices += 1;
    seen.of[place] = stamp;
    if (!polarity || seen.of[place + 2 + polarity] === stamp) continue;
    seen.of[place + 2 + polarity] = stamp;
    if (polarity > 0) target.positive += 1;
    else target.negative += 1;
  }
  target.divided = Math.min(target.positive, target.negative);
  return target;
}

function ordered(all) {
  const byVoices = (a, b) => b.voices - a.voices || b.total - a.total || byLabel(a.node, b.node);
  const issues = all.filter((target) => !isActor(target.node)).sort(byVoices);
  const camps = [];
  for (const target of all) {
    if (target.positive > 1) camps.push({ target, sign: 1, size: target.positive });
    if (target.negative > 1) camps.push({ target, sign: -1, size: target.negative });
  }
  camps.sort((a, b) => b.size - a.size || b.target.total - a.target.total || byLabel(a.target.node, b.target.node) || b.sign - a.sign);
  const conflicts = all.filter((target) => target.divided > 0 && target.voices > 1).sort((a, b) => b.divided - a.divided || byVoices(a, b));
  return { issues, camps, conflicts };
}
