import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../src/core/hash.js";
import { compare } from "../src/data/compared.js";
import { movesIn, movesOf } from "../src/data/moves.js";
import { areRelated, normalForm } from "../src/data/related.js";
import { passing } from "../src/data/selection.js";
import { sheetOf } from "../src/data/sheets.js";
import { sourcesOf } from "../src/data/sources.js";
import { world } from "./world.js";

const all = (model) => passing(model, NO_FILTERS);
const near = (one, other) => areRelated(normalForm(`issue:${one}`), normalForm(`issue:${other}`));

test("a normal form is read with whatever it holds", () => {
  assert.deepEqual(normalForm("issue:end(war(aa,-),bb)"), { text: "end(war(aa,-),bb)", concept: "end", places: ["war(aa,-)", "bb"] });
  assert.deepEqual(["issue:bridge", "state:aa", "issue:(a)", "issue:x(a"].map(normalForm), [null, null, null, null]);
});

for (const [one, other, expected] of [
  ["invitation(aa,bb)", "membership(aa,bb)", true], ["invitation(aa,bb)", "membership(bb,aa)", false], ["membership(-,bb)", "membership(aa,bb)", true],
  ["membership(-,bb)", "membership(aa,-)", false], ["membership(aa,cc)", "membership(aa,bb)", false], ["end(war(aa,bb))", "war(aa,bb)", true],
  ["cut(aa)", "ban(aa)", false], ["cut(-,-)", "cut(-,-)", false],
]) test(`${one} is ${expected ? "" : "not "}near ${other}`, () => assert.deepEqual([near(one, other), near(other, one)], [expected, expected]));

test("two actors: same side, opposite sides, both said, only one", () => {
  const model = world([
    ["state:aa", "supports", "issue:bridge", "2025"], ["state:bb", "opposes", "issue:bridge", "2024"], ["state:aa", "supports", "issue:ferry", ""], ["state:bb", "supports", "issue:ferry", ""],
    ["state:aa", "supports", "org:dd", ""], ["state:bb", "supports", "org:dd", ""], ["state:bb", "opposes", "org:dd", ""], ["state:aa", "opposes", "person:cc", ""],
    ["state:bb", "opposes", "person:cc", "", { modality: "possible" }], ["state:aa", "accuses", "state:bb", ""],
  ]);
  const { conflict, agree, balanced, only, opposite, mutual } = compare(model, all(model), model.nodes[0], model.nodes[1]);
  const ids = (rows) => rows.map(({ targets, sides }) => [targets[0].id, ...sides]);
  assert.deepEqual([ids(conflict), ids(agree), ids(balanced), opposite], [[["issue:bridge", 1, -1]], [["issue:ferry", 1, 1]], [["org:dd", 1, 0]], []]);
  assert.deepEqual(mutual.map(({ targets, sides, statements }) => [targets.map(({ id }) => id), sides, statements]), [[["state:bb", "state:aa"], [-1, null], [[9], []]]]);
  assert.deepEqual(only.map(ids), [[["person:cc", -1, null]], []]);
  assert.deepEqual(only[0][0].statements, [[7], [8]], "what the other only holds possible is shown and takes no side");
});

test("moves: sides, firmness, what a text calls new, what it tells of before; the undated apart", () => {
  const model = world([
    ["state:aa", "opposes", "issue:bridge", "2024-02"], ["state:aa", "supports", "issue:bridge", "2025-03"], ["state:bb", "open_to", "issue:bridge", "2024"], ["state:bb", "supports", "issue:bridge", "2025"],
    ["person:cc", "supports", "issue:bridge", "2025-05", { phase: "begun" }], ["person:cc", "opposes", "issue:ferry", "", { phase: "past" }],
    ["state:aa", "leaves", "org:dd", "", { document: 1 }], ["state:bb", "supports", "issue:ferry", "2025-06", { phase: "continued" }],
  ]);
  const lines = (moves) => moves.map(({ kind, holder, before, after }) => [kind, holder.id, before, after]);
  assert.deepEqual(lines(movesIn(model, NO_FILTERS).moves), [["for", "person:cc", 5, 4], ["for", "state:aa", 0, 1], ["firmer", "state:bb", 2, 3]]);
  assert.deepEqual(lines(movesIn(model, NO_FILTERS).undated), [["leaves", "state:aa", null, 6]]);
  assert.deepEqual(lines(movesIn(model, { ...NO_FILTERS, since: "2025-04-01", until: "2025-12-31" }).moves), [["for", "person:cc", 5, 4], ["firmer", "state:bb", 2, 3]]);
  assert.equal(movesOf(model, all(model)).length, 4);
});

test("a sheet groups by side, then by issue, and keeps what is open or over apart", () => {
  const model = world([
    ["state:aa", "supports", "issue:bridge", "2025-03"], ["state:aa", "supports", "issue:bridge", "2024-01-05", { document: 1 }], ["state:aa", "claims", "issue:bridge", "2024"],
    ["state:aa", "opposes", "issue:ferry", "2023", { modality: "possible" }], ["state:aa", "opposes", "issue:bridge", "", { phase: "past" }], ["state:bb", "opposes", "issue:ferry", "2025"],
    ["person:cc", "opposes", "issue:ferry", "2025"], ["state:aa", "member_of", "org:dd", "2020"], ["state:bb", "accuses", "state:aa", "2025"], ["state:bb", "supports", "issue:bridge", ""],
  ]);
  const sheet = sheetOf(model, all(model), model.nodes[0]);
  assert.deepEqual(sheet.holds.map(({ key, topics }) => [key, topics.map(({ node, numbers }) => [node.id, numbers])]), [
    ["for", [["issue:bridge", [0, 1]]]], ["neutral", [["issue:bridge", [2]]]], ["earlier", [["issue:bridge", [4]]]], ["open", [["issue:ferry", [3]]]],
  ]);
  const [entry] = sheet.holds[0].topics[0].entries;
  assert.deepEqual([entry.since, entry.until, entry.documents, entry.outlets], ["2024-01-05", "2025-03", 2, ["Bote"]]);
  assert.deepEqual([sheet.about.map(({ key }) => key), sheet.facts.map(({ other }) => other.id), sheet.gaps], [["against"], ["org:dd"], []]);
  const issue = sheetOf(model, all(model), model.nodes[4]);
  assert.deepEqual(issue.about.map(({ key, topics }) => [key, topics.map(({ node }) => node.id)]), [["against", ["state:bb", "person:cc"]], ["open", ["state:aa"]]]);
  assert.deepEqual(sheetOf(model, all(model), model.nodes[2]).gaps.map(({ id }) => id), ["issue:bridge"]);
});

test("outlets with the same sentence count as one source", () => {
  const model = world([["state:aa", "supports", "issue:bridge", ""], ["state:aa", "supports", "issue:bridge", "", { document: 2 }], ["state:aa", "supports", "issue:bridge", "", { document: 1 }]]);
  const { independent, outlets, documents } = sourcesOf(model, [0, 1, 2]);
  assert.deepEqual([independent, outlets, documents], [2, ["Bote", "Kurier"], 3]);
  model.raw.sentences.text[1] = model.raw.sentences.text[0];
  assert.equal(sourcesOf(model, [0, 1, 2]).independent, 1);
});
