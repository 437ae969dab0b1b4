import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../src/core/hash.js";
import { speak } from "../src/core/i18n.js";
import { period, place, quote, traits, when } from "../src/data/cite.js";
import { compare } from "../src/data/compared.js";
import { wholeDays } from "../src/data/dates.js";
import { movesIn } from "../src/data/moves.js";
import { knownSentences } from "../src/data/reading.js";
import { passing } from "../src/data/selection.js";
import { comparisonMarkdown, movesMarkdown, toMarkdown, toRows } from "../src/data/sheet_text.js";
import { sheetOf } from "../src/data/sheets.js";
import { world } from "./world.js";

speak("de");
const all = (model) => passing(model, NO_FILTERS);
const two = () => world([["state:aa", "supports", "issue:bridge", "2025-03"], ["state:bb", "opposes", "issue:bridge", "", { document: 1, phase: "past", reporters: ["org:dd"] }], ["state:aa", "opposes", "issue:bridge", "2024"]]);

for (const [text, expected] of [
  ["2024", ["2024-01-01", "2024-12-31"]], ["2024-02", ["2024-02-01", "2024-02-29"]], ["2024-12-04", ["2024-12-04", "2024-12-04"]], ["12.2024", ["2024-12-01", "2024-12-31"]], ["4. 12. 2024", ["2024-12-04", "2024-12-04"]],
  ["", ["", ""]], ["2023-02-29", null], ["2024-13", null], ["gestern", null], ["20245", null],
]) test(`the days of ${JSON.stringify(text)}`, () => assert.deepEqual(wholeDays(text), expected));

test("when, where and with which words", () => {
  const model = two();
  const [now, before] = [model.statement(0), model.statement(1)];
  assert.deepEqual([when(now), when(before), period({ since: "2024", until: "2025-03" }), place(now)], ["März 2025", "ohne Datum", "2024 – März 2025", "Zeichen 0–6"]);
  assert.deepEqual([traits(now), traits(before)], [[], ["früher"]]);
  assert.equal(quote(before), "»Satz 1«\n— Belund lehnt ab: Brücke (ohne Datum); Berichtet von Dachverband; Medium unbekannt, »Zwei«, ohne Datum, two.txt, Zeichen 0–6");
});

test("a sheet, a comparison and changes as Markdown, with what Markdown would read as its own set off", () => {
  const model = two();
  model.raw.sentences.text[0] = "<b>*Satz*</b>\n# 0";
  const sheet = toMarkdown(model, sheetOf(model, all(model), model.nodes[0]));
  assert.match(sheet, /^# Aland \(Staat\)\n\n2 Aussagen aus 1 Dokument, 1 unabhängiges Medium, 2024 – März 2025\n/);
  assert.ok(sheet.includes("## Vertritt: dafür\n\n### Brücke\n\n- **unterstützt**, März 2025, 1 Aussage aus 1 Dokument, 1 unabhängiges Medium\n  - »\\<b\\>\\*Satz\\*\\</b\\> \\# 0« — März 2025; Bote, »Eins«, Mai 2024, one.txt, Zeichen 0–17\n"));
  assert.ok(sheet.includes("## Änderungen\n\n- jetzt dafür: Aland – Brücke\n  - Früher, 2024: »Satz 2«\n  - Später, März 2025: »"));
  const pair = [model.nodes[0], model.nodes[1]];
  const { balanced, conflict } = compare(model, all(model), ...pair);
  assert.ok(comparisonMarkdown(model, pair, [["Uneinig", conflict], ["Unentschieden", balanced]]).startsWith("# Aland und Belund\n\n## Unentschieden\n\n### Brücke\n\n- **Aland**\n  - unterstützt: »"));
  assert.ok(movesMarkdown(model, movesIn(model, NO_FILTERS).moves, { since: "2024-01-01", until: "" }).startsWith("# Was sich geändert hat (ab 2024-01-01)\n\n- jetzt dafür: Aland – Brücke\n"));
});

test("a sheet as rows: a head, then one row a statement, all of one length", () => {
  const model = two();
  const [head, ...rows] = toRows(model, sheetOf(model, all(model), model.nodes[3]));
  assert.deepEqual([head[0], head.at(-1), rows.map((row) => [row[0], row[1], row.at(-1)])], ["Richtung", "Kennung", [["dafür", "Aland", "st-0"], ["dagegen", "Aland", "st-2"], ["früher, nach Angaben des Textes", "Belund", "st-1"]]]);
  assert.ok(rows.every((row) => row.length === head.length));
});

test("where the text is missing, the known sentences of the document stand in order, without those that overlap", () => {
  const model = world([["state:aa", "supports", "issue:bridge", ""], ["state:bb", "supports", "issue:bridge", ""], ["person:cc", "supports", "issue:bridge", ""], ["state:bb", "supports", "issue:ferry", "", { document: 1 }]]);
  Object.assign(model.raw.sentences, { start: [20, 0, 22, 3], text: ["Satz 0", "Satz 1", "tz 0", "Satz 3"] });
  assert.deepEqual(knownSentences(model, model.statement(0)).map(({ text, own, gap }) => [text, own, gap]), [["Satz 1", false, false], ["Satz 0", true, true]]);
  assert.deepEqual(knownSentences(model, model.statement(2)).map(({ text, own }) => [text, own]), [["Satz 1", false], ["tz 0", true]]);
});
