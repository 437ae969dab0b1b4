import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../src/core/hash.js";
import { network, pairId, pairOf, sharedTargets } from "../src/data/network.js";
import { pairsOf } from "../src/data/pairs.js";
import { passing } from "../src/data/selection.js";
import { spring } from "../src/data/springs.js";
import { world } from "./world.js";

const model = world([
  ["state:aa", "supports", "issue:bridge", "2024"], ["state:bb", "opposes", "issue:bridge", "2025"], ["person:cc", "supports", "issue:bridge", ""],
  ["state:aa", "opposes", "issue:ferry", ""], ["state:bb", "opposes", "issue:ferry", ""], ["state:bb", "opposes", "issue:ferry", "2024-05"],
  ["person:cc", "opposes", "issue:ferry", "", { modality: "possible" }], ["person:cc", "supports", "org:dd", ""],
]);
const all = passing(model, NO_FILTERS);

test("counts the same pairs as the plain definition", () => {
  const plain = pairsOf(model, all).map(({ one, other, agree, conflict }) => [pairId(one, other), agree.length, conflict.length]);
  const { pairs, nodes, all: actors } = network(model, all, 150);
  assert.deepEqual(pairs.map(({ one, other, agree, conflict }) => [pairId(one, other), agree, conflict]).sort(), plain.sort());
  assert.deepEqual([nodes.map(({ id }) => id), actors], [["state:aa", "state:bb", "person:cc"], 3]);
  assert.equal(pairs[0].agree + pairs[0].conflict, 2);
});

test("only the strongest where a limit is set", () => {
  const { nodes, pairs, all: actors } = network(model, all, 2);
  assert.deepEqual([nodes.map(({ id }) => id), pairs.length, actors], [["state:aa", "state:bb"], 1, 3]);
});

test("a pair's targets with the statements of both, what divides them first", () => {
  const pair = pairOf(model, pairId(model.nodeById.get("state:bb"), model.nodeById.get("state:aa")));
  assert.deepEqual(pair.map(({ id }) => id), ["state:aa", "state:bb"]);
  const rows = sharedTargets(model, all, pair);
  assert.deepEqual(rows.map(({ target, agree, sides, statements }) => [target.id, agree, sides, statements]), [["issue:bridge", false, [1, -1], [[0], [1]]], ["issue:ferry", true, [-1, -1], [[3], [4, 5]]]]);
});

for (const broken of ["", "<>", "state:aa", "state:aa<>nobody", "state:aa<>state:aa"]) test(`no pair: ${broken}`, () => assert.equal(pairOf(model, broken), null));

test("who agrees stands nearer than who disagrees, names do not overlap, and it is the same twice", () => {
  const nodes = Array.from({ length: 12 }, (_, n) => (n % 5 ? { x: n * 7, y: (n * 31) % 50 } : null));
  const pairs = [];
  for (let a = 0; a < 12; a += 1) for (let b = a + 1; b < 12; b += 1) pairs.push({ from: a, to: b, agree: a % 2 === b % 2 ? 3 : 0, conflict: a % 2 === b % 2 ? 0 : 3 });
  const places = spring(nodes, pairs);
  assert.deepEqual(spring(nodes, pairs), places);
  const means = [[], []];
  for (const { from, to, agree } of pairs) {
    const [dx, dy] = [Math.abs(places[from].x - places[to].x), Math.abs(places[from].y - places[to].y)];
    means[agree ? 0 : 1].push(Math.hypot(dx, dy));
    assert.ok(dx >= 148 || dy >= 72, `${from} ${to} ${dx} ${dy}`);
  }
  const mean = (list) => list.reduce((a, b) => a + b) / list.length;
  assert.ok(mean(means[0]) * 1.3 < mean(means[1]));
});
