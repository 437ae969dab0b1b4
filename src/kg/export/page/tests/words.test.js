import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { say, speak, word } from "../src/core/i18n.js";
import { inflate } from "../src/data/open.js";
import { showDate } from "../src/data/dates.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../src/words/${name}.json`, import.meta.url), "utf8"));
const shape = (words) => Object.entries(words).map(([key, value]) => [key, typeof value === "string" ? (value.match(/\{\w+/g) ?? []).sort() : Object.keys(value)]);

test("both languages have the same words with the same blanks", () => assert.deepEqual(shape(read("de")), shape(read("en"))));

test("every word the program or the template asks for is there", () => {
  const words = read("de");
  const root = new URL("../src/", import.meta.url);
  const sources = readdirSync(root, { recursive: true }).filter((name) => name.endsWith(".js")).map((name) => readFileSync(new URL(name, root), "utf8"));
  sources.push(readFileSync(new URL("../template.html.j2", import.meta.url), "utf8"));
  const asked = sources.flatMap((text) => [...text.matchAll(/(?:\b(?:word|say)\("|data-(?:word|label|title|placeholder)="|title: ")(\w+)"/g)].map((found) => found[1]));
  assert.ok(asked.length > 40);
  assert.deepEqual([...new Set(asked)].filter((key) => !(key in words)), []);
});

test("one is not many", () => {
  speak("de");
  assert.equal(say("counts", { s: 3, n: 2, d: 1 }), "3 Aussagen · 2 Knoten · 1 Dokument");
  assert.equal(say("counts", { s: 3, n: 2, d: 4 }), "3 Aussagen · 2 Knoten · 4 Dokumente");
  speak("en");
  assert.equal(word("unknown"), "unknown");
  speak("de");
});

test("a date is never shown more exactly than it is", () => assert.deepEqual(["", "2024", "2024-12", "2024-12-04"].map(showDate), ["unbekannt", "2024", "Dezember 2024", "4. Dez. 2024"]));

test("a block is unpacked", async () => {
  const packed = await new Response(new Blob(["Grüße 🕊"]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
  assert.equal(await inflate(Buffer.from(packed).toString("base64")), "Grüße 🕊");
});
