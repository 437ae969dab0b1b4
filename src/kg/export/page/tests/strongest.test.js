import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../src/core/hash.js";
import { byLabel } from "../src/data/names.js";
import { passing } from "../src/data/selection.js";
import { strongest } from "../src/data/strongest.js";
import { toneOf } from "../src/data/tone.js";
import { world } from "./world.js";

test("nodes by score, then by label; without a score they are left out", () => {
  const model = world([["state:aa", "supports", "issue:bridge", ""]]);
  for (const scores of [[1, 1, 1, 1, 1, 1], [0, 5, 2, 0, 2, 4e9], [3, 3, 0, 1, 1, 0], [0, 0, 0, 0, 0, 0]]) {
    const plain = model.nodes.filter(({ number }) => scores[number]).sort((a, b) => scores[b.number] - scores[a.number] || byLabel(a, b));
    assert.deepEqual(strongest(model, scores).map(({ id }) => id), plain.map(({ id }) => id));
  }
});

test("an edge is as sure as its surest statement and over when all of them are", () => {
  const model = world([
    ["state:aa", "supports", "issue:bridge", "", { modality: "possible" }], ["state:aa", "supports", "issue:bridge", "2025"],
    ["state:bb", "supports", "issue:bridge", "", { modality: "possible" }], ["person:cc", "opposes", "issue:ferry", "", { phase: "past" }],
    ["state:bb", "opposes", "issue:ferry", "", { phase: "past" }], ["state:bb", "opposes", "issue:ferry", "2025"], ["state:aa", "member_of", "org:dd", ""],
  ]);
  const tones = ({ mask }) => model.edges.map((edge) => toneOf(model, mask, edge));
  assert.deepEqual(tones(passing(model, NO_FILTERS)), ["", "possible", "past", "", ""]);
  assert.deepEqual(tones(passing(model, { ...NO_FILTERS, modality: ["possible"] })).slice(0, 2), ["possible", "possible"]);
  assert.deepEqual(passing(model, { ...NO_FILTERS, phase: ["past"] }).stances, [3, 4]);
});
