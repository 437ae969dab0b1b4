// Whatever moved: changes of side (changes.js), a firmer or softer word on the same side, and what a text itself calls new,
// resumed or over, or tells as a step: to join, to leave. {kind, holder, target, before, after}: before is null where one
// sentence alone tells of the change; else both are statement numbers and both stay.
import { byDate, changesOf, linesOf } from "./changes.js";
import { NO_DAY, firstDay, lastDay } from "./dates.js";
import { passing } from "./selection.js";

const made = new WeakMap();
const STEPS = new Set(["joins", "leaves"]);
const NEW = new Set(["begun", "resumed", "ended"]);
// Two sentences of one text that stand farther apart than this many characters do not take each other up.
const NEAR = 400;
export const KINDS = ["for", "against", "firmer", "softer", "begun", "resumed", "ended", "joins", "leaves"];

// The moves of a selection whose later statement can lie in the period; the undated ones have a list of their own.
export function movesIn(model, filters) {
  const { since, until } = filters;
  const all = movesOf(model, passing(model, { ...filters, since: "", until: "", asof: false }));
  const { first, last } = model.statements;
  const [from, to] = [firstDay(since), lastDay(until)];
  const dated = all.filter(({ after }) => first[after] !== NO_DAY);
  return {
    moves: dated.filter(({ after }) => (!from || last[after] >= from) && (!to || first[after] <= to)),
    undated: all.filter(({ after }) => first[after] === NO_DAY),
  };
}

export function movesOf(model, selection) {
  if (!made.has(selection)) made.set(selection, compute(model, selection));
  return made.get(selection);
}

function compute(model, selection) {
  const { polarity, from, to, first } = model.statements;
  const changes = changesOf(model, selection).map((change) => ({ kind: polarity[change.after] > 0 ? "for" : "against", ...change }));
  const moves = [...changes, ...shifts(model, selection)];
  const known = new Set(moves.map(({ after }) => after));
  const past = pastOf(model, selection);
  for (const n of selection.stances) {
    const { kind, before } = known.has(n) ? {} : step(model, past, n);
    if (kind) moves.push({ kind, holder: model.nodes[from[n]], target: model.nodes[to[n]], before, after: n });
  }
  return moves.sort((a, b) => first[b.after] - first[a.after] || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.after - b.after);
}

// The same side in a firmer or a softer word: open to -> commits to.
function shifts(model, selection) {
  const { from, to, word } = model.statements;
  const weak = (one) => Boolean(model.vocabulary[word[one.n]].weak);
  const found = [];
  for (const line of linesOf(model, selection)) {
    let last = null;
    for (const group of byDate(line)) {
      const [next] = group;
      if (group.some((one) => one.side !== next.side || weak(one) !== weak(next))) continue;
      if (last && last.side === next.side && weak(last) !== weak(next) && !next.said.startsWith(last.said)) {
        found.push({ kind: weak(next) ? "softer" : "firmer", holder: model.nodes[from[next.n]], target: model.nodes[to[next.n]], before: last.n, after: next.n });
      }
      last = group.at(-1);
    }
  }
  return found;
}

function step(model, past, n) {
  const { word } = model.statements;
  const phase = model.raw.phases[model.raw.statements.phase[n]];
  if (NEW.has(phase)) {
    const before = earlierInText(model, past, n);
    return before === null ? { kind: phase, before } : { kind: model.statements.polarity[n] > 0 ? "for" : "against", before };
  }
  const name = model.vocabulary[word[n]].name;
  return STEPS.has(name) && phase !== "past" ? { kind: name, before: null } : {};
}

// What the texts tell of the time before, by holder and document.
function pastOf(model, { stances }) {
  const { from, document } = model.statements;
  const { statements: rows, phases } = model.raw;
  const past = new Map();
  for (const n of stances) {
    if (phases[rows.phase[n]] !== "past" || rows.said[n] >= 0) continue;
    const key = `${from[n]} ${document[n]}`;
    past.set(key, [...(past.get(key) ?? []), n]);
  }
  return past;
}

// What the same text tells, close by, of the same holder's other side in the time before, whatever it calls the matter.
function earlierInText(model, past, n) {
  const { from, document, polarity, sentence } = model.statements;
  const { start } = model.raw.sentences;
  if (!polarity[n]) return null;
  const far = (m) => Math.abs(start[sentence[m]] - start[sentence[n]]);
  const near = (past.get(`${from[n]} ${document[n]}`) ?? []).filter((m) => polarity[m] === -polarity[n] && far(m) <= NEAR);
  return near.length ? near.reduce((a, b) => (far(b) < far(a) ? b : a)) : null;
}
