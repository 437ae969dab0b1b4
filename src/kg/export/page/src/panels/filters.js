// The form of filters: chips for what is one of a few, lists that can be searched for what is one of many, dates, confidence.
// Beside each choice stands how many stances it would show, given everything else that is chosen.
import { byId, button, el } from "../core/dom.js";
import { NO_FILTERS } from "../core/hash.js";
import { listed, say, word } from "../core/i18n.js";
import { resetFilters, setFilter, state } from "../core/state.js";
import { facets } from "../data/facets.js";
import { model } from "../data/model.js";
import { POLARITIES, SIGNS, oneName } from "../data/names.js";
import { activeFilters, passing } from "../data/selection.js";
import { KINDS, kindSign } from "../picture/shapes.js";
import { longList } from "./longlist.js";

let lists = {};

const flip = (list) => (name) => {
  const now = state.filters[list];
  setFilter({ [list]: now.includes(name) ? now.filter((other) => other !== name) : [...now, name] });
};
const chip = (list, name, ...content) => button({ class: "chip", "data-list": list, "data-name": name, onclick: () => flip(list)(name) }, ...content, el("small", {}));
const chips = (...content) => el("div", { class: "chips" }, ...content);
const part = (list, title, ...content) => el("fieldset", { "data-part": list }, el("legend", {}, title), ...content);
const dateField = (field, key) => el("label", {}, `${word(key)} `, el("input", { type: "date", "data-field": field, onchange: (event) => setFilter({ [field]: event.target.value }) }));
const box = (field, key) => el("label", { class: "check" }, el("input", { type: "checkbox", "data-flag": field, onchange: (event) => setFilter({ [field]: event.target.checked }) }), word(key));

export function buildFilters() {
  const there = facets(model, passing(model, NO_FILTERS));
  const used = (list, names) => names.filter((name) => there[list].get(name));
  const documents = [...model.documents].sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  const manyOf = (list, options) => longList({ list, title: word(list), options, flip: flip(list) });
  lists = {
    doc: manyOf("doc", documents.map((d) => ({ value: d.id, label: [d.title || d.id, d.outlet, d.date].filter(Boolean).join(" · ") }))),
    outlet: manyOf("outlet", model.outlets.filter(Boolean).map((outlet) => ({ value: outlet, label: outlet }))),
  };
  byId("filter-form").replaceChildren(
    part("polarity", word("polarity"), chips(POLARITIES.map(([sign, name]) => chip("polarity", name, el("span", { class: `polarity ${name}`, "aria-hidden": "true" }, SIGNS.get(sign)), word(name))))),
    typePart(used),
    part("modality", word("modality"), chips(used("modality", model.raw.modalities).map((name) => chip("modality", name, listed("modalities", name))))),
    part("phase", word("phase"), chips(used("phase", model.raw.phases).map((name) => chip("phase", name, listed("phases", name))))),
    part("kind", word("kind"), chips(used("kind", KINDS).map((name) => chip("kind", name, kindSign(name), word("kinds")[name])))),
    lists.doc.fieldset, lists.outlet.fieldset,
    part("period", word("date_range"), chips(dateField("since", "from"), dateField("until", "until")), box("undated", "undated_keep")),
    part("confidence", word("confidence_least"), el("div", { class: "level-field" },
      el("input", { type: "range", min: 0, max: 0.95, step: 0.05, "data-field": "confidence", "aria-label": word("confidence_least"), oninput: (event) => setFilter({ confidence: Number(event.target.value) }, { replace: true }) }), el("output", {}))),
    el("p", { id: "filter-result", class: "hint" }),
    button({ id: "reset", class: "link", onclick: resetFilters }, word("reset")),
  );
}

// Stance types under the name of their group, groups and types in the order of the vocabulary.
function typePart(used) {
  const types = new Set(used("type", model.vocabulary.filter(({ kind }) => kind === "stance").map(({ name }) => name)));
  const entries = model.vocabulary.filter(({ kind, name }) => kind === "stance" && types.has(name));
  const groups = [...new Set(entries.map(({ group }) => group ?? ""))];
  return part("type", word("type"), groups.map((group) => el("div", { class: "group", role: "group", "aria-label": group ? listed("groups", group) : word("type") },
    group ? el("span", { class: "group-name", "aria-hidden": "true" }, listed("groups", group)) : null,
    chips(entries.filter((entry) => (entry.group ?? "") === group).map((entry) => chip("type", entry.name, oneName(entry)))))));
}

export function syncFilters() {
  const { filters } = state;
  const active = activeFilters(filters);
  byId("filter-count").hidden = !active;
  byId("filter-count").textContent = String(active);
  byId("reset").hidden = !active;
  byId("filter-result").textContent = active ? filterResult() : "";
  if (byId("filters").open) syncForm(filters);
}

function syncForm(filters) {
  const counts = facets(model, passing(model, filters));
  for (const list of ["doc", "outlet"]) lists[list].show(filters[list], counts[list]);
  for (const item of document.querySelectorAll("#filter-form .chips:not(.long) > .chip")) {
    const { list, name } = item.dataset;
    const count = counts[list].get(name) ?? 0;
    item.setAttribute("aria-pressed", String(filters[list].includes(name)));
    item.lastElementChild.textContent = String(count);
    item.classList.toggle("none", count === 0);
  }
  for (const field of document.querySelectorAll("#filter-form [data-field]")) {
    const value = String(filters[field.dataset.field]);
    if (field.value !== value) field.value = value;
  }
  for (const field of document.querySelectorAll("#filter-form [data-flag]")) field.checked = filters[field.dataset.flag];
  document.querySelector("#filter-form output").textContent = `${Math.round(filters.confidence * 100)}\u00a0%`;
}

export const filterResult = () => say("filtered", { n: passing(model, state.filters).stances.length, all: model.stances });
