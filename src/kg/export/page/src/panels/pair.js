// What stands between two actors: their shared issues, each with what the one and what the other says about it.
import { button, el, growing } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { state } from "../core/state.js";
import { model } from "../data/model.js";
import { labelOf, oneName } from "../data/names.js";
import { pairOf, sharedTargets } from "../data/network.js";
import { passing } from "../data/selection.js";
import { polaritySign } from "../picture/shapes.js";
import { nodeLink } from "./node.js";
import { openCompare } from "./places.js";
import { said } from "./said.js";

const [SHOWN, QUOTES] = [8, 1];

export function pairHeading(id) {
  const pair = pairOf(model, id);
  return el("h2", { class: "triple" }, nodeLink(pair[0]), el("span", { class: "verb" }, "–"), nodeLink(pair[1]));
}

// The issues that divide first. Issues the filters hide are left out; where they hide all, all are shown.
export function pairIssues(id, everything) {
  const pair = pairOf(model, id);
  const filtered = sharedTargets(model, passing(model, state.filters), pair);
  const issues = filtered.length ? filtered : sharedTargets(model, everything, pair);
  const agree = issues.filter((issue) => issue.agree).length;
  const list = el("ul", { class: "pair-issues" });
  return [
    el("p", { class: "pair-count" }, el("span", { class: "polarity negative" }, "− "), say("ties_conflict", { n: issues.length - agree }), " · ", el("span", { class: "polarity positive" }, "+ "), say("ties_agree", { n: agree })),
    el("p", { class: "card-tools" }, button({ class: "link", onclick: () => openCompare(...pair) }, word("view_compare"))),
    list, growing(list, issues, SHOWN, (issue) => item(issue, pair)),
  ];
}

// What a change to this pair says to a screen reader.
export function pairSentence(id) {
  const pair = pairOf(model, id);
  if (!pair) return "";
  const issues = sharedTargets(model, passing(model, state.filters), pair);
  const agree = issues.filter((issue) => issue.agree).length;
  return `${pair.map(labelOf).join(" – ")}: ${say("ties_conflict", { n: issues.length - agree })}, ${say("ties_agree", { n: agree })}`;
}

function item({ target, agree, sides, statements }, pair) {
  return el("li", { class: "pair-issue", "data-issue": target.id },
    el("h3", {}, el("span", { class: `polarity ${agree ? "positive" : "negative"}` }, agree ? "+ " : "− "), el("span", { class: "hidden" }, `${word(agree ? "tie_agree" : "tie_conflict")}: `), nodeLink(target)),
    pair.map((actor, who) => {
      const list = el("ul", { class: "said-list" });
      const verbs = [...new Set(statements[who].map((n) => oneName(model.vocabulary[model.statements.word[n]])))].join(", ");
      return el("div", { class: "pair-side" }, el("p", { class: "claim" }, polaritySign({ kind: "stance", polarity: sides[who] }), el("strong", {}, labelOf(actor)), verbs), list, growing(list, statements[who], QUOTES, said));
    }));
}
