// The filters that are set, as chips above the views: each can be taken away, and all at once.
import { byId, button, el } from "../core/dom.js";
import { listed, say, word } from "../core/i18n.js";
import { resetFilters, setFilter, state } from "../core/state.js";
import { showDate } from "../data/dates.js";
import { model } from "../data/model.js";
import { labelOf, oneName } from "../data/names.js";
import { filterResult } from "./filters.js";

// [[text, the filters without it]]
function entries(filters) {
  const documents = new Map(model.documents.map((document) => [document.id, document.title || document.id]));
  const types = new Map(model.vocabulary.map((entry) => [entry.name, oneName(entry)]));
  const names = {
    polarity: (name) => word(name), type: (name) => types.get(name) ?? name, modality: (name) => listed("modalities", name), phase: (name) => listed("phases", name),
    kind: (name) => listed("kinds", name), doc: (id) => documents.get(id) ?? id, outlet: (name) => name,
  };
  const found = Object.keys(names).flatMap((list) => filters[list].map((value) => [`${word(list)}: ${names[list](value)}`, { [list]: filters[list].filter((other) => other !== value) }]));
  const period = periodName(filters);
  if (period) found.push([period, { since: "", until: "", asof: false, undated: false }]);
  if (filters.confidence) found.push([say("confidence_chip", { n: Math.round(filters.confidence * 100) }), { confidence: 0 }]);
  if (filters.focus) {
    const node = model.nodeById.get(filters.focus);
    found.push([say("focus_chip", { name: node ? labelOf(node) : filters.focus, n: filters.hops }), { focus: "", hops: 1 }]);
  }
  return found;
}

export function periodName({ since, until, asof }) {
  const values = { since: showDate(since), until: showDate(until) };
  if (since && until) return say("period_range", values);
  if (until) return say(asof ? "period_asof" : "period_until", values);
  return since ? say("period_since", values) : "";
}

export function activeFilters(before) {
  if (before && before.filters === state.filters && before.lang === state.lang) return;
  const bar = byId("active");
  const found = entries(state.filters);
  const focused = [...bar.querySelectorAll("button")].indexOf(document.activeElement);
  bar.hidden = !found.length;
  bar.setAttribute("aria-label", word("active_filters"));
  bar.replaceChildren(el("span", { class: "active-count" }, filterResult()), ...found.map(([text, patch]) => button({ class: "chip gone", "aria-label": say("remove_filter", { what: text }), onclick: () => setFilter(patch) },
    el("span", { class: "chip-text" }, text), el("span", { class: "cross", "aria-hidden": "true" }, "×"))), button({ class: "link", id: "clear-all", onclick: resetFilters }, word("clear_all")));
  if (focused < 0) return;
  const left = bar.querySelectorAll("button");
  if (bar.hidden) byId("main").focus();
  else left[Math.min(focused, left.length - 1)].focus();
}
