// A change of position: the earlier sentence and the later one side by side, each with its date. Neither replaces the other.
import { el } from "../core/dom.js";
import { word } from "../core/i18n.js";
import { when } from "../data/cite.js";
import { model } from "../data/model.js";
import { oneName } from "../data/names.js";
import { polaritySign } from "../picture/shapes.js";
import { nodeLink } from "./node.js";
import { said } from "./said.js";

export function moveCard({ kind, holder, target, before, after }) {
  return el("article", { class: "move", "data-kind": kind, "data-holder": holder.id },
    el("p", { class: "move-head" }, el("span", { class: "trait move-kind" }, word("moves")[kind]), nodeLink(holder), el("span", { class: "hint", "aria-hidden": "true" }, "→"), nodeLink(target)),
    el("div", { class: "move-pair" }, end("earlier", before, target), end("later", after, target)));
}

// What the earlier sentence is about is said where its text calls the matter otherwise.
function end(key, n, target) {
  const statement = n === null ? null : model.statement(n);
  return el("section", { class: `move-end ${key}` },
    el("p", { class: "move-when" }, el("span", { class: "lead" }, word(`move_${key}`)), statement ? el("strong", {}, when(statement)) : null),
    statement
      ? [el("p", { class: "move-claim" }, polaritySign(statement), oneName(statement.word), statement.object === target ? null : [" ", nodeLink(statement.object)]), el("ul", { class: "said-list" }, said(n))]
      : el("p", { class: "hint" }, word("no_earlier")));
}
