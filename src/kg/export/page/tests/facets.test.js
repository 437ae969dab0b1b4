import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../src/core/hash.js";
import { facets } from "../src/data/facets.js";
import { passing } from "../src/data/selection.js";
import { world } from "./world.js";

const model = world([
  ["state:aa", "supports", "issue:bridge", "2025-03-01"], ["state:bb", "opposes", "issue:bridge", "2025", { modality: "possible" }],
  ["person:cc", "opposes", "issue:ferry", "", { document: 1, confidence: 300 }], ["state:aa", "member_of", "org:dd", "2024-12"],
]);
const counted = (filters) => facets(model, passing(model, { ...NO_FILTERS, ...filters }));
const LISTS = { type: ["supports", "opposes", "claims"], polarity: ["positive", "negative", "neutral"], modality: ["asserted", "possible"], phase: ["current"], kind: ["state", "person", "issue"], doc: ["one", "two"], outlet: ["Bote", ""] };

test("every count is what the choice alone would show, whatever else is set", () => {
  let seen = 0;
  for (const filters of [{}, { type: ["opposes"] }, { polarity: ["negative"], kind: ["state"] }, { since: "2025-01-01" }, { confidence: 0.5, doc: ["one"] }, { focus: "state:aa" }]) {
    const counts = counted(filters);
    for (const [list, values] of Object.entries(LISTS)) for (const value of values) {
      if (value === "") continue;
      const shown = passing(model, { ...NO_FILTERS, ...filters, [list]: [value] }).stances.length;
      // a focus is drawn anew around what passes, so a choice may show fewer than its neighbours had
      if (filters.focus) assert.ok(shown <= 3);
      else assert.equal(counts[list].get(value) ?? 0, shown, `${JSON.stringify(filters)} ${list} ${value}`);
      seen += 1;
    }
  }
  assert.equal(seen, 6 * 15);
});

test("relations are not counted", () => assert.equal(counted({}).type.get("member_of"), undefined));
