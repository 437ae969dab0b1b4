// One statement as a line of a sheet: the sentence with its marks, when and where, and the way to its evidence.
import { button, el } from "../core/dom.js";
import { word } from "../core/i18n.js";
import { claimOf, outletOf, place, traits, when } from "../data/cite.js";
import { model } from "../data/model.js";
import { labelOf } from "../data/names.js";
import { markSign } from "../review/signs.js";
import { highlighted } from "./marks.js";
import { openStatement } from "./places.js";

export function said(n) {
  const statement = model.statement(n);
  const { document, reporters } = statement;
  return el("li", { class: "said", "data-statement": statement.id },
    el("blockquote", { lang: "de" }, ...highlighted(statement)),
    el("p", { class: "said-source" },
      el("time", { class: "said-date", datetime: statement.said || null }, when(statement)), ...traits(statement).map((trait) => el("span", { class: "trait" }, trait)),
      el("span", {}, outletOf(statement)), el("cite", {}, document.title || document.id),
      reporters.length ? el("span", {}, `${word("reported_by")} ${reporters.map(labelOf).join(", ")}`) : null,
      el("span", { class: "on-paper" }, `${document.source || document.id}, ${place(statement)}`),
      markSign(statement.id), button({ class: "link to-evidence", "data-statement": statement.id, onclick: () => openStatement(n) }, word("evidence_one"), el("span", { class: "hidden" }, `: ${claimOf(statement)}`))));
}

export const saidList = (numbers) => el("ul", { class: "said-list" }, numbers.map(said));
