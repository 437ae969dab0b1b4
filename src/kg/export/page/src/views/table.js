// The same data as rows: sorted by any column, searched in any column, page by page, copied or downloaded.
import { button, el } from "../core/dom.js";
import { inEnglish, say, word } from "../core/i18n.js";
import { copy, download, fileName } from "../core/save.js";
import { go, select, setFilter, setOwn, state } from "../core/state.js";
import { register } from "../core/views.js";
import { rowsOfCells, toTsv } from "../data/cells.js";
import { toCsv } from "../data/csv.js";
import { model } from "../data/model.js";
import { COLUMNS, WORDED, matching, prepareRows, sorted } from "../data/rows.js";
import { passing } from "../data/selection.js";
import { row, rowKeys } from "./tablerow.js";

export const PAGE = 50;
const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 300));
const picked = new Set(); // numbers of statements
let parts = null;
let list = [];
let shownFor = "";

register({ id: "table", title: "view_table", render, update });

function render(section) {
  const input = el("input", { type: "search", id: "rows", autocomplete: "off", spellcheck: "false", oninput: () => setFilter({ text: input.value }, { replace: true }) });
  const column = el("select", { id: "rows-in", onchange: () => setOwn({ in: column.value, page: "" }, { replace: true }) });
  const act = (key, run) => button({ class: "chip", "data-act": key, onclick: run });
  const chosen = () => (picked.size ? list.filter((n) => picked.has(n)) : list);
  parts = {
    section, input, column, label: el("label", { for: "rows" }), count: el("span", { class: "row-count", role: "status" }), scroller: el("div", { class: "scroller", tabindex: 0, role: "region" }),
    copy: act("copy", () => copy(toTsv(rowsOfCells(model, chosen())))), csv: act("csv", () => download(fileName(document.title, "csv"), "text/csv", toCsv(rowsOfCells(model, chosen())))),
    previous: button({ class: "previous", onclick: () => turn(-1) }), next: button({ class: "next", onclick: () => turn(1) }), page: el("span", { class: "page-of" }),
  };
  section.append(el("div", { class: "table-bar" }, parts.label, input, column, parts.count, el("span", { class: "table-acts" }, parts.copy, parts.csv)), parts.scroller,
    el("nav", { class: "pager", "data-label": "view_table", "aria-label": word("view_table") }, parts.previous, parts.page, parts.next));
  idle(() => prepareRows(model));
}

function update(before) {
  const key = JSON.stringify([state.lang, state.filters, state.sort, state.relations, state.own.in ?? ""]);
  const other = key !== shownFor;
  if (other) {
    const { stances, relations } = passing(model, state.filters);
    const numbers = state.relations ? [...stances, ...relations].sort((a, b) => a - b) : stances;
    list = sorted(model, matching(model, numbers, state.filters.text, state.own.in), state.sort);
    const again = shownFor !== "";
    shownFor = key;
    words();
    // another list begins at its first page; a list opened by a link begins where the link says
    if (again && state.own.page && before?.own.page === state.own.page) {
      setOwn({ page: "" }, { replace: true });
      return;
    }
  }
  const drawn = `${key} ${pageNumber()}`;
  if (drawn !== parts.drawn) {
    parts.drawn = drawn;
    page();
  }
  markRow();
}

const pages = () => Math.max(1, Math.ceil(list.length / PAGE));
function pageNumber() {
  if (state.own.page) return Math.max(1, Math.min(pages(), Math.round(Number(state.own.page)) || 1));
  const at = state.sel?.at ? list.indexOf(model.numberById.get(state.sel.at)) : -1;
  return at < 0 ? 1 : Math.floor(at / PAGE) + 1;
}

function words() {
  parts.label.textContent = word("filter_rows");
  parts.scroller.setAttribute("aria-label", word("statements"));
  parts.column.setAttribute("aria-label", word("in_column"));
  parts.column.replaceChildren(el("option", { value: "" }, word("any_column")), ...WORDED.map((key) => el("option", { value: key }, word(key))));
  parts.column.value = WORDED.includes(state.own.in) ? state.own.in : "";
  if (parts.input.value !== state.filters.text) parts.input.value = state.filters.text;
  parts.count.textContent = `${list.length} ${word(list.length === 1 ? "statement" : "statements")}`;
  for (const [item, key] of [[parts.previous, "page_previous"], [parts.next, "page_next"]]) item.textContent = word(key);
  picks();
}

