// The text of a statement's document with the passages of the statement in it; where the page was given no text, the
// sentences of the document that it knows from other statements, in their order.
import { opened } from "./open.js";

let texts = null;

// The texts are unpacked when the first one is asked for.
export async function textOf(document) {
  texts ??= opened("texts").then(JSON.parse);
  const all = await texts;
  return Object.hasOwn(all, document.id) ? all[document.id] : null;
}

export const lengthOf = (text) => Array.from(text).length;
export const passagesOf = (statement) => [statement, ...statement.also];

// [{text, start, gap, own}]: gap says that something unknown stands between this sentence and the one before.
export function knownSentences(model, statement) {
  const { document, sentence } = model.statements;
  const { sentences, more } = model.raw;
  const place = document[statement.number];
  const numbers = new Set();
  for (let n = 0; n < model.count; n += 1) {
    if (document[n] !== place) continue;
    for (const number of [sentence[n], ...(more[n] ?? []).map((passage) => passage.sentence)]) numbers.add(number);
  }
  const own = new Set(passagesOf(statement).map((passage) => passage.start));
  const known = [...numbers].map((number) => ({ text: sentences.text[number], start: sentences.start[number] }))
    .map((one) => ({ ...one, end: one.start + lengthOf(one.text), own: own.has(one.start) && passagesOf(statement).some(({ sentence: text }) => text === one.text) }))
    .sort((a, b) => a.start - b.start || b.own - a.own || b.end - a.end);
  const shown = [];
  for (const one of known) {
    const before = shown.at(-1);
    const overlaps = before && one.start < before.end;
    if (overlaps && !one.own) continue;
    if (overlaps && !before.own) shown.pop();
    shown.push(one);
  }
  return shown.map((one, n) => ({ ...one, gap: n === 0 ? one.start > 0 : one.start > shown[n - 1].end + 2 }));
}
