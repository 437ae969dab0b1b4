// The frame around the views: language, heading, filters, legend, and the keys that work everywhere.
import { byId } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { announce } from "../core/live.js";
import { go, narrow, state } from "../core/state.js";
import { showDate } from "../data/dates.js";
import { model } from "../data/model.js";
import { labelOf, nameOf } from "../data/names.js";
import { legend } from "../picture/shapes.js";
import { hideTip } from "../picture/tip.js";
import { leafing } from "./evidence.js";
import { buildFilters, filterResult, syncFilters } from "./filters.js";
import { pairSentence } from "./pair.js";
import { playing } from "./player.js";

export function startControls() {
  for (const item of document.querySelectorAll(".languages button")) item.addEventListener("click", () => go({ lang: item.dataset.lang }));
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); byId("main").focus(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hideTip();
    if (state.sel) go({ sel: null });
  });
  byId("legend").open = !narrow;
  byId("filters").addEventListener("toggle", syncFilters);
}

export function controls(before) {
  for (const item of document.querySelectorAll(".languages button")) item.setAttribute("aria-pressed", String(item.dataset.lang === state.lang));
  if (!before || before.lang !== state.lang) translate();
  syncFilters();
}

// Elements of the template name the word they carry: as text, as label, as title, as placeholder.
function translate() {
  document.documentElement.lang = state.lang;
  const each = (name, apply) => { for (const item of document.querySelectorAll(`[data-${name}]`)) apply(item, word(item.dataset[name])); };
  each("word", (item, text) => { item.textContent = text; });
  each("label", (item, text) => item.setAttribute("aria-label", text));
  each("title", (item, text) => { item.title = text; item.setAttribute("aria-label", text); });
  each("placeholder", (item, text) => { item.placeholder = text; });
  const placed = model.nodes.filter((node) => node.x !== null);
  byId("counts").textContent = say("counts", { s: model.count, n: placed.length, d: model.documents.length }) + span();
  byId("legend-body").replaceChildren(...legend(new Set(placed.map((node) => node.kind)), { relations: model.count > model.stances }));
  buildFilters();
}

function span() {
  const dates = [];
  for (let n = 0; n < model.count; n += 1) if (model.statements.stance[n] && model.statements.first[n]) dates.push(n);
  if (!dates.length) return "";
  const { first } = model.statements;
  const earliest = dates.reduce((a, b) => (first[b] < first[a] ? b : a));
  const latest = dates.reduce((a, b) => (first[b] > first[a] ? b : a));
  return ` · ${[...new Set([earliest, latest].map((n) => showDate(model.statement(n).date)))].join(" – ")}`;
}

// One sentence to screen readers about what a change did.
export function announceChange(before) {
  if (!before) return;
  const changed = (part) => JSON.stringify(before[part]) !== JSON.stringify(state[part]);
  const { list, at } = leafing();
  const filtered = ({ filters }) => JSON.stringify({ ...filters, text: "" });
  // while time plays it would never stop talking; the table itself says how many rows hold the words typed
  if (filtered(before) !== filtered(state)) playing() || announce(filterResult());
  else if (state.sel?.what === "pair" && changed("sel")) announce(pairSentence(state.sel.id));
  else if (state.sel && changed("sel") && list.length) {
    const { subject, object, word: name } = model.statement(list[at]);
    announce(`${labelOf(subject)} ${nameOf(name)} ${labelOf(object)}, ${say("of", { n: at + 1, all: list.length })}`);
  } else if (before.sel && !state.sel) announce(word("selection_cleared"));
}
