// Actors <-> actors as a network: who takes a side on the same targets as whom, how often the same and how often the opposite
// one (congruence and conflict networks, Leifeld 2017). Pairs grow with the square of the actors, so they are counted for the
// actors with a side on most targets, in one table of numbers.
import { byLabel } from "./names.js";
import { COUNTED, sidesOf } from "./pairs.js";

const made = new WeakMap();

function sidesAndOrder(model, selection) {
  if (!made.has(selection)) {
    const sides = sidesOf(model, selection);
    const targets = new Uint32Array(model.nodes.length);
    for (const holders of sides.values()) {
      const sided = [...holders].filter(([, side]) => side);
      // who stands alone on a target agrees and disagrees with nobody there
      if (sided.length > 1) for (const [holder] of sided) targets[holder] += 1;
    }
    const order = model.nodes.filter((node) => targets[node.number]).sort((a, b) => targets[b.number] - targets[a.number] || byLabel(a, b));
    made.set(selection, { sides, targets, order, networks: new Map() });
  }
  return made.get(selection);
}

// {nodes, pairs: [{one, other, agree, conflict}], targets, all}: the `limit` actors with sides on most shared targets; agree and
// conflict count targets, pairs with most shared targets first; targets[number] counts the shared targets of an actor; all is
// how many actors share any.
export function network(model, selection, limit) {
  const known = sidesAndOrder(model, selection);
  if (!known.networks.has(limit)) known.networks.set(limit, compute(model, known, limit));
  return known.networks.get(limit);
}

function compute(model, { sides, targets, order }, limit) {
  const nodes = order.slice(0, limit);
  const place = new Int32Array(model.nodes.length).fill(-1);
  nodes.forEach((node, n) => { place[node.number] = n; });
  const size = nodes.length;
  const [agree, conflict] = [new Uint16Array(size * size), new Uint16Array(size * size)];
  for (const holders of sides.values()) {
    const here = [...holders].filter(([holder, side]) => side && place[holder] >= 0).map(([holder, side]) => [place[holder], side]).sort(([a], [b]) => a - b);
    for (let n = 0; n < here.length; n += 1) for (let m = n + 1; m < here.length; m += 1) (here[n][1] === here[m][1] ? agree : conflict)[here[n][0] * size + here[m][0]] += 1;
  }
  const pairs = [];
  for (let n = 0; n < size; n += 1) for (let m = n + 1; m < size; m += 1) {
    const at = n * size + m;
    if (agree[at] || conflict[at]) pairs.push({ one: nodes[n], other: nodes[m], agree: agree[at], conflict: conflict[at] });
  }
  const shared = (pair) => pair.agree + pair.conflict;
  pairs.sort((a, b) => shared(b) - shared(a) || b.conflict - a.conflict || targets[b.one.number] + targets[b.other.number] - targets[a.one.number] - targets[a.other.number] || byLabel(a.one, b.one) || byLabel(a.other, b.other));
  return { nodes, pairs, targets, all: order.length };
}

// A pair is known by the ids of both, in the order of their numbers.
const BETWEEN = "<>";
export const pairId = (one, other) => (one.number < other.number ? [one, other] : [other, one]).map(({ id }) => id).join(BETWEEN);

export function pairOf(model, id) {
  for (let at = id.indexOf(BETWEEN); at >= 0; at = id.indexOf(BETWEEN, at + 1)) {
    const pair = [id.slice(0, at), id.slice(at + BETWEEN.length)].map((part) => model.nodeById.get(part));
    if (pair[0] && pair[1] && pair[0] !== pair[1]) return pair;
  }
  return null;
}

// [{target, agree, sides: [+1 or -1, of each], statements: [[numbers of one], [numbers of other]]}]: conflicts first, then by
// how much is said.
export function sharedTargets(model, selection, [one, other]) {
  const { sides } = sidesAndOrder(model, selection);
  const { from, to, polarity, modality } = model.statements;
  const rows = new Map();
  for (const n of selection.stances) {
    const who = from[n] === one.number ? 0 : from[n] === other.number ? 1 : -1;
    if (who < 0 || !polarity[n] || !COUNTED.has(model.raw.modalities[modality[n]])) continue;
    const both = [one, other].map((node) => sides.get(to[n])?.get(node.number));
    if (!both[0] || !both[1]) continue;
    if (!rows.has(to[n])) rows.set(to[n], { target: model.nodes[to[n]], agree: both[0] === both[1], sides: both, statements: [[], []] });
    rows.get(to[n]).statements[who].push(n);
  }
  const size = ({ statements: [a, b] }) => a.length + b.length;
  return [...rows.values()].sort((a, b) => a.agree - b.agree || size(b) - size(a) || byLabel(a.target, b.target));
}