// What the buttons act on: the picked rows, or all where none is picked.
function picks() {
  const n = picked.size ? list.filter((number) => picked.has(number)).length : list.length;
  const format = (number) => new Intl.NumberFormat(inEnglish() ? "en-GB" : "de-DE").format(number);
  parts.copy.textContent = say("copy_rows", { n: format(n) });
  parts.copy.title = word("copy_rows_hint");
  parts.csv.textContent = say("csv_rows", { n: format(n) });
  for (const item of [parts.copy, parts.csv]) item.disabled = !n;
  const all = parts.scroller.querySelector("thead input");
  if (!all) return;
  const inside = picked.size ? n : 0;
  all.checked = inside > 0 && inside === list.length;
  all.indeterminate = inside > 0 && inside < list.length;
}

function pick(numbers, on) {
  for (const n of numbers) on ? picked.add(n) : picked.delete(n);
  for (const box of parts.scroller.querySelectorAll("tbody input")) box.checked = picked.has(Number(box.dataset.number));
  picks();
}

function page() {
  const at = pageNumber();
  const [from, to] = [(at - 1) * PAGE, Math.min(at * PAGE, list.length)];
  const focused = document.activeElement?.closest?.("#table th button")?.dataset.column;
  const body = el("tbody", { role: "rowgroup", onkeydown: (event) => rowKeys(event, turn) }, list.slice(from, to).map((n, place) => row(model.statement(n), { open, pick, picked: picked.has(n), tabbable: place === 0 })));
  // Roles are written out: on narrow screens rows are laid out as cards, which would take a table's roles away.
  const grid = el("table", { role: "table", "aria-rowcount": list.length + 1 }, el("caption", { class: "hidden" }, word("view_table")),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, el("th", { scope: "col", role: "columnheader", class: "column-pick" }, el("input", { type: "checkbox", "aria-label": say("select_all", { n: list.length }), onchange: (event) => pick(event.target.checked ? list : [...picked], event.target.checked) })), COLUMNS.map(head))), body);
  parts.scroller.replaceChildren(grid, list.length ? "" : el("p", { class: "hint none" }, word("no_rows")));
  parts.scroller.scrollTop = 0;
  parts.page.textContent = say("rows_of", { from: list.length ? from + 1 : 0, to, all: list.length });
  parts.previous.disabled = at === 1;
  parts.next.disabled = at === pages();
  parts.section.querySelector(".pager").hidden = pages() === 1;
  if (focused) parts.scroller.querySelector(`th button[data-column="${focused}"]`).focus();
  picks();
}

// The page before or after; `focus` chooses the row that is stood on then: "first" or "last".
function turn(by, focus = "") {
  const next = pageNumber() + by;
  if (next < 1 || next > pages()) return;
  setOwn({ page: String(next) }, { replace: true });
  const rows = parts.scroller.querySelectorAll(".row-open");
  if (focus) (focus === "first" ? rows[0] : rows[rows.length - 1])?.focus();
}

const open = (statement) => select("edge", statement.edge.id, statement.id);

function head(key) {
  const way = state.sort.slice(1) === key ? state.sort[0] : "";
  const sort = { "+": "ascending", "-": "descending" }[way] ?? "none";
  const next = way === "+" ? `-${key}` : way === "-" ? "" : `+${key}`;
  return el("th", { scope: "col", role: "columnheader", "aria-sort": sort, class: `column-${key}` },
    button({ "data-column": key, onclick: () => go({ sort: next }, { replace: true }) }, word(key), el("span", { class: "arrow", "aria-hidden": "true" }, { "+": " ▲", "-": " ▼" }[way] ?? "")));
}

function markRow() {
  const at = state.sel?.at ?? "";
  for (const opener of parts.scroller.querySelectorAll(".row-open")) {
    const chosen = opener.dataset.statement === at;
    opener.closest("tr").classList.toggle("chosen", chosen);
    if (chosen) for (const other of parts.scroller.querySelectorAll(".row-open")) other.tabIndex = other === opener ? 0 : -1;
  }
}
