import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOfCells, toTsv } from "../src/data/cells.js";
import { guarded, toCsv } from "../src/data/csv.js";
import { COLUMNS, matching, sorted } from "../src/data/rows.js";
import { fold, foldAll } from "../src/data/text.js";
import { world } from "./world.js";

const model = world([
  ["state:bb", "opposes", "issue:ferry", "2025-03-01", { confidence: 300 }], ["state:aa", "supports", "issue:bridge", "2024-02", { reporters: ["person:cc"] }],
  ["person:cc", "claims", "issue:bridge", "", { document: 1, modality: "possible" }], ["state:aa", "member_of", "org:dd", "2024"],
]);
const all = [0, 1, 2, 3];

for (const [text, column, expected] of [
  ["", "", all], ["brücke", "", [1, 2]], ["HAFENSTADT", "", [1, 3]], ["aland brucke", "", [1]], ["aland fähre", "", []], ["satz 2", "", [2]], ["\"satz 2\"", "", [2]], ["2 satz", "", [2]], ["\"2 satz\"", "", []], ["„satz 1“ aland", "", [1]], ["\"satz", "", []],
  ["häkkä", "holder", [2]], ["häkkä", "reported_by", [1]], ["häkkä", "", [1, 2]], ["bote", "document", [0, 1, 3]], ["lehnt ab", "stance", [0]], ["möglich", "modality", [2]], ["brücke", "holder", []], ["brücke", "unknown", [1, 2]],
]) test(`rows: ${text} in ${column || "all columns"}`, () => assert.deepEqual(matching(model, all, text, column), expected));

for (const [sort, expected] of [
  ["", all], ["+date", [3, 1, 0, 2]], ["-date", [0, 1, 3, 2]], ["+holder", [1, 3, 0, 2]], ["-holder", [2, 0, 1, 3]], ["+target", [1, 2, 3, 0]], ["+stance", [2, 3, 0, 1]], ["-sentence", [3, 2, 1, 0]],
  ["+document", [0, 1, 3, 2]], ["+reported_by", [1, 0, 2, 3]], ["-reported_by", [1, 0, 2, 3]], ["+modality", [0, 1, 2, 3]], ["+confidence", [0, 1, 2, 3]], ["+nothing", all],
]) test(`order: ${sort}`, () => assert.deepEqual(sorted(model, all, sort), expected));

test("many texts are folded as each alone", () => {
  for (const texts of [["Häkkä", "", "STRASSE ß", "Łódź\nØre"], ["a\u0001b", "c"], []]) assert.deepEqual(foldAll(texts), texts.map(fold));
});

test("every column has an order", () => assert.equal(COLUMNS.filter((column) => sorted(model, all, `-${column}`).length === 4).length, 9));

const HARMFUL = ["=1+1", " =1", "\t@x", "＝A1", "-2", "+x", "a,=b", "a;\n-b", "'=", "\ufeff=x", "\"=x"];
test("no cell begins a formula, for any separator", () => {
  let seen = 0;
  for (const text of HARMFUL) {
    for (const start of guarded(text).split(/[,;\t\n\r\v\f]/)) {
      assert.doesNotMatch(start, /^[\s"\ufeff]*[=+\-@＝＋－＠]/u);
      seen += 1;
    }
  }
  assert.ok(seen >= HARMFUL.length);
  for (const harmless of ["a-b", "1 + 1", "x=y", "Nato-Beitritt", "–", "−"]) assert.equal(guarded(harmless), harmless);
});

test("lines for the clipboard keep one line a statement and as many cells as headings", () => {
  const rows = rowsOfCells(model, all);
  const lines = toTsv([...rows, ["=1", "a\tb\nc"]]).split("\n");
  assert.equal(lines.length, 6);
  assert.deepEqual(lines.slice(0, 5).map((line) => line.split("\t").length), [13, 13, 13, 13, 13]);
  assert.equal(lines[5], "'=1\ta b c");
  assert.equal(rows[1][1], "Belund");
  assert.equal(toCsv([["a\"b", "c"]]), "\ufeff\"a\"\"b\",c\r\n");
});
