import assert from "node:assert/strict";
import { test } from "node:test";
import { behind } from "../src/data/behind.js";
import { world } from "./world.js";

const model = world([
  ["state:aa", "supports", "issue:bridge", "2025-03-01", { reporters: ["org:dd"] }],
  ["state:aa", "supports", "issue:bridge", "", { more: [["person:cc"]] }],
  ["state:bb", "opposes", "issue:bridge", "2025"],
  ["state:aa", "member_of", "org:dd", "", { document: 1 }],
]);

test("a statement's record names everything its numbers stand for", () => {
  const { subject, object, word, kind, date, document, reporters, modality, confidence } = model.statement(0);
  assert.deepEqual([subject.id, word.de, object.id, kind, date], ["state:aa", "unterstützt", "issue:bridge", "stance", "2025-03-01"]);
  assert.deepEqual([document.outlet, reporters[0].label, modality, confidence], ["Bote", "Dachverband", "asserted", 0.9]);
  assert.equal(model.statement(0), model.statement(0));
});

test("what has no date of its own has that of its document, or none", () => {
  assert.deepEqual([model.statement(1).said, model.statement(1).date, model.statements.first[1], model.statements.last[1]], ["", "2024-05", 20240501, 20240531]);
  assert.deepEqual([model.statements.first[3], model.statements.last[3]], [0, 0]);
});

test("statements of one holder, name and target are one edge, and a relation is never a stance", () => {
  assert.deepEqual(model.edges.map((edge) => [edge.id, edge.statements, edge.polarity]), [
    ["state:aa>supports>issue:bridge", [0, 1], 1], ["state:bb>opposes>issue:bridge", [2], -1], ["state:aa>member_of>org:dd>relation", [3], 0],
  ]);
  assert.equal(model.stances, 3);
});

test("behind a selection stand all its statements, stances first", () => {
  assert.deepEqual(behind(model, { what: "node", id: "state:aa" }), [0, 1, 3]);
  assert.deepEqual(behind(model, { what: "node", id: "org:dd" }), [0, 3]);
  assert.deepEqual(behind(model, { what: "node", id: "person:cc" }), [1], "who reports a further passage reports the statement");
  assert.deepEqual(behind(model, { what: "camp", id: "-issue:bridge" }), [2]);
  assert.deepEqual(behind(model, { what: "camp", id: "*issue:bridge" }), [0, 1, 2]);
  assert.deepEqual(behind(model, { what: "edge", id: "nothing" }), []);
  assert.deepEqual(behind(model, { what: "camp", id: "" }), []);
});
