// What the reader looks at. The URL's hash is its only keeper, so that back, forward, reload and a mailed link all work.
const FIRST_NODES = 150;
const LISTS = ["type", "polarity", "kind"];
const NO_FILTERS = { type: [], polarity: [], kind: [], doc: "", since: "", until: "", text: "" };
const preferred = (navigator.language || "de").toLowerCase().startsWith("en") ? "en" : "de";
// A narrow screen has room for one thing: the answer comes first.
const narrow = matchMedia("(max-width: 56rem)").matches;
const firstView = narrow ? "overview" : "graph";
let state = { view: firstView, lang: preferred, sel: null, filters: { ...NO_FILTERS }, relations: false, limit: FIRST_NODES, sort: "" };
const listeners = [];
const onChange = (listener) => listeners.push(listener);

// sel is {what: "node" | "edge" | "camp", id, at}: at is the statement shown, "" for the first.
function toHash(s) {
  const hash = new URLSearchParams();
  hash.set("view", s.view);
  hash.set("lang", s.lang);
  if (s.sel) {
    hash.set(s.sel.what, s.sel.id);
    if (s.sel.at) hash.set("at", s.sel.at);
  }
  for (const list of LISTS) if (s.filters[list].length) hash.set(list, s.filters[list].join(","));
  for (const field of ["doc", "since", "until", "text"]) if (s.filters[field]) hash.set(field, s.filters[field]);
  if (s.relations) hash.set("relations", "1");
  if (s.limit !== FIRST_NODES) hash.set("limit", s.limit);
  if (s.sort) hash.set("sort", s.sort);
  return `#${hash}`;
}

function fromHash(text) {
  const hash = new URLSearchParams(text.replace(/^#/, ""));
  const get = (key) => hash.get(key) ?? "";
  const what = ["node", "edge", "camp"].find((key) => hash.has(key));
  const filters = { ...NO_FILTERS };
  for (const list of LISTS) filters[list] = get(list).split(",").filter(Boolean);
  for (const field of ["doc", "since", "until", "text"]) filters[field] = get(field);
  return {
    view: ["overview", "graph", "table"].includes(get("view")) ? get("view") : firstView,
    lang: Object.hasOwn(WORDS, get("lang")) ? get("lang") : preferred,
    sel: what ? { what, id: get(what), at: get("at") } : null,
    filters, relations: get("relations") === "1",
    limit: Math.max(FIRST_NODES, Number.parseInt(get("limit"), 10) || 0), sort: get("sort"),
  };
}

// Move to another state. Typing replaces the current entry of the history, a choice adds one.
function go(patch, { replace = false } = {}) {
  const next = { ...state, ...patch };
  const hash = toHash(next);
  if (hash !== location.hash) {
    if (replace) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
  }
  become(next);
}
const select = (what, id, at = "") => go({ sel: { what, id, at } });
const setFilter = (patch, options) => go({ filters: { ...state.filters, ...patch } }, options);

function become(next) {
  const before = state;
  state = next;
  for (const listener of listeners) listener(before);
}
addEventListener("popstate", () => become(fromHash(location.hash)));
