// The position sheet of one actor, issue or treaty: who wants what, since when, with quotes. It prints alone.
import { arrived, button, el, growing, growAll } from "../core/dom.js";
import { inEnglish, listed, say, word } from "../core/i18n.js";
import { copy, download, fileName } from "../core/save.js";
import { go, setOwn, state } from "../core/state.js";
import { register } from "../core/views.js";
import { period } from "../data/cite.js";
import { toCsv } from "../data/csv.js";
import { showDate } from "../data/dates.js";
import { model } from "../data/model.js";
import { SIGNS, isActor, labelOf, oneName, polarityName } from "../data/names.js";
import { rankings } from "../data/rankings.js";
import { activeFilters, passing } from "../data/selection.js";
import { factLine, ground, toMarkdown, toRows } from "../data/sheet_text.js";
import { sheetOf } from "../data/sheets.js";
import { moveCard } from "../panels/move.js";
import { picker } from "../panels/picker.js";
import { openCompare, openSheet, openStatement } from "../panels/places.js";
import { said } from "../panels/said.js";
import { kindSign, polaritySign } from "../picture/shapes.js";
import { judgeNode } from "../review/actors.js";

const [TOPICS, QUOTES, MOVES, OFFERED, SHORT] = [12, 3, 8, 6, 12];
const SIDES = { for: 1, against: -1, neutral: 0 };
let section = null;
let shownFor = "";

register({ id: "sheet", title: "view_sheet", render, update });

function render(container) {
  section = container;
  addEventListener("beforeprint", () => { if (state.view === "sheet") growAll(section); });
}

// The chosen node, or the one the address names.
const chosen = () => (state.sel?.what === "node" && model.nodeById.get(state.sel.id)) || model.nodeById.get(state.own.sheet);

function update() {
  const node = chosen();
  if (state.sel?.what === "node" && node && state.own.sheet !== node.id) queueMicrotask(() => keep(node));
  const key = JSON.stringify([state.lang, { ...state.filters, text: "" }, node?.id]);
  if (key === shownFor) return;
  shownFor = key;
  const here = arrived(section);
  const { field, input } = picker({ id: "sheet-of", label: word("sheet_of"), value: node, wanted: (other) => other.edges.length > 0, chosen: openSheet });
  const selection = passing(model, state.filters);
  section.replaceChildren(el("div", { class: "page-bar" }, field, node ? tools(node, selection) : null), ...(node ? sheet(sheetOf(model, selection, node)) : offers(selection)));
  section.scrollTop = 0;
  if (here && !node) input.focus();
  else if (here) section.querySelector("h2").focus();
}

const linkTo = (node) => button({ class: "node-link", onclick: () => openSheet(node) }, kindSign(node.kind), el("span", {}, labelOf(node)));

// The sheet of a chosen node stays when the choice is taken back or one of its statements is looked at.
function keep(node) {
  if (state.view === "sheet" && chosen() === node) setOwn({ sheet: node.id }, { replace: true });
}

function tools(node, selection) {
  const named = (ending) => fileName(labelOf(node), ending);
  const made = () => sheetOf(model, selection, node);
  return el("div", { class: "page-tools", role: "group", "aria-label": word("tools_sheet") },
    isActor(node) ? button({ class: "chip", onclick: () => openCompare(node) }, word("compare_with")) : null,
    button({ class: "chip", onclick: () => go({ view: "graph", sel: { what: "node", id: node.id, at: "" } }) }, word("in_picture")),
    button({ class: "chip", onclick: () => copy(toMarkdown(model, made())) }, word("copy_markdown")),
    button({ class: "chip", onclick: () => download(named("csv"), "text/csv", toCsv(toRows(model, made()))) }, word("save_csv")),
    button({ class: "chip", onclick: () => print() }, word("print")));
}

// Nobody is chosen yet: the main ones are offered.
function offers(selection) {
  const { actors, issues } = rankings(model, selection);
  const list = (title, nodes) => el("section", { class: "block" }, el("h3", {}, word(title)), el("ul", { class: "pills" }, nodes.slice(0, OFFERED).map(({ node }) => el("li", {}, linkTo(node)))));
  return [el("h2", { tabindex: -1 }, word("view_sheet")), el("p", { class: "hint" }, word("sheet_hint")), list("main_actors", actors), list("main_issues", issues)];
}

