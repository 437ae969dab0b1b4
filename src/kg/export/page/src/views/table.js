// The same data as rows: sorted by any column, filtered by words, every row reachable by keyboard.
import { button, el, growing } from "../core/dom.js";
import { listed, word } from "../core/i18n.js";
import { go, select, setFilter, state } from "../core/state.js";
import { register } from "../core/views.js";
import { showDate } from "../data/dates.js";
import { model } from "../data/model.js";
import { labelOf, nameOf } from "../data/names.js";
import { passing } from "../data/selection.js";
import { fold } from "../data/text.js";
import { kindSign, polaritySign } from "../picture/shapes.js";

const ROWS_STEP = 100;
const COLUMNS = [
  { key: "date", value: (s) => s.date },
  { key: "holder", value: (s) => fold(labelOf(s.subject)) },
  { key: "stance", value: (s) => fold(nameOf(s.word)) },
  { key: "target", value: (s) => fold(labelOf(s.object)) },
  { key: "sentence", value: (s) => fold(s.sentence) },
  { key: "document", value: (s) => fold(s.document.outlet || s.document.title || "") },
  { key: "reported_by", value: (s) => fold(s.reporters.map(labelOf).join(", ")) },
  { key: "modality", value: (s) => (s.kind === "stance" ? s.modality : "") },
  { key: "confidence", value: (s) => s.confidence },
];
let section = null;
let shownFor = "";

register({ id: "table", title: "view_table", render: (container) => { section = container; }, update });

function update() {
  const key = JSON.stringify([state.lang, state.filters, state.sort, state.relations]);
  if (key !== shownFor) {
    shownFor = key;
    rebuild();
  }
  markRow();
}

function rowsShown() {
  const { stances, relations } = passing(model, state.filters);
  const needle = fold(state.filters.text.trim());
  const numbers = state.relations ? [...stances, ...relations].sort((a, b) => a - b) : stances;
  const all = numbers.map(model.statement);
  const list = needle ? all.filter((s) => fold([s.sentence, labelOf(s.subject), labelOf(s.object), nameOf(s.word), s.document.title, s.document.outlet ?? ""].join(" ")).includes(needle)) : all;
  const column = COLUMNS.find(({ key }) => state.sort.slice(1) === key);
  if (!column) return list;
  const way = state.sort[0] === "-" ? -1 : 1;
  const compare = (a, b) => (a < b ? -way : a > b ? way : 0);
  return list.map((s) => [column.value(s), s]).sort(([a, s], [b, t]) => compare(a, b) || s.number - t.number).map(([, s]) => s);
}

function rebuild() {
  const list = rowsShown();
  const body = el("tbody", { role: "rowgroup", onkeydown: rowKeys });
  const more = growing(body, list, ROWS_STEP, row);
  // Roles are written out: on narrow screens rows are laid out as cards, which would take a table's roles away.
  const grid = el("table", { role: "table" }, el("caption", { class: "hidden" }, word("view_table")),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, COLUMNS.map(head))), body);
  const scroller = el("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": word("view_table") }, grid, more);
  let bar = section.querySelector(".table-bar");
  if (!bar) {
    const input = el("input", { type: "search", id: "rows", autocomplete: "off", oninput: () => setFilter({ text: input.value }, { replace: true }) });
    bar = el("div", { class: "table-bar" }, el("label", { for: "rows" }), input, el("span", { class: "row-count" }));
    section.append(bar);
  }
  bar.querySelector("label").textContent = word("filter_rows");
  const input = bar.querySelector("input");
  if (input.value !== state.filters.text) input.value = state.filters.text;
  bar.querySelector(".row-count").textContent = `${list.length} ${word(list.length === 1 ? "statement" : "statements")}`;
  const focused = document.activeElement?.closest?.("#table th button")?.dataset.column;
  section.querySelector(".scroller")?.remove();
  section.append(scroller);
  if (focused) section.querySelector(`th button[data-column="${focused}"]`).focus();
}

function head({ key }) {
  const way = state.sort.slice(1) === key ? state.sort[0] : "";
  const sort = { "+": "ascending", "-": "descending" }[way] ?? "none";
  const next = way === "+" ? `-${key}` : way === "-" ? "" : `+${key}`;
  return el("th", { scope: "col", role: "columnheader", "aria-sort": sort, class: `column-${key}` },
    button({ "data-column": key, onclick: () => go({ sort: next }, { replace: true }) }, word(key), el("span", { class: "arrow", "aria-hidden": "true" }, { "+": " ▲", "-": " ▼" }[way] ?? "")));
}

function row(statement) {
  const open = () => select("edge", statement.edge.id, statement.id);
  const named = (node) => el("span", { class: "named" }, kindSign(node.kind), el("span", {}, labelOf(node)));
  const cells = {
    date: statement.date ? showDate(statement.date) : "–", holder: named(statement.subject),
    stance: button({ class: "row-open", "data-statement": statement.id, onclick: (event) => { event.stopPropagation(); open(); } },
      polaritySign(statement), nameOf(statement.word), el("span", { class: "hidden" }, ` – ${word("show")}`)),
    target: named(statement.object), sentence: el("span", { class: "clamp", lang: "de" }, statement.sentence),
    document: el("span", { class: "clamp" }, statement.document.outlet || statement.document.title || statement.document.id), reported_by: statement.reporters.map(labelOf).join(", ") || "–",
    modality: statement.kind === "stance" ? listed("modalities", statement.modality) : "–", confidence: `${Math.round(statement.confidence * 100)} %`,
  };
  return el("tr", { role: "row", onclick: () => { if (!getSelection().toString()) open(); } }, COLUMNS.map(({ key }) => el("td", { class: `column-${key}`, role: "cell" }, cells[key])));
}

// Up and down move between rows, Home and End to the first and last of those built.
function rowKeys(event) {
  const openers = [...event.currentTarget.querySelectorAll(".row-open")];
  const now = openers.indexOf(document.activeElement);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: openers.length - 1 }[event.key];
  if (now < 0 || next === undefined || !openers[next]) return;
  event.preventDefault();
  openers[next].focus();
}

function markRow() {
  const at = state.sel?.at ?? "";
  for (const opener of section.querySelectorAll(".row-open")) opener.closest("tr").classList.toggle("chosen", opener.dataset.statement === at);
}
