// What the reader looks at. The URL's hash is its only keeper, so that back, forward, reload and a mailed link all work.
import { NO_FILTERS, fromHash, toHash } from "./hash.js";
import { languages, speak } from "./i18n.js";

// A narrow screen has room for one thing: the answer comes first.
export const narrowScreen = matchMedia("(max-width: 56rem)");
export const narrow = narrowScreen.matches;
const known = {
  views: [], languages, view: narrow ? "overview" : "graph",
  lang: (navigator.language || "de").toLowerCase().startsWith("en") ? "en" : "de",
};
const listeners = [];

export let state = fromHash("", known);
// Calls listener(before) after each change, and once at the start with before undefined.
export const onChange = (listener) => listeners.push(listener);

export function start(views) {
  known.views = views;
  addEventListener("popstate", () => become(fromHash(location.hash, known)));
  state = fromHash(location.hash, known);
  speak(state.lang);
  for (const listener of listeners) listener(undefined);
}

// Move to another state. Typing replaces the current entry of the history, a choice adds one.
export function go(patch, { replace = false } = {}) {
  const next = { ...state, ...patch };
  const hash = toHash(next);
  if (hash !== location.hash) {
    if (replace) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
  }
  become(next);
}
export const select = (what, id, at = "") => go({ sel: { what, id, at } });
export const setFilter = (patch, options) => go({ filters: { ...state.filters, ...patch } }, options);
export const resetFilters = () => go({ filters: { ...NO_FILTERS } });
// A view's own small words in the hash, such as the two actors it compares; "" takes a word out.
export const setOwn = (patch, options) => go({ own: Object.fromEntries(Object.entries({ ...state.own, ...patch }).filter(([, value]) => value !== "")) }, options);

function become(next) {
  const before = state;
  state = next;
  speak(state.lang);
  for (const listener of listeners) listener(before);
}
