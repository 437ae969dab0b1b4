import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST_NODES, NO_FILTERS, fromHash, toHash } from "../src/core/hash.js";

const known = { views: ["graph", "table"], languages: ["de", "en"], view: "graph", lang: "de" };
const plain = fromHash("", known);

test("an empty hash is the start", () => assert.deepEqual(plain, { view: "graph", lang: "de", sel: null, filters: NO_FILTERS, relations: false, limit: FIRST_NODES, sort: "", own: {} }));

for (const change of [
  { view: "table", lang: "en", sort: "-date" },
  { sel: { what: "node", id: "a&b=c#d,e%", at: "" } },
  { sel: { what: "edge", id: "x>y>z", at: "st-1" } },
  { filters: { ...NO_FILTERS, type: ["a,b", "c"], doc: ["ä ö"], outlet: ["Bote & Sohn"], since: "2024-01-01", focus: "n", hops: 2, confidence: 0.35, text: "mehr Wörter" } },
  { sel: { what: "pair", id: "state:fi<>state:ru", at: "" } },
  { filters: { ...NO_FILTERS, phase: ["past", "ended"], until: "2025-03", undated: true, asof: true } },
  { relations: true, limit: 450, own: { one: "state:fi", other: "state:ru" } },
]) test(`there and back: ${JSON.stringify(change)}`, () => assert.deepEqual(fromHash(toHash({ ...plain, ...change }), known), { ...plain, ...change }));

for (const broken of ["#view=x&lang=x", "#limit=x", "#limit=-5", "#hops=x&confidence=x", "#%", "#type=&doc=", "#at=st-1", "#since=soon&until=2024-1", "#undated=yes&asof=0"]) {
  test(`a broken hash is the start: ${broken}`, () => assert.deepEqual(fromHash(broken, known), plain));
}

test("numbers stay in their bounds", () => {
  const { filters, limit } = fromHash("#hops=9&confidence=7&limit=1e99", known);
  assert.deepEqual([filters.hops, filters.confidence, limit], [2, 1, 1e6]);
});
