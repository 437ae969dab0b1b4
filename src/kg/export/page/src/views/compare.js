// Two actors side by side: where they disagree, where they agree, where only one of them speaks.
import { arrived, button, el, growing, growAll } from "../core/dom.js";
import { FIRST_NODES } from "../core/hash.js";
import { say, word } from "../core/i18n.js";
import { copy } from "../core/save.js";
import { setOwn, state } from "../core/state.js";
import { register } from "../core/views.js";
import { period } from "../data/cite.js";
import { compare } from "../data/compared.js";
import { model } from "../data/model.js";
import { labelOf, oneName } from "../data/names.js";
import { network } from "../data/network.js";
import { passing } from "../data/selection.js";
import { comparisonMarkdown } from "../data/sheet_text.js";
import { span } from "../data/sources.js";
import { picker } from "../panels/picker.js";
import { openCompare, openSheet } from "../panels/places.js";
import { said } from "../panels/said.js";
import { kindSign, polaritySign } from "../picture/shapes.js";

const [ROWS, QUOTES, OFFERED] = [12, 1, 6];
const PARTS = ["conflict", "opposite", "agree", "parallel", "mutual", "balanced"];
let section = null;
let shownFor = "";

register({ id: "compare", title: "view_compare", render, update });

function render(container) {
  section = container;
  addEventListener("beforeprint", () => { if (state.view === "compare") growAll(section); });
}

const named = (key) => model.nodeById.get(state.own[key] ?? "");

function update() {
  const pair = [named("one"), named("other")];
  const key = JSON.stringify([state.lang, { ...state.filters, text: "" }, pair.map((node) => node?.id)]);
  if (key === shownFor) return;
  const here = arrived(section);
  shownFor = key;
  const fields = ["one", "other"].map((who, n) => picker({
    id: `compare-${who}`, label: word(`compare_${who}`), value: pair[n], chosen: (node) => setOwn({ [who]: node.id }),
    wanted: (node) => node !== pair[1 - n] && node.edges.some((edge) => edge.kind === "stance" && edge.from === node),
  }));
  const swap = button({ class: "chip swap", disabled: !pair[0] && !pair[1], onclick: () => { setOwn({ one: pair[1]?.id ?? "", other: pair[0]?.id ?? "" }); section.querySelector(".swap").focus(); } }, "⇄ ", word("swap"));
  const selection = passing(model, state.filters);
  const result = pair[0] && pair[1] ? compare(model, selection, ...pair) : null;
  section.replaceChildren(el("div", { class: "page-bar compare-bar" }, fields[0].field, swap, fields[1].field, result ? tools(result, pair) : null),
    ...(result ? comparison(result, pair) : offers(selection)));
  section.scrollTop = 0;
  const empty = pair.indexOf(undefined);
  if (!here) return;
  if (empty >= 0) fields[empty].input.focus();
  else if (!section.contains(document.activeElement)) section.querySelector("h2").focus();
}

function tools(result, pair) {
  return el("div", { class: "page-tools", role: "group", "aria-label": word("tools_compare") },
    button({ class: "chip", onclick: () => copy(comparisonMarkdown(model, pair, titled(result, pair))) }, word("copy_markdown")), button({ class: "chip", onclick: () => print() }, word("print")));
}

// Pairs that have most to say to each other.
function offers(selection) {
  const best = network(model, selection, FIRST_NODES).pairs.filter(({ conflict }) => conflict).sort((a, b) => b.conflict - a.conflict).slice(0, OFFERED);
  return [el("h2", { tabindex: -1 }, word("view_compare")), el("p", { class: "hint" }, word("compare_hint")),
    best.length ? el("ul", { class: "pills" }, best.map(({ one, other, conflict }) => el("li", {}, button({ class: "chip", onclick: () => openCompare(one, other) }, `${labelOf(one)} – ${labelOf(other)}`, el("small", {}, ` ${conflict}`))))) : ""];
}

function comparison(result, pair) {
  const verdict = [
    ["count_conflict", result.conflict.length], ["count_opposite", result.opposite.length], ["count_agree", result.agree.length + result.parallel.length],
    ...pair.map((node, who) => ["count_only", result.only[who].length, labelOf(node)]),
  ].filter(([key, n]) => n || key === "count_conflict" || key === "count_agree");
  const names = { first: labelOf(pair[0]), second: labelOf(pair[1]) };
  return [
    el("h2", { tabindex: -1 }, say("compared", names)),
    el("p", { class: "verdict", role: "status" }, verdict.map(([key, n, name]) => el("span", {}, say(key, { n, name })))),
    el("div", { class: "columns-head", "aria-hidden": "true" }, pair.map((node) => el("div", {}, kindSign(node.kind), " ", labelOf(node)))),
    ...titled(result, pair).map(([title, rows, key]) => part(key, title, rows, pair)),
  ].filter(Boolean);
}

const titled = (result, pair) => [
  ...PARTS.map((key) => [word(`compare_${key}`), result[key], key]), ...pair.map((node, who) => [say("compare_only", { name: labelOf(node) }), result.only[who], `only_${who}`]),
];

function part(key, title, rows, pair) {
  if (!rows.length) return key === "conflict" ? el("section", { class: "block compare-part", "data-part": key }, el("h3", {}, title), el("p", { class: "hint" }, word("compare_none"))) : null;
  const list = el("ul", { class: "compare-rows" });
  const hint = { opposite: "near_hint", parallel: "near_hint" }[key];
  return el("section", { class: "block compare-part", "data-part": key }, el("h3", {}, title, el("span", { class: "entry-count" }, ` ${rows.length}`)), hint ? el("p", { class: "hint" }, word(hint)) : null,
    list, growing(list, rows, ROWS, (row) => rowItem(row, pair)));
}

const linkTo = (node) => button({ class: "node-link", onclick: () => openSheet(node) }, kindSign(node.kind), el("span", {}, labelOf(node)));

function rowItem({ targets, sides, statements }, pair) {
  const same = targets[0] === targets[1];
  return el("li", { class: "compare-row", "data-topic": targets[0].id }, same ? el("h4", {}, linkTo(targets[0])) : null,
    el("div", { class: "columns" }, pair.map((node, who) => cell(node, targets[who], sides[who], statements[who], same))));
}

function cell(node, target, side, numbers, same) {
  const list = el("ul", { class: "said-list" });
  const { since, until } = span(model, numbers);
  const verbs = [...new Set(numbers.map((n) => oneName(model.vocabulary[model.statements.word[n]])))].join(", ");
  return el("div", { class: "cell" }, el("p", { class: "cell-who" }, labelOf(node)), same ? null : el("h4", {}, linkTo(target)),
    numbers.length
      ? [el("p", { class: "topic-line" }, side === null ? null : polaritySign({ kind: "stance", polarity: side }), el("strong", {}, verbs), el("span", { class: "since" }, period({ since, until }) || word("undated"))), list, growing(list, numbers, QUOTES, said)]
      : el("p", { class: "hint" }, word("no_position")));
}

