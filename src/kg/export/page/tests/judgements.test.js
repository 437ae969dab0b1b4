import assert from "node:assert/strict";
import { test } from "node:test";
import { confirming, denying, fingerprint, fitting, fromLines, isLine, joining, keyOf, naming, parting, settled, toLines } from "../src/data/judgements.js";
import { world } from "./world.js";

const model = world([["state:aa", "supports", "issue:bridge", "2024-01-02"], ["person:cc", "opposes", "issue:bridge", "2024-01-03"]]);
const one = { ...model.statement(0), start: 100, sentence: "🕊 ab", marks: { holder: [0, 1], cue: [2, 4], target: ["anderswo"] } };
const [aland, belund, person, bridge] = model.nodes;

test("a line finds its statement again: offsets count code points of the document", () => assert.deepEqual(confirming(one), {
  judgement: "confirm", statement: "st-0", document: "one", evidence: [100, 104], cue: [102, 104], was: { holder: "state:aa", type: "supports", target: "issue:bridge" },
}));

test("a cue outside of the sentence has no place", () => assert.equal("cue" in confirming({ ...one, marks: { cue: ["wo"] } }), false));

test("what is wrong without a remedy leaves the graph, with one it is changed", () => {
  assert.equal(denying(one, ["not_said"], {}).judgement, "reject");
  assert.equal(denying(one, [], {}).judgement, "reject");
  assert.equal(denying(one, ["holder"], { holder: "state:bb" }).judgement, "retype");
  assert.equal(denying(one, ["holder", "date"], { holder: "state:bb" }).judgement, "reject");
  assert.equal("holder" in denying(one, ["holder", "date"], { holder: "state:bb" }), false);
  assert.equal(denying(one, ["polarity"], { type: "opposes" }).judgement, "retype");
  assert.deepEqual(denying(one, ["target", "holder"], {}, " weil ").wrong, ["holder", "target"]);
  assert.equal(denying(one, ["target"], {}, " weil ").why, "weil");
});

test("holders become one with holders only", () => {
  assert.ok(fitting(aland, person));
  assert.ok(!fitting(aland, bridge));
  assert.ok(!fitting(aland, aland));
});

test("of two lines about the same the later one counts", () => {
  const lines = [confirming(one), joining(aland, belund), naming(aland, "Åland", ""), denying(one, ["date"], {}), parting(belund, aland), naming(aland, "", "Aland Islands")];
  assert.deepEqual(settled(lines).map(({ judgement }) => judgement), ["reject", "different", "rename"]);
  assert.deepEqual(naming(aland, " A ", " "), { judgement: "rename", node: "state:aa", label: "A" });
  assert.notEqual(keyOf({ judgement: "different", a: "x", b: "y", document: "d" }), keyOf({ judgement: "different", a: "x", b: "y" }));
});

test("what is written is read again, whatever it holds", () => {
  const strange = ["</script>", "__proto__", "\u2028", "\ud800", "\n\r\t", "=1+1", "\u202e", "{{x}}"].map((text) => ({ judgement: "rename", node: "state:aa", label: text, why: text }));
  const lines = [confirming(one), denying(one, ["holder"], { holder: "state:bb" }), ...strange];
  assert.deepEqual(fromLines(toLines(lines)), { lines, bad: [] });
  assert.equal(toLines(lines).trim().split("\n").length, lines.length);
});

test("lines that hold no judgement are named by their number", () => {
  const text = '\uFEFF{"judgement":"rename","node":"state:aa","label":"A"}\r\n\r\n{broken\n[1]\nnull\n{"judgement":"praise"}\n{"judgement":"same","a":"x"}\n{"judgement":"reject","statement":"s","wrong":["weather"]}\n{"judgement":"reject","statement":"s","__proto__":{}}\n{"judgement":"rename","node":7}';
  const { lines, bad } = fromLines(text);
  assert.deepEqual([lines.length, bad], [1, [3, 4, 5, 6, 7, 8, 9, 10]]);
  assert.ok(!isLine({ judgement: "constructor" }));
  assert.equal({}.polluted, undefined);
});

test("a fingerprint depends on the statements and not on their order", () => {
  assert.equal(fingerprint(["st-1", "st-2"]), fingerprint(["st-2", "st-1"]));
  assert.notEqual(fingerprint(["st-1", "st-2"]), fingerprint(["st-1", "st-3"]));
  assert.notEqual(fingerprint(["ab", "c"]), fingerprint(["a", "bc"]));
  assert.match(fingerprint([]), /^[0-9a-f]{16}$/);
});
