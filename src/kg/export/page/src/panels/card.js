// One statement: its claim, its sentence with the words marked, the same said elsewhere, and where it comes from.
import { button, el } from "../core/dom.js";
import { inEnglish, listed, locale, word } from "../core/i18n.js";
import { copy } from "../core/save.js";
import { place, quote } from "../data/cite.js";
import { showDate } from "../data/dates.js";
import { nameOf } from "../data/names.js";
import { polaritySign } from "../picture/shapes.js";
import { judgeBar } from "../review/judge.js";
import { highlighted, roleName } from "./marks.js";
import { nodeLink } from "./node.js";
import { openReader } from "./reader.js";

export function card(statement, withClaim) {
  return el("article", { class: "card", "data-statement": statement.id },
    withClaim ? el("p", { class: "claim" }, nodeLink(statement.subject), el("span", { class: "verb" }, polaritySign(statement), nameOf(statement.word)), nodeLink(statement.object)) : null,
    el("blockquote", { class: "sentence", lang: "de" }, ...highlighted(statement)),
    outsideMarks(statement), judgeBar(statement), tools(statement), ...alsoSaid(statement), facts(statement));
}

function tools(statement) {
  return el("p", { class: "card-tools" },
    button({ class: "link to-text", "aria-haspopup": "dialog", onclick: () => openReader(statement) }, word("open_text")),
    button({ class: "link copy-quote", onclick: () => copy(quote(statement)) }, word("copy_quote")));
}

// Further sentences of the document that say the same.
function alsoSaid(statement) {
  return statement.also.map((more) => el("div", { class: "also" },
    el("p", { class: "hint" }, word("also_said"), more.reporters.length ? [` · ${word("reported_by")} `, more.reporters.map(nodeLink)] : null),
    el("blockquote", { class: "sentence", lang: "de" }, ...highlighted(more))));
}

function outsideMarks(statement) {
  const outside = Object.entries(statement.marks).filter(([, at]) => at?.length === 1);
  return outside.length ? el("p", { class: "hint" }, outside.map(([role, at]) => el("span", { class: "outside" }, `${roleName(statement, role)}: „${at[0]}“ (${word("outside")}) `))) : null;
}

function facts(statement) {
  const { document: source, reporters } = statement;
  const stance = statement.kind === "stance";
  const valid = [statement.from && `${word("from")} ${showDate(statement.from)}`, statement.until && `${word("until")} ${showDate(statement.until)}`];
  const means = statement.word[inEnglish() ? "en_means" : "de_means"];
  const rows = [
    ["document", el("cite", {}, source.title || word("untitled"))],
    ["outlet", source.outlet || word("unknown")],
    ["published", showDate(source.date)],
    ["said", `${showDate(statement.said)} (${listed("bases", statement.basis)})`],
    valid.some(Boolean) ? ["valid", valid.filter(Boolean).join(" ")] : null,
    statement.phase === "current" ? null : ["phase", listed("phases", statement.phase)],
    reporters.length ? ["reported_by", el("span", { class: "links" }, reporters.map(nodeLink))] : null,
    stance ? ["modality", listed("modalities", statement.modality)] : null,
    stance ? ["negation", word(statement.negated ? "negated" : "not_negated")] : null,
    ["confidence", confidence(statement.confidence)],
    means ? ["means", means] : null,
    ["rule", el("code", {}, statement.rule + (statement.lemma ? ` (${statement.lemma})` : ""))],
    ["source", el("code", {}, source.source || source.id)],
    ["characters_at", place(statement)],
    ["number", el("code", {}, statement.id)],
  ].filter(Boolean);
  return el("dl", { class: "facts" }, rows.map(([key, value]) => [el("dt", {}, word(key)), el("dd", { "data-fact": key }, value)]));
}

function confidence(value) {
  const shown = new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(value);
  const level = el("span", {});
  level.style.width = `${Math.round(value * 100)}%`;
  return el("span", { class: "confidence" }, el("span", { class: "level", "aria-hidden": "true" }, level), shown);
}
