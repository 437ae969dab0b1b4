// Two actors beside each other, target by target: on the same side, on opposite sides, undecided (one of them said both),
// near each other without being the same (related.js), what they say of each other, and what only one of them takes a side
// on. Sides as in pairs.js.
import { byLabel } from "./names.js";
import { sidesOf } from "./pairs.js";
import { relatedTo } from "./related.js";

// Lists of rows {targets, sides, statements}, each with a value for the one and for the other; the first is the newest.
export function compare(model, { stances, mask }, one, other) {
  const pair = [one, other];
  const own = pair.map((node) => stances.filter((n) => model.statements.from[n] === node.number));
  const sides = own.map((numbers) => sideByTarget(sidesOf(model, { stances: numbers })));
  const about = (who, target) => own[who].filter((n) => model.statements.to[n] === target.number).sort((a, b) => a - b);
  const row = (targets) => ({
    targets, sides: targets.map((target, who) => (target && sides[who].get(target.number)) ?? null),
    statements: targets.map((target, who) => (target ? about(who, target) : [])),
  });
  const result = { conflict: [], agree: [], balanced: [], opposite: [], parallel: [], mutual: [], only: [[], []] };
  const eachOther = row([other, one]);
  if (eachOther.statements.flat().length) result.mutual.push(eachOther);
  const targets = [...new Set([...sides[0].keys(), ...sides[1].keys()])].map((number) => model.nodes[number]);
  const single = [[], []];
  for (const target of targets) {
    const [a, b] = sides.map((side) => side.get(target.number));
    if (a === undefined || b === undefined) {
      if (!pair.includes(target)) single[a === undefined ? 1 : 0].push(target);
    } else result[a * b > 0 ? "agree" : a * b < 0 ? "conflict" : "balanced"].push(row([target, target]));
  }
  const near = pairUp(model, single, sides);
  for (const targets of near) result[sides[0].get(targets[0].number) === sides[1].get(targets[1].number) ? "parallel" : "opposite"].push(row(targets));
  single.forEach((list, who) => {
    const taken = new Set(near.map((targets) => targets[who]));
    result.only[who] = list.filter((target) => !taken.has(target)).map((target) => row([target, target]));
  });
  const newest = ({ statements }) => Math.min(...statements.flat(), mask.length);
  const order = (a, b) => newest(a) - newest(b) || byLabel(a.targets[0], b.targets[0]);
  for (const list of [result.conflict, result.agree, result.balanced, result.opposite, result.parallel, ...result.only]) list.sort(order);
  return result;
}

const sideByTarget = (sides) => new Map([...sides].map(([target, holders]) => [target, [...holders.values()][0]]));

function pairUp(model, [ones, others], sides) {
  const open = new Set(others.filter((target) => sides[1].get(target.number)));
  return ones.filter((target) => sides[0].get(target.number)).flatMap((target) => relatedTo(model, target).filter((near) => open.has(near)).map((near) => [target, near]));
}
