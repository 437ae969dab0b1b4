// What changed: every change of position in the selection and the period, each as two dated sentences.
import { button, el, growing, growAll } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { copy } from "../core/save.js";
import { setFilter, setOwn, state } from "../core/state.js";
import { register } from "../core/views.js";
import { wholeDays } from "../data/dates.js";
import { model } from "../data/model.js";
import { KINDS, movesIn } from "../data/moves.js";
import { movesMarkdown } from "../data/sheet_text.js";
import { moveCard } from "../panels/move.js";

const STEP = 20;
let section = null;
let found = null;
let shownFor = "";
let spoken = "";

register({ id: "changes", title: "view_changes", render, update });

function render(container) {
  section = container;
  addEventListener("beforeprint", () => { if (state.view === "changes") growAll(section); });
}

function update() {
  if (spoken !== state.lang) frame();
  for (const name of ["since", "until"]) if (section.querySelector(`[data-date="${name}"]`) !== document.activeElement || !state.filters[name]) section.querySelector(`[data-date="${name}"]`).value = state.filters[name];
  section.querySelector(".whole-time").hidden = !state.filters.since && !state.filters.until;
  const key = JSON.stringify([state.lang, { ...state.filters, text: "" }, state.own.moves]);
  if (key === shownFor) return;
  shownFor = key;
  list();
}

// Stays while the period is typed, so that the focus stays too.
function frame() {
  spoken = state.lang;
  found = el("div", { class: "changes-found" });
  section.replaceChildren(
    el("h2", {}, word("changes_title")), el("p", { class: "hint" }, word("changes_hint")),
    el("div", { class: "page-bar" }, field("since", "from"), field("until", "until"), button({ class: "chip whole-time", onclick: () => setFilter({ since: "", until: "" }) }, word("whole_time")),
      button({ class: "chip", onclick: () => copy(movesMarkdown(model, chosen().dated, state.filters)) }, word("copy_markdown")), button({ class: "chip", onclick: () => print() }, word("print"))),
    found);
}

function chosen() {
  const { moves, undated } = movesIn(model, state.filters);
  const kind = KINDS.includes(state.own.moves) ? state.own.moves : "";
  const [dated, others] = [moves, undated].map((all) => (kind ? all.filter((move) => move.kind === kind) : all));
  return { moves, kind, dated, others };
}

function list() {
  const { moves, kind, dated, others } = chosen();
  const focused = found.contains(document.activeElement) ? document.activeElement.dataset.kind : null;
  found.replaceChildren(
    kinds(moves, kind), el("p", { class: "move-count", role: "status" }, say("changes_found", { n: dated.length })),
    ...cards(dated), ...(others.length ? [el("details", { class: "block undated" }, el("summary", {}, say("changes_undated", { n: others.length })), cards(others))] : []),
  );
  if (focused) found.querySelector(`[data-kind="${focused}"]`)?.focus();
}

function cards(moves) {
  const list = el("div", { class: "moves" });
  return [list, growing(list, moves, STEP, moveCard)];
}

// A year, a month or a day; the filter then keeps the first or the last day of it.
function field(name, label) {
  const hint = el("span", { id: `${name}-error`, class: "field-error", role: "alert" });
  const change = ({ target }) => {
    const day = wholeDays(target.value.trim())?.[name === "since" ? 0 : 1];
    hint.textContent = day === undefined ? word("no_date") : "";
    target.setAttribute("aria-invalid", String(day === undefined));
    if (day === undefined) return;
    target.value = day;
    setFilter({ [name]: day });
  };
  const input = el("input", { type: "text", inputmode: "numeric", size: 12, placeholder: word("date_shape"), "data-date": name, autocomplete: "off", "aria-describedby": hint.id, onchange: change });
  return el("div", { class: "date-field" }, el("label", {}, `${word(label)} `, input), hint);
}

function kinds(moves, chosen) {
  const counts = new Map();
  for (const { kind } of moves) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return el("div", { class: "chips", role: "group", "aria-label": word("kinds_of_change") }, KINDS.filter((kind) => counts.has(kind) || kind === chosen).map((kind) => button(
    { class: "chip", "data-kind": kind, "aria-pressed": String(kind === chosen), onclick: () => setOwn({ moves: kind === chosen ? "" : kind }) }, word("moves")[kind], el("small", {}, ` ${counts.get(kind) ?? 0}`))));
}
