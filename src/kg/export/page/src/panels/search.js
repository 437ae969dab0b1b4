// The search field: a combobox with a list of suggestions (ARIA Authoring Practices, editable with list). The last one looks for
// the words in the sentences, in the table.
import { byId, el } from "../core/dom.js";
import { listed, say, word } from "../core/i18n.js";
import { announce } from "../core/live.js";
import { go, select, state } from "../core/state.js";
import { find } from "../data/find.js";
import { model } from "../data/model.js";
import { labelOf } from "../data/names.js";
import { fold } from "../data/text.js";
import { kindSign } from "../picture/shapes.js";

const SUGGESTIONS = 8;
const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 300));
let suggested = [];
let active = -1;

export function startSearch() {
  const input = byId("search");
  idle(() => find(model, "a", 1)); // names are folded before the first letter is typed
  input.addEventListener("input", () => suggest(input.value.trim()));
  input.addEventListener("focus", () => { if (input.value.trim()) suggest(input.value.trim()); });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") activate(active + (event.key === "ArrowDown" ? 1 : -1));
    else if (event.key === "Enter") take(suggested[Math.max(active, 0)]);
    else if (event.key === "Escape" && (suggested.length || input.value)) { input.value = ""; close(); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
}

function suggest(text) {
  const found = text ? find(model, text, SUGGESTIONS) : [];
  suggested = text ? [...found, { text }] : [];
  const option = (entry, n, ...content) => el("li", { id: `suggestion-${n}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(entry); } }, content);
  byId("suggestions").replaceChildren(...(text && !found.length ? [el("li", { class: "hint", role: "option", "aria-disabled": "true" }, word("no_match"))] : []),
    ...suggested.map((entry, n) => (entry.node ? option(entry, n, kindSign(entry.node.kind), el("span", { class: "suggestion-name" }, marked(labelOf(entry.node), text)),
      entry.name === labelOf(entry.node) ? null : el("span", { class: "hint" }, marked(entry.name, text)), el("span", { class: "hint kind" }, listed("kinds", entry.node.kind)))
      : option(entry, n, el("span", { class: "hint in-sentences" }, `${word("in_sentences")}: „${text}“`)))));
  byId("suggestions").hidden = !suggested.length;
  byId("search").setAttribute("aria-expanded", String(suggested.length > 0));
  if (text) announce(found.length ? say("found_names", { n: found.length }) : word("no_match"));
  activate(-1);
}

// The part of a name that was typed, where it can be found letter by letter.
function marked(name, text) {
  const at = fold(name).length === name.length ? fold(name).indexOf(fold(text)) : -1;
  return at < 0 ? name : [name.slice(0, at), el("b", {}, name.slice(at, at + text.length)), name.slice(at + text.length)];
}

function close() {
  suggested = [];
  byId("suggestions").replaceChildren();
  byId("suggestions").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  activate(-1);
}

function activate(n) {
  active = suggested.length ? Math.max(-1, Math.min(n, suggested.length - 1)) : -1;
  for (const option of byId("suggestions").querySelectorAll('[role="option"]')) option.setAttribute("aria-selected", String(option.id === `suggestion-${active}`));
  const input = byId("search");
  if (active >= 0) input.setAttribute("aria-activedescendant", `suggestion-${active}`);
  else input.removeAttribute("aria-activedescendant");
  document.getElementById(`suggestion-${active}`)?.scrollIntoView({ block: "nearest" });
}

function take(found) {
  if (!found) return;
  byId("search").value = "";
  close();
  if (found.node) select("node", found.node.id);
  else go({ view: "table", filters: { ...state.filters, text: found.text } });
}
