import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../src/core/hash.js";
import { passing } from "../src/data/selection.js";
import { binsOfPeriod, course, histogram, periodOfBins, stepped } from "../src/data/timeline.js";
import { world } from "./world.js";

const said = (...dates) => world(dates.map((date, n) => ["state:aa", n % 2 ? "opposes" : "supports", "issue:bridge", date, { document: 1 }]));
const counts = (model, filters = {}) => histogram(model, passing(model, { ...NO_FILTERS, ...filters }));

for (const [name, dates, unit, bins, earlier] of [
  ["some days", ["2024-02-27", "2024-03-01"], "day", 4, false],
  ["half a year, in weeks from Monday", ["2024-01-03", "2024-06-30"], "week", 26, false],
  ["two years", ["2024-01-15", "2025-12-01"], "month", 24, false],
  ["thirty years", ["1994-12-05", "2024-01-01"], "year", 31, false],
  ["a lone old date", ["1994-12-05", ...Array.from({ length: 30 }, (_, n) => `2025-0${1 + (n % 9)}-10`)], "week", 37, true],
]) {
  test(`unit: ${name}`, () => {
    const time = course(said(...dates));
    assert.deepEqual([time.unit, time.bins.length, time.earlier], [unit, bins, earlier]);
    for (const [n, bin] of time.bins.entries()) assert.ok(bin.first <= bin.last && (n === 0 || time.bins[n - 1].last < bin.first));
  });
}

test("nothing dated has no course", () => assert.equal(course(said("", "")), null));

test("every statement is counted once: exact, vague or undated", () => {
  const model = said("2024-01-15", "2024-01-20", "2025-12-01", "2025", "");
  const { positive, negative, vague, undated } = counts(model);
  assert.deepEqual([positive[0], negative[0], positive[23], undated], [1, 1, 1, 1]);
  assert.equal(Math.round(vague.reduce((a, b) => a + b)), 1);
  assert.deepEqual([vague[11], vague[12] > 0.08, vague[23] > 0.08], [0, true, true]);
});

test("the period itself does not change the bars, any other filter does", () => {
  const model = said("2024-01-15", "2024-01-20", "2025-12-01");
  assert.equal(counts(model, { since: "2025-01-01" }).positive[0], 1);
  assert.equal(counts(model, { polarity: ["negative"] }).positive[0], 0);
});

test("period to bins and back", () => {
  const time = course(said("2024-01-15", "2025-12-01"));
  for (const [from, to] of [[0, 23], [0, 3], [4, 4], [20, 23]]) assert.deepEqual(binsOfPeriod(time, periodOfBins(time, from, to)), [from, to]);
  assert.deepEqual(periodOfBins(time, 1, 2), { since: "2024-02-01", until: "2024-03-31" });
  assert.deepEqual(binsOfPeriod(time, { since: "2025", until: "2025-02" }), [12, 13]);
  assert.deepEqual(binsOfPeriod(time, { since: "1990-01-01", until: "2040-01-01" }), [0, 23]);
});

test("playing walks through all of time and stops", () => {
  const time = course(said("2024-01-15", "2025-12-01"));
  for (const asof of [false, true]) {
    let [filters, steps] = [{ since: "", until: "", asof }, 0];
    for (let next = stepped(time, filters, 1); next; next = stepped(time, filters, 1)) {
      filters = { ...filters, ...next };
      steps += 1;
    }
    assert.equal(steps, asof ? 24 : 23);
    assert.equal(filters.until, "2025-12-31");
    assert.ok(stepped(time, filters, -1));
  }
  assert.equal(stepped(time, { since: "2024-01-01", until: "2024-01-31", asof: false }, -1), null);
});

test("as of a day, of two opposite positions only the later one counts, and only when it is certainly later", () => {
  const model = world([
    ["state:aa", "opposes", "issue:bridge", "2025-03-01"], ["state:aa", "supports", "issue:bridge", "2024-02"], ["state:aa", "claims", "issue:bridge", "2024-01"],
    ["state:bb", "opposes", "issue:bridge", "2025-03-01"], ["state:bb", "supports", "issue:bridge", "2025"],
    ["person:cc", "opposes", "issue:bridge", "2025-03-01", { modality: "possible" }], ["person:cc", "supports", "issue:bridge", "2025-02-01"],
  ]);
  const kept = (until, asof = true) => passing(model, { ...NO_FILTERS, until, asof }).stances;
  assert.deepEqual(kept("2025-12-31"), [0, 2, 3, 4, 5, 6]);
  assert.deepEqual(kept("2025-12-31", false), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(kept("2024-12-31"), [1, 2]);
});

test("undated statements are kept beside a period when asked for", () => {
  const model = said("2024-01-15", "", "2025-12-01");
  assert.deepEqual(passing(model, { ...NO_FILTERS, since: "2025-01-01" }).stances, [2]);
  assert.deepEqual(passing(model, { ...NO_FILTERS, since: "2025-01-01", undated: true }).stances, [1, 2]);
});