function sheet(made) {
  const { node, holds, about, near, facts, moves, gaps, sources } = made;
  const others = [inEnglish() ? node.label : node.en, ...node.names].filter((name) => name && name !== labelOf(node));
  return [el("article", { class: "sheet-body", "data-node": node.id },
    el("h2", { tabindex: -1 }, kindSign(node.kind), " ", labelOf(node), " ", el("span", { class: "kind" }, listed("kinds", node.kind))),
    el("dl", { class: "facts sheet-facts" },
      row("basis_of", [ground(sources), period(sources)].filter(Boolean).join(" · ")),
      sources.outlets.length ? row("outlets", sources.outlets.join(", ")) : null,
      others.length ? row("also", others.join(", ")) : null,
      made.reports ? row("reports", `${made.reports} ${word(made.reports === 1 ? "statement" : "statements")}`) : null,
      node.wikidata ? row("wikidata", el("code", {}, node.wikidata)) : null),
    activeFilters(state.filters) ? el("p", { class: "hint sheet-filtered" }, say("filtered", { n: passing(model, state.filters).stances.length, all: model.stances })) : null,
    judgeNode(node), inShort(made),
    facts.length ? el("section", { class: "block", "data-part": "offices" }, el("h3", {}, word("offices")), el("ul", { class: "fact-list" }, facts.map((fact) => factItem(fact, node)))) : null,
    part("holds", word("holds"), holds),
    part("about", word(holds.length ? "is_target" : "on_this"), about),
    ...near.map(({ node: other, about: sections }) => part("near", [`${word("near_issue")}: `, linkTo(other)], sections)),
    holds.length || about.length ? null : el("p", { class: "notice" }, word("nothing_on")),
    moves.length ? el("section", { class: "block", "data-part": "moves" }, el("h3", {}, `${word("view_changes")} (${moves.length})`), moveList(moves)) : null,
    gaps.length ? el("section", { class: "block", "data-part": "gaps" }, el("h3", {}, word(holds.length ? "gaps_of" : "gaps_on")), el("ul", { class: "pills" }, gaps.map((gap) => el("li", {}, linkTo(gap))))) : null)];
}

// The answer in a few lines: side and verb, and whom or what it goes with since when.
function inShort({ holds, about, near }) {
  const [own, others] = [linesOf(holds), [...linesOf(about), ...near.flatMap(({ node, about: sections }) => linesOf(sections, node))]];
  if (!own.length && !others.length) return null;
  // What others hold against or for this one must not read as its own position.
  const turned = own.length && others.length ? el("tr", { class: "in-short-turn" }, el("th", { scope: "rowgroup", colspan: 2 }, word("targeted_by"))) : null;
  return el("table", { class: "in-short" }, el("caption", {}, word("in_short")), own.length ? el("tbody", { "data-short": "holds" }, own) : null, others.length ? el("tbody", { "data-short": "about" }, turned, others) : null);
}

function linesOf(sections, near = null) {
  return sections.filter(({ key }) => key in SIDES).flatMap(({ key, topics }) => {
    const verbs = new Map();
    for (const { node, entries } of topics) for (const { word: verb, since } of entries) verbs.set(verb, [...(verbs.get(verb) ?? []), { node, since }]);
    return [...verbs].map(([verb, ends]) => el("tr", { "data-verb": verb.name },
      el("th", { scope: "row" }, el("span", { class: "short-verb" }, polaritySign({ kind: "stance", polarity: SIDES[key] }), " ", oneName(verb)), near ? el("span", { class: "hint" }, ` ${word("near_short")}: ${labelOf(near)}`) : null),
      el("td", {}, el("ul", { class: "pills" }, ends.slice(0, SHORT).map(({ node, since }) => el("li", {}, el("span", { class: "short-name" }, labelOf(node)), " ", el("span", { class: "hint" }, since ? showDate(since) : word("undated")))),
        ends.length > SHORT ? el("li", { class: "hint" }, say("and_more", { n: ends.length - SHORT })) : null))));
  });
}

function moveList(moves) {
  const list = el("div", { class: "moves" });
  return [list, growing(list, moves, MOVES, moveCard)];
}

const row = (key, value) => [el("dt", {}, word(key)), el("dd", { "data-fact": key }, value)];

function factItem(fact, node) {
  const { word: name, other, outgoing, numbers } = fact;
  const parts = outgoing ? [oneName(name), " ", linkTo(other)] : [linkTo(other), ` ${oneName(name)} ${labelOf(node)}`];
  return el("li", {}, parts, " ", el("span", { class: "hint" }, factLine(model, fact, node).dates), " ",
    button({ class: "link to-evidence", onclick: () => openStatement(numbers[0]) }, word("evidence_one"), el("span", { class: "hidden" }, `: ${factLine(model, fact, node).claim}`)));
}

function part(name, title, sections) {
  if (!sections.length) return null;
  return el("section", { class: "block sheet-part", "data-part": name }, el("h3", { class: "part-title" }, title), sections.map(side));
}

function side({ key, topics }) {
  const list = el("ul", { class: "topics" });
  const count = new Set(topics.map(({ node }) => node)).size;
  return el("section", { class: `side-part ${key}`, "data-side": key },
    el("h4", {}, key in SIDES ? el("span", { class: `polarity ${polarityName(SIDES[key])}`, "aria-hidden": "true" }, SIGNS.get(SIDES[key])) : null, word(`side_${key}`), el("span", { class: "entry-count" }, ` ${count}`)),
    list, growing(list, topics, TOPICS, topicItem));
}

function topicItem({ node, entries }) {
  return el("li", { class: "topic", "data-topic": node.id }, el("h5", {}, linkTo(node)), entries.map(entryBlock));
}

function entryBlock(entry) {
  const list = el("ul", { class: "said-list" });
  return el("div", { class: "topic-entry" },
    el("p", { class: "topic-line" }, el("strong", {}, oneName(entry.word)), el("span", { class: "since" }, entry.since ? say(entry.since === entry.until ? "seen_once" : "seen_since", { since: showDate(entry.since), until: showDate(entry.until) }) : word("undated")), el("span", { class: "hint" }, ground(entry))),
    list, growing(list, entry.numbers, QUOTES, said));
}

