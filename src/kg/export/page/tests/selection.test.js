import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../src/core/hash.js";
import { activeFilters, passing } from "../src/data/selection.js";
import { world } from "./world.js";

const model = world([
  ["state:aa", "supports", "issue:bridge", "2025-03-01"],
  ["state:bb", "opposes", "issue:bridge", "2025", { modality: "possible" }],
  ["person:cc", "claims", "issue:ferry", "", { document: 1, confidence: 300 }],
  ["state:aa", "member_of", "org:dd", "2024-12"],
]);
const kept = (filters) => {
  const { stances, relations } = passing(model, { ...NO_FILTERS, ...filters });
  return [...stances, ...relations].sort();
};

for (const [name, filters, expected] of [
  ["nothing set", {}, [0, 1, 2, 3]],
  ["one type", { type: ["opposes"] }, [1]],
  ["two types", { type: ["opposes", "supports"] }, [0, 1]],
  ["an unknown type", { type: ["sings"] }, []],
  ["polarity leaves relations out", { polarity: ["neutral"] }, [2]],
  ["modality leaves relations out", { modality: ["asserted"] }, [0, 2]],
  ["kind of either end", { kind: ["person"] }, [2]],
  ["document", { doc: ["two"] }, [2]],
  ["outlet", { outlet: ["Bote"] }, [0, 1, 3]],
  ["confidence", { confidence: 0.5 }, [0, 1, 3]],
  ["since: a year can mean its last day", { since: "2025-06-01" }, [1]],
  ["until: a year can mean its first day", { until: "2025-01-15" }, [1, 3]],
  ["a range drops the undated", { since: "2020-01-01", until: "2030-01-01" }, [0, 1, 3]],
  ["one hop", { focus: "state:aa" }, [0, 3]],
  ["two hops", { focus: "state:aa", hops: 2 }, [0, 1, 3]],
  ["a focus on nobody", { focus: "nobody" }, []],
  ["all together", { type: ["supports"], kind: ["state"], since: "2025-01-01", polarity: ["positive"] }, [0]],
  ["words above the table change nothing", { text: "xyz" }, [0, 1, 2, 3]],
]) test(`filter: ${name}`, () => assert.deepEqual(kept(filters), expected));

test("counts by edge, and the same answer for the same question", () => {
  const once = passing(model, NO_FILTERS);
  assert.deepEqual([...once.perEdge], [1, 1, 1, 1]);
  assert.equal(passing(model, { ...NO_FILTERS }), once);
});

test("filters are counted once each", () => assert.equal(activeFilters({ ...NO_FILTERS, type: ["a", "b"], since: "2024", until: "2025", confidence: 0.5 }), 3));
