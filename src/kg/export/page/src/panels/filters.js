// The form of filters: chips for what is one of a few, lists for what is one of many, dates and confidence.
import { byId, button, el } from "../core/dom.js";
import { inEnglish, say, word } from "../core/i18n.js";
import { resetFilters, setFilter, state } from "../core/state.js";
import { model } from "../data/model.js";
import { POLARITIES, SIGNS, polarityName } from "../data/names.js";
import { activeFilters, passing } from "../data/selection.js";
import { KINDS, kindSign } from "../picture/shapes.js";

let counts = null;

// How many stances each choice has, whatever is chosen; counted once.
function counted() {
  if (counts) return counts;
  const { stance, word: words, polarity, modality, from, to } = model.statements;
  counts = { type: new Map(), polarity: new Map(), modality: new Map(), kind: new Map() };
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (let n = 0; n < model.count; n += 1) {
    if (!stance[n]) continue;
    add(counts.type, model.vocabulary[words[n]].name);
    add(counts.polarity, polarityName(polarity[n]));
    add(counts.modality, model.raw.modalities[modality[n]]);
    const [one, other] = [model.nodes[from[n]].kind, model.nodes[to[n]].kind];
    add(counts.kind, one);
    if (other !== one) add(counts.kind, other);
  }
  return counts;
}

function chip(list, name, ...content) {
  const flip = () => {
    const now = state.filters[list];
    setFilter({ [list]: now.includes(name) ? now.filter((other) => other !== name) : [...now, name] });
  };
  return button({ class: "chip", "data-list": list, "data-name": name, onclick: flip }, ...content, el("small", {}, ` ${counted()[list].get(name) ?? 0}`));
}

function choice(list, any, options) {
  const change = (event) => setFilter({ [list]: event.target.value ? [event.target.value] : [] });
  return el("select", { "data-field": list, "aria-label": word(list === "doc" ? "document" : list), onchange: change }, el("option", { value: "" }, word(any)), options.map(([value, label]) => el("option", { value }, label)));
}

const part = (key, ...content) => el("fieldset", {}, el("legend", {}, word(key)), el("div", { class: "chips" }, ...content));
const dateField = (field, key) => el("label", {}, `${word(key)} `, el("input", { type: "date", "data-field": field, onchange: (event) => setFilter({ [field]: event.target.value }) }));

export function buildFilters() {
  const { type, modality, kind } = counted();
  const documents = [...model.documents].sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  byId("filter-form").replaceChildren(
    part("polarity", POLARITIES.map(([sign, name]) => chip("polarity", name, el("span", { class: `polarity ${name}`, "aria-hidden": "true" }, SIGNS.get(sign)), word(name)))),
    part("type", model.vocabulary.filter((entry) => entry.kind === "stance" && type.has(entry.name)).map((entry) => chip("type", entry.name, inEnglish() ? entry.en : entry.de))),
    part("kind", KINDS.filter((name) => kind.has(name)).map((name) => chip("kind", name, kindSign(name), word("kinds")[name]))),
    part("modality", model.raw.modalities.filter((name) => modality.has(name)).map((name) => chip("modality", name, word("modalities")[name]))),
    part("document", choice("doc", "any_document", documents.map((d) => [d.id, [d.date, d.outlet, d.title || d.id].filter(Boolean).join(" · ")]))),
    part("outlet", choice("outlet", "any_outlet", model.outlets.filter(Boolean).map((outlet) => [outlet, outlet]))),
    part("date_range", dateField("since", "from"), dateField("until", "until"), el("p", { class: "hint" }, word("date_hint"))),
    part("confidence_least", el("input", { type: "range", min: 0, max: 0.95, step: 0.05, "data-field": "confidence", "aria-label": word("confidence_least"), onchange: (event) => setFilter({ confidence: Number(event.target.value) }) })),
    el("p", { id: "filter-result", class: "hint" }),
    button({ id: "reset", class: "link", onclick: resetFilters }, word("reset")),
  );
}

export function syncFilters() {
  const { filters } = state;
  for (const item of document.querySelectorAll("#filter-form .chip")) item.setAttribute("aria-pressed", String(filters[item.dataset.list].includes(item.dataset.name)));
  for (const field of document.querySelectorAll("#filter-form [data-field]")) {
    const value = filters[field.dataset.field];
    field.value = Array.isArray(value) ? value[0] ?? "" : value;
  }
  const active = activeFilters(filters);
  byId("filter-count").hidden = !active;
  byId("filter-count").textContent = String(active);
  byId("reset").hidden = !active;
  byId("filter-result").textContent = active ? filterResult() : "";
}

export const filterResult = () => say("filtered", { n: passing(model, state.filters).stances.length, all: model.stances });
