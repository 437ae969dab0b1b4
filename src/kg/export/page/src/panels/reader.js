// The text of a document, opened at the place of a statement: a dialog, which keeps the focus and gives it back.
import { button, byId, el } from "../core/dom.js";
import { word } from "../core/i18n.js";
import { outletOf, place } from "../data/cite.js";
import { showDate } from "../data/dates.js";
import { model } from "../data/model.js";
import { knownSentences, lengthOf, passagesOf, textOf } from "../data/reading.js";
import { marked, rolesAt } from "./marks.js";

export async function openReader(statement) {
  const text = await textOf(statement.document);
  if (byId("reader")) return;
  const { document: source } = statement;
  const close = button({ class: "close", "aria-label": word("close"), title: word("close"), onclick: () => dialog.close() }, "×");
  const body = el("div", { class: "reader-text", lang: "de", tabindex: 0, role: "region", "aria-label": word("text_of") }, text === null ? sentences(statement) : whole(text, statement));
  const dialog = el("dialog", { id: "reader", class: "reader", "aria-labelledby": "reader-title", onclick: (event) => { if (event.target === dialog) dialog.close(); } },
    el("div", { class: "reader-head" },
      el("div", {}, el("h2", { id: "reader-title" }, source.title || word("untitled")), el("p", { class: "hint" }, [outletOf(statement), source.date ? showDate(source.date) : word("undated"), source.source || source.id, place(statement)].join(" · "))), close),
    text === null ? el("p", { class: "notice reader-missing" }, word("text_missing")) : null, body);
  // A key that closes the text must not close what lies under it.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  body.querySelector("mark.passage")?.scrollIntoView({ block: "center" });
  body.focus({ preventScroll: true });
}

const marksOf = (passage, by) => [{ role: "passage", start: by, end: by + lengthOf(passage.sentence) }, ...rolesAt(passage, by)];

function whole(text, statement) {
  return marked(text, passagesOf(statement).flatMap((passage) => marksOf(passage, passage.start)), statement);
}

function sentences(statement) {
  return knownSentences(model, statement).map(({ text, start, gap, own }) => {
    const passage = own && passagesOf(statement).find((one) => one.start === start);
    return [gap ? el("span", { class: "gap", title: word("text_gap") }, " […] ") : " ", passage ? marked(text, marksOf(passage, 0), statement) : text];
  });
}
