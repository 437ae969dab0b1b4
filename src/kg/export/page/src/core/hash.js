// State <-> URL hash, without a browser. Unknown or broken parts of a hash fall back to the start.
export const FIRST_NODES = 150;
// Lists: a statement passes when its value is one of them; an empty list lets everything pass.
export const LISTS = ["type", "polarity", "modality", "phase", "kind", "doc", "outlet"];
const WORDS = ["since", "until", "text", "focus"];
// undated: what has no date stays although a period is set. asof: of two opposite dated positions only the later one counts.
const SWITCHES = ["undated", "asof"];
const DAY = /^\d{4}(-\d\d(-\d\d)?)?$/;
export const NO_FILTERS = Object.freeze({
  type: [], polarity: [], modality: [], phase: [], kind: [], doc: [], outlet: [], since: "", until: "", undated: false, asof: false, text: "", focus: "", hops: 1, confidence: 0,
});
const SELECTABLE = ["node", "edge", "camp", "pair"];

const number = (text, least, most) => Math.min(most, Math.max(least, Number.parseFloat(text) || least));

// sel is {what: "node" | "edge" | "camp" | "pair", id, at}: at is the statement shown, "" for the first.
export function toHash(state) {
  const hash = new URLSearchParams();
  const { sel, filters } = state;
  hash.set("view", state.view);
  hash.set("lang", state.lang);
  if (sel) {
    hash.set(sel.what, sel.id);
    if (sel.at) hash.set("at", sel.at);
  }
  for (const list of LISTS) for (const value of filters[list]) hash.append(list, value);
  for (const field of WORDS) if (filters[field]) hash.set(field, filters[field]);
  for (const flag of SWITCHES) if (filters[flag]) hash.set(flag, "1");
  if (filters.hops !== 1) hash.set("hops", filters.hops);
  if (filters.confidence) hash.set("confidence", filters.confidence);
  if (state.relations) hash.set("relations", "1");
  if (state.limit !== FIRST_NODES) hash.set("limit", state.limit);
  if (state.sort) hash.set("sort", state.sort);
  for (const [key, value] of Object.entries(state.own)) hash.set(`own.${key}`, value);
  return `#${hash}`;
}

// known: {views, languages, view, lang}: what may be chosen and what is chosen where the hash says nothing.
export function fromHash(text, known) {
  const hash = new URLSearchParams(text.replace(/^#/, ""));
  const get = (key) => hash.get(key) ?? "";
  const what = SELECTABLE.find((key) => hash.has(key));
  const filters = { ...NO_FILTERS };
  for (const list of LISTS) filters[list] = [...new Set(hash.getAll(list).filter(Boolean))];
  for (const field of WORDS) filters[field] = get(field);
  for (const field of ["since", "until"]) if (!DAY.test(filters[field])) filters[field] = "";
  for (const flag of SWITCHES) filters[flag] = get(flag) === "1";
  filters.hops = number(get("hops"), 1, 2);
  filters.confidence = number(get("confidence"), 0, 1);
  return {
    view: known.views.includes(get("view")) ? get("view") : known.view,
    lang: known.languages.includes(get("lang")) ? get("lang") : known.lang,
    sel: what ? { what, id: get(what), at: get("at") } : null,
    filters, relations: get("relations") === "1", limit: Math.round(number(get("limit"), FIRST_NODES, 1e6)), sort: get("sort"),
    own: Object.fromEntries([...hash].filter(([key]) => key.startsWith("own.")).map(([key, value]) => [key.slice(4), value])),
  };
}
