// What changed: every change of position in the selection and the period, each as two dated sentences.
import { button, el, growing } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { setFilter, setOwn, state } from "../core/state.js";
import { register } from "../core/views.js";
import { wholeDays } from "../data/dates.js";
import { model } from "../data/model.js";
import { KINDS, movesIn } from "../data/moves.js";
import { moveCard } from "../panels/move.js";

const STEP = 20;
let section = null;
let shownFor = "";

register({ id: "changes", title: "view_changes", render: (container) => { section = container; }, update });

function update() {
  const key = JSON.stringify([state.lang, { ...state.filters, text: "" }, state.own.moves]);
  if (key === shownFor) return;
  shownFor = key;
  const focused = section.contains(document.activeElement) ? document.activeElement.dataset.keep : null;
  const { moves, undated } = movesIn(model, state.filters);
  const kind = KINDS.includes(state.own.moves) ? state.own.moves : "";
  const ofKind = (list) => (kind ? list.filter((move) => move.kind === kind) : list);
  section.replaceChildren(
    el("h2", {}, word("changes_title")), el("p", { class: "hint" }, word("changes_hint")),
    el("div", { class: "page-bar" }, field("since", "from"), field("until", "until"), state.filters.since || state.filters.until ? button({ class: "chip", "data-keep": "all", onclick: () => setFilter({ since: "", until: "" }) }, word("whole_time")) : null),
    kinds(moves, kind), el("p", { class: "move-count", role: "status" }, say("changes_found", { n: ofKind(moves).length })),
    ...cards(ofKind(moves)),
    ...(ofKind(undated).length ? [el("details", { class: "block" }, el("summary", {}, say("changes_undated", { n: ofKind(undated).length })), cards(ofKind(undated)))] : []),
  );
  if (focused) section.querySelector(`[data-keep="${focused}"]`)?.focus();
}

function cards(moves) {
  const list = el("div", { class: "moves" });
  return [list, growing(list, moves, STEP, moveCard)];
}

// A year, a month or a day; the filter then keeps the first or the last day of it.
function field(name, label) {
  const hint = el("span", { class: "hint field-error", role: "alert" });
  const change = (event) => {
    const day = wholeDays(event.target.value.trim())?.[name === "since" ? 0 : 1];
    hint.textContent = day === undefined ? word("no_date") : "";
    event.target.setAttribute("aria-invalid", String(day === undefined));
    if (day !== undefined) setFilter({ [name]: day });
  };
  const input = el("input", { type: "text", inputmode: "numeric", size: 12, placeholder: word("date_shape"), "data-keep": name, autocomplete: "off", onchange: change });
  input.value = state.filters[name];
  return el("label", { class: "date-field" }, word(label), input, hint);
}

function kinds(moves, chosen) {
  const counts = new Map();
  for (const { kind } of moves) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return el("div", { class: "chips", role: "group", "aria-label": word("kinds_of_change") }, KINDS.filter((kind) => counts.has(kind) || kind === chosen).map((kind) => button(
    { class: "chip", "data-keep": `kind-${kind}`, "aria-pressed": String(kind === chosen), onclick: () => setOwn({ moves: kind === chosen ? "" : kind }) }, word("moves")[kind], el("small", {}, ` ${counts.get(kind) ?? 0}`))));
}
