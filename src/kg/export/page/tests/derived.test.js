import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../src/core/hash.js";
import { changesOf } from "../src/data/changes.js";
import { find } from "../src/data/find.js";
import { pairsOf } from "../src/data/pairs.js";
import { rankings } from "../src/data/rankings.js";
import { passing } from "../src/data/selection.js";
import { world } from "./world.js";

const all = (model) => passing(model, NO_FILTERS);

test("two agree where their sides have one sign, and are in conflict where they do not", () => {
  const model = world([
    ["state:aa", "supports", "issue:bridge", ""], ["state:bb", "opposes", "issue:bridge", ""], ["person:cc", "supports", "issue:bridge", ""],
    ["state:aa", "opposes", "issue:ferry", ""], ["state:bb", "opposes", "issue:ferry", ""],
    ["person:cc", "opposes", "issue:ferry", "", { modality: "possible" }], ["person:cc", "claims", "issue:ferry", ""],
  ]);
  const shown = pairsOf(model, all(model)).map(({ one, other, agree, conflict }) => [one.id, other.id, agree.length, conflict.length]);
  assert.deepEqual(shown, [["state:aa", "state:bb", 1, 1], ["state:aa", "person:cc", 1, 0], ["state:bb", "person:cc", 0, 1]]);
});

test("who says both takes no side", () => {
  const model = world([["state:aa", "supports", "issue:bridge", ""], ["state:aa", "opposes", "issue:bridge", ""], ["state:bb", "opposes", "issue:bridge", ""]]);
  assert.deepEqual(pairsOf(model, all(model)), []);
});

test("a change of position is two dated sentences, the earlier first", () => {
  const model = world([
    ["state:aa", "supports", "issue:bridge", "2025-03-01"], ["state:aa", "opposes", "issue:bridge", "2024-02"], ["state:aa", "claims", "issue:bridge", "2024-09"],
    ["state:bb", "supports", "issue:bridge", "2025-03-01"], ["state:bb", "opposes", "issue:bridge", "2025"],
    ["person:cc", "supports", "issue:bridge", "2025-03-01"], ["person:cc", "opposes", "issue:bridge", "2025-04-01", { modality: "possible" }],
  ]);
  assert.deepEqual(changesOf(model, all(model)).map(({ holder, before, after }) => [holder.id, before, after]), [["state:aa", 1, 0]]);
});

test("the answer: camps and conflicts by how many stand there", () => {
  const model = world([
    ["state:aa", "supports", "issue:bridge", ""], ["state:aa", "supports", "issue:bridge", "2025"], ["state:bb", "supports", "issue:bridge", ""], ["person:cc", "opposes", "issue:bridge", ""],
    ["person:cc", "opposes", "issue:ferry", ""], ["state:aa", "member_of", "org:dd", ""],
  ]);
  const { actors, issues, camps, conflicts, strength } = rankings(model, all(model));
  assert.deepEqual(actors.map(({ node, total }) => [node.id, total]), [["state:aa", 2], ["person:cc", 2], ["state:bb", 1]]);
  assert.deepEqual(issues.map(({ node }) => node.id), ["issue:bridge", "issue:ferry"]);
  assert.deepEqual(camps.map(({ target, sign, size }) => [target.node.id, sign, size]), [["issue:bridge", 1, 2]]);
  assert.deepEqual(conflicts.map(({ node }) => node.id), ["issue:bridge"]);
  assert.equal(strength[model.nodeById.get("org:dd").number], 0);
});

test("a name is found by another name, without accents, from the start of a word", () => {
  const model = world([["state:aa", "supports", "issue:bridge", ""], ["person:cc", "supports", "issue:bridge", ""], ["state:bb", "supports", "issue:bridge", ""]]);
  assert.deepEqual(find(model, "hafen", 8).map(({ node, name }) => [node.id, name]), [["state:aa", "Hafenstadt"]]);
  assert.deepEqual(find(model, "HAKKA", 8).map(({ node }) => node.id), ["person:cc"]);
  assert.deepEqual(find(model, "land", 8).map(({ node }) => node.id), ["state:aa", "state:bb"]);
  assert.deepEqual([find(model, " ", 8), find(model, "Atlantis", 8)], [[], []]);
});
