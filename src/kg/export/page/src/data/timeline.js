// The course of time: statements counted by day, week, month or year. A date less exact than a bin is spread evenly over the
// bins it can mean and counted apart as vague; what has no date is counted apart too. Days are numbers yyyymmdd.
import { firstDay, lastDay } from "./dates.js";
import { REASONS } from "./selection.js";

const [DAYS, WEEKS, MONTHS] = [45, 430, 12 * 366]; // the longest span, in days, that is still counted so finely
const TAIL = 0.1; // at most this share of the statements may be gathered in one bin "earlier"
const LONE = 3; // so much longer than the rest must the tail be
const DAY = 86_400_000;
const made = new WeakMap();

const utc = (day) => Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / DAY;
function dayOf(number) {
  const date = new Date(number * DAY);
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}
export const isoOf = (day) => `${String(Math.floor(day / 10_000)).padStart(4, "0")}-${String(Math.floor(day / 100) % 100).padStart(2, "0")}-${String(day % 100).padStart(2, "0")}`;
const unitFor = (span) => (span <= DAYS ? "day" : span <= WEEKS ? "week" : span <= MONTHS ? "month" : "year");

// {unit, earlier, bins: [{first, last}], begin, end}: begin[n] and end[n] are the first and last bin statement n can mean, -1
// where it has no date. null where nothing has a date.
export function course(model) {
  if (!made.has(model)) made.set(model, compute(model));
  return made.get(model);
}

function compute(model) {
  const { first, last, stance } = model.statements;
  const dated = Array.from(first.keys()).filter((n) => first[n] && stance[n]);
  if (!dated.length) return null;
  const begins = dated.map((n) => first[n]).sort((a, b) => a - b);
  const final = dated.reduce((most, n) => Math.max(most, Math.min(last[n], dayAfterLatest(begins))), 0);
  const { from, earlier } = beginning(begins, final);
  const unit = unitFor(utc(final) - utc(from));
  const bins = binsOf(unit, from, final);
  if (earlier) bins.unshift({ first: begins[0], last: dayOf(utc(bins[0].first) - 1) });
  const find = finder(bins);
  const place = (days) => Int16Array.from(days, (day) => (day ? find(day) : -1));
  return { unit, earlier, bins, begin: place(first), end: place(last) };
}

// A last date of reduced precision, such as a year, does not stretch the course beyond the latest year that begins in it.
const dayAfterLatest = (begins) => Math.floor(begins.at(-1) / 10_000) * 10_000 + 1231;

// Where the course begins: a few much older statements do not press all others together.
function beginning(begins, final) {
  const core = begins[Math.floor(begins.length * TAIL)];
  const [whole, rest] = [utc(final) - utc(begins[0]), Math.max(DAYS, utc(final) - utc(core))];
  return unitFor(whole) !== unitFor(rest) && whole > LONE * rest ? { from: core, earlier: true } : { from: begins[0], earlier: false };
}

function binsOf(unit, from, final) {
  const bins = [];
  let [year, month] = [Math.floor(from / 10_000), Math.floor(from / 100) % 100];
  if (unit === "year") for (; year * 10_000 <= final; year += 1) bins.push({ first: year * 10_000 + 101, last: year * 10_000 + 1231 });
  else if (unit === "month") {
    for (; year * 10_000 + month * 100 <= final; month === 12 ? (month = 1, year += 1) : (month += 1)) {
      const next = month === 12 ? (year + 1) * 10_000 + 101 : year * 10_000 + (month + 1) * 100 + 1;
      bins.push({ first: year * 10_000 + month * 100 + 1, last: dayOf(utc(next) - 1) });
    }
  } else {
    const step = unit === "week" ? 7 : 1;
    // weeks begin on Mondays (ISO 8601); day 0 was a Thursday
    const start = step === 7 ? utc(from) - ((((utc(from) + 3) % 7) + 7) % 7) : utc(from);
    for (let day = start; day <= utc(final); day += step) bins.push({ first: dayOf(day), last: dayOf(day + step - 1) });
  }
  return bins;
}

// day -> its bin; days before the first and after the last belong to these.
function finder(bins) {
  return (day) => {
    let [low, high] = [0, bins.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bins[middle].first <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
export const binOf = ({ bins }, day) => finder(bins)(day);

// {positive, neutral, negative, vague, undated}: counts by bin of the stances that pass everything but the period.
export function histogram(model, { fails, reason }) {
  const { bins, begin, end } = course(model);
  const { stance, polarity } = model.statements;
  const period = REASONS.indexOf("period");
  const counts = { positive: new Uint32Array(bins.length), neutral: new Uint32Array(bins.length), negative: new Uint32Array(bins.length) };
  const slope = new Float64Array(bins.length + 1);
  const names = ["negative", "neutral", "positive"];
  let undated = 0;
  for (let n = 0; n < model.count; n += 1) {
    if (!stance[n] || fails[n] > 1 || (fails[n] === 1 && reason[n] !== period)) continue;
    if (begin[n] < 0) undated += 1;
    else if (begin[n] === end[n]) counts[names[polarity[n] + 1]][begin[n]] += 1;
    else {
      const part = 1 / (end[n] - begin[n] + 1);
      slope[begin[n]] += part;
      slope[end[n] + 1] -= part;
    }
  }
  const vague = new Float64Array(bins.length);
  let sum = 0;
  for (let n = 0; n < bins.length; n += 1) {
    sum += slope[n];
    vague[n] = Math.max(0, Math.round(sum * 1e6) / 1e6);
  }
  return { ...counts, vague, undated };
}

// The bins a period covers, and the period that covers bins; a period that reaches the first or last bin is open there.
export function binsOfPeriod(time, { since, until }) {
  const from = since ? binOf(time, firstDay(since)) : 0;
  const to = until ? binOf(time, lastDay(until)) : time.bins.length - 1;
  return [Math.min(from, to), to];
}

export function periodOfBins({ bins }, from, to) {
  return { since: from > 0 ? isoOf(bins[from].first) : "", until: to < bins.length - 1 ? isoOf(bins[to].last) : "" };
}

// The next period when time goes on by `by` bins: as of a day only its end moves, otherwise the whole period. Where none is set
// it begins at the first bin. null at the end of time.
export function stepped(time, filters, by) {
  const final = time.bins.length - 1;
  const open = !filters.since && !filters.until;
  const [from, to] = binsOfPeriod(time, filters);
  if (filters.asof) {
    const end = open ? (by > 0 ? 0 : final - 1) : to + by;
    return end < 0 || end > final || (to === final && !open && by > 0) ? null : { since: "", until: isoOf(time.bins[end].last) };
  }
  const width = open ? Math.max(1, Math.round(final / 12)) - 1 : to - from;
  const start = open ? (by > 0 ? 0 : final - width) : from + by;
  if (start < 0 || start + width > final) return null;
  // both ends are named, so that the first and the last step are periods too
  return { since: isoOf(time.bins[start].first), until: isoOf(time.bins[start + width].last) };
}
