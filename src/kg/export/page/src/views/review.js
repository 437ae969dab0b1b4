// What the reader has marked, counted and listed, and the file that `kg build --judgements` applies.
import { button, el, growing } from "../core/dom.js";
import { listed, say, word } from "../core/i18n.js";
import { announce } from "../core/live.js";
import { download } from "../core/save.js";
import { state } from "../core/state.js";
import { register } from "../core/views.js";
import { KINDS, fromLines, toLines } from "../data/judgements.js";
import { model } from "../data/model.js";
import { nodeLink } from "../panels/node.js";
import { said } from "../panels/said.js";
import { addMarks, areKept, canUndo, clearMarks, dropMark, marks, marksVersion, onMarks, undo } from "../review/marks.js";
import { openNext, unmarked } from "../review/queue.js";
import { told } from "../review/signs.js";

const STEP = 20;
const FILE = "judgements.jsonl";
let section = null;
let shownFor = "";
let note = "";

register({ id: "review", title: "view_review", render, update });

function render(container) {
  section = container;
  onMarks(() => { if (!section.hidden) update(); });
}

function update() {
  const key = JSON.stringify([state.lang, marksVersion(), { ...state.filters, text: "" }, note]);
  if (key === shownFor) return;
  shownFor = key;
  const focused = section.contains(document.activeElement) ? document.activeElement.dataset.act : null;
  const inside = section.contains(document.activeElement);
  section.replaceChildren(el("h2", { tabindex: -1 }, word("view_review")), el("p", { class: "hint" }, word("review_hint")), ...notices(), counts(), tools(), ...groups(), howTo());
  if (!inside) return;
  const again = focused && section.querySelector(`[data-act="${focused}"]:not(:disabled)`);
  (again || section.querySelector("h2")).focus();
}

function notices() {
  return [areKept() ? "" : word("not_kept"), note].filter(Boolean).map((text) => el("p", { class: "hint review-note" }, text));
}

const statementMarks = () => marks().filter(({ statement }) => statement);

function counts() {
  const known = statementMarks().filter(({ statement }) => model.numberById.has(statement)).length;
  const tally = new Map(KINDS.map((kind) => [kind, marks().filter(({ judgement }) => judgement === kind).length]));
  return el("p", { class: "review-counts", role: "status" }, el("strong", {}, say("reviewed", { n: known, all: model.count })),
    KINDS.filter((kind) => tally.get(kind)).map((kind) => el("span", { "data-count": kind }, `${listed("judgements", kind)}: ${tally.get(kind)}`)));
}

function tools() {
  const file = el("input", { type: "file", accept: ".jsonl,.ndjson,.json,.txt", class: "hidden", tabindex: -1, "aria-hidden": "true", onchange: () => load(file) });
  const act = (name, key, run, disabled = false) => button({ class: "chip", "data-act": name, disabled, onclick: run }, word(key));
  const none = marks().length === 0;
  return el("div", { class: "page-tools", role: "group", "aria-label": word("view_review") },
    act("next", "next_unmarked", openNext, unmarked().length === 0), act("download", "save_judgements", save, none), act("load", "load_judgements", () => file.click()), file,
    act("undo", "undo", () => { undo(); announce(word("undone")); }, !canUndo()), act("clear", "clear_marks", () => { clearMarks(); announce(word("marks_cleared")); }, none));
}

function save() {
  download(FILE, "application/x-ndjson", toLines(marks()));
}

async function load(input) {
  const [file] = input.files;
  if (!file) return;
  const { lines, bad } = fromLines(await file.text());
  note = say("loaded", { n: lines.length, file: file.name }) + (bad.length ? ` ${say("loaded_bad", { n: bad.length, lines: bad.slice(0, 10).join(", ") })}` : "");
  addMarks(lines);
  announce(note);
  section.querySelector('[data-act="load"]').focus();
}

function groups() {
  return KINDS.map((kind) => [kind, marks().filter(({ judgement }) => judgement === kind)]).filter(([, lines]) => lines.length).map(([kind, lines]) => {
    const list = el("ul", { class: "review-list" });
    return el("section", { class: "block", "data-kind": kind }, el("h3", {}, listed("judgements", kind), el("span", { class: "entry-count" }, ` ${lines.length}`)), list, growing(list, [...lines].reverse(), STEP, item));
  });
}

function item(line) {
  const n = model.numberById.get(line.statement);
  const nodes = [line.node, line.a, line.b].filter((id) => id && model.nodeById.has(id)).map((id) => model.nodeById.get(id));
  const unknown = line.statement ? n === undefined : nodes.length < (line.b ? 2 : 1);
  return el("li", { class: "review-item" }, el("p", { class: "review-told" }, told(line), line.why ? el("span", { class: "hint" }, ` – ${line.why}`) : null),
    unknown ? el("p", { class: "hint" }, `${word("not_here")} `, el("code", {}, line.statement ?? [line.node, line.a, line.b].filter(Boolean).join(", "))) : null,
    n === undefined ? null : el("ul", { class: "said-list" }, said(n)), nodes.length ? el("p", { class: "links" }, nodes.map(nodeLink)) : null,
    button({ class: "link", "data-act": "back", onclick: () => { dropMark(line); announce(word("mark_gone")); } }, word("take_back"), el("span", { class: "hidden" }, `: ${told(line)}`)));
}

function howTo() {
  return el("section", { class: "block" }, el("h3", {}, word("apply_title")), el("p", { class: "hint" }, word("apply_hint")), el("p", {}, el("code", {}, `kg build … --judgements ${FILE}`)));
}
