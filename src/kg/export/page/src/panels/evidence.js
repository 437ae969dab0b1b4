// The panel beside the view: what is selected, and one statement at a time with its sentence and where it comes from.
import { byId, button, el, growing } from "../core/dom.js";
import { NO_FILTERS } from "../core/hash.js";
import { say, word } from "../core/i18n.js";
import { go, select, state } from "../core/state.js";
import { behind, campOf } from "../data/behind.js";
import { when } from "../data/cite.js";
import { model } from "../data/model.js";
import { isActor, labelOf, nameOf } from "../data/names.js";
import { pairOf } from "../data/network.js";
import { passing } from "../data/selection.js";
import { polaritySign } from "../picture/shapes.js";
import { judgeNode } from "../review/actors.js";
import { bundles } from "./bundle.js";
import { card } from "./card.js";
import { focusButtons } from "./focus.js";
import { nodeBundles, nodeFacts, nodeHeading, nodeLink } from "./node.js";
import { pairHeading, pairIssues } from "./pair.js";
import { openCompare, openSheet } from "./places.js";

let shownList = [];

// The numbers of the statements the panel leafs through, and which of them it shows.
export function leafing() {
  const at = Math.max(0, shownList.findIndex((n) => model.raw.statements.id[n] === state.sel?.at));
  return { list: shownList, at };
}

export function evidence(before) {
  const panel = byId("evidence");
  const { sel } = state;
  const all = sel ? behind(model, sel) : [];
  const node = sel?.what === "node" ? model.nodeById.get(sel.id) : null;
  // A sheet that follows the chosen node says all that the panel would say of it.
  panel.hidden = (!all.length && !node) || (state.view === "sheet" && Boolean(node));
  document.body.dataset.selection = panel.hidden ? "no" : "yes";
  if (panel.hidden) {
    shownList = [];
    panel.replaceChildren();
    return;
  }
  const { mask } = passing(model, state.filters);
  const kept = all.filter((n) => mask[n]);
  shownList = kept.length ? kept : all;
  const { at } = leafing();
  const same = before?.sel && before.sel.what === sel.what && before.sel.id === sel.id;
  panel.replaceChildren(
    el("div", { class: "evidence-head" }, heading(sel), button({ class: "close", "aria-label": word("close"), title: word("close"), onclick: () => go({ sel: null }) }, "×")),
    ...ways(sel, node),
    ...(node ? [...nodeFacts(node), judgeNode(node)] : []),
    ...(kept.length || !all.length ? [] : [el("p", { class: "hint" }, word("outside_filter"))]),
    ...(sel.what === "pair" ? pairIssues(sel.id, passing(model, NO_FILTERS)) : []),
    ...(shownList.length && sel.what !== "pair" ? [stepper(at), card(model.statement(shownList[at]), sel.what !== "edge")] : []),
    ...(node ? nodeBundles(node) : []),
    ...(sel.what === "edge" ? [bundles(model.edgeById.get(sel.id), shownList[at], (n) => mask[n])].filter(Boolean) : shownList.length > 1 ? [contents(at)] : []),
  );
  if (!same) panel.scrollTop = 0;
}

function heading(sel) {
  if (sel.what === "node") return nodeHeading(model.nodeById.get(sel.id));
  if (sel.what === "pair") return pairHeading(sel.id);
  if (sel.what === "camp") {
    const { node, sign } = campOf(model, sel.id);
    return el("h2", {}, el("span", { class: "lead" }, `${word(sign > 0 ? "for" : sign < 0 ? "against" : "on")}: `), nodeLink(node));
  }
  const edge = model.edgeById.get(sel.id);
  return el("h2", { class: "triple" }, nodeLink(edge.from), el("span", { class: "verb" }, polaritySign(edge), nameOf(edge.word)), nodeLink(edge.to));
}

// To the sheet of what is chosen, and to a comparison.
function ways(sel, node) {
  if (sel.what === "pair") return [el("p", { class: "card-tools" }, button({ class: "link", onclick: () => openCompare(...pairOf(model, sel.id)) }, word("compare_both")))];
  const about = node ?? (sel.what === "camp" ? campOf(model, sel.id).node : null);
  if (!about) return [];
  return [el("p", { class: "card-tools" }, button({ class: "link", onclick: () => openSheet(about) }, word("to_sheet")),
    isActor(about) ? button({ class: "link", onclick: () => openCompare(about) }, word("compare_with")) : null), focusButtons(about)];
}

// Left and right leaf through the statements while the panel has the focus.
export function startEvidence() {
  byId("evidence").addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || !byId("evidence").querySelector(".stepper") || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea, dialog")) return;
    event.preventDefault();
    step(by);
  });
}

const open = (n) => select(state.sel.what, state.sel.id, model.raw.statements.id[n]);

function step(by) {
  const next = shownList[leafing().at + by];
  if (next === undefined) return;
  open(next);
  const again = byId("evidence").querySelector(by > 0 ? ".next" : ".previous");
  (again.disabled ? byId("evidence").querySelector(".stepper button:not(:disabled)") : again)?.focus();
}

function stepper(at) {
  return el("div", { class: "stepper" },
    button({ class: "previous", "aria-keyshortcuts": "ArrowLeft", disabled: at === 0, onclick: () => step(-1) }, `← ${word("previous")}`),
    el("span", { class: "position" }, say("of", { n: at + 1, all: shownList.length })),
    button({ class: "next", "aria-keyshortcuts": "ArrowRight", disabled: at >= shownList.length - 1, onclick: () => step(1) }, `${word("next")} →`));
}

function contents(at) {
  const list = el("ol", { class: "contents" });
  const line = (n, place) => {
    const statement = model.statement(n);
    return el("li", {}, button({ class: "entry", "aria-current": place === at ? "true" : null, onclick: () => open(n) },
      el("span", { class: "contents-line" }, polaritySign(statement), `${labelOf(statement.subject)} ${nameOf(statement.word)} ${labelOf(statement.object)}`),
      el("span", { class: "hint" }, [when(statement), statement.document.outlet || statement.document.title].filter(Boolean).join(" · "))));
  };
  const more = growing(list, shownList.map((n, place) => [n, place]), 25, ([n, place]) => line(n, place));
  return el("details", { class: "block contents-block" }, el("summary", {}, `${word("all_statements")} (${shownList.length})`), list, more);
}
