// The search field: a combobox with a list of suggestions (ARIA Authoring Practices, editable with list).
import { byId, el } from "../core/dom.js";
import { listed, word } from "../core/i18n.js";
import { select } from "../core/state.js";
import { find } from "../data/find.js";
import { model } from "../data/model.js";
import { labelOf } from "../data/names.js";
import { kindSign } from "../picture/shapes.js";

const SUGGESTIONS = 8;
let suggested = [];
let active = -1;

export function startSearch() {
  const input = byId("search");
  input.addEventListener("input", () => suggest(find(model, input.value, SUGGESTIONS), input.value.trim() !== ""));
  input.addEventListener("blur", () => setTimeout(() => suggest([]), 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") activate(active + (event.key === "ArrowDown" ? 1 : -1));
    else if (event.key === "Enter") take(suggested[Math.max(active, 0)]);
    else if (event.key === "Escape" && (suggested.length || input.value)) { input.value = ""; suggest([]); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
}

function suggest(found, asked = false) {
  const list = byId("suggestions");
  suggested = found;
  list.replaceChildren(...found.map(({ node, name }, n) => el("li", { id: `suggestion-${n}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(found[n]); } },
    kindSign(node.kind), el("span", { class: "suggestion-name" }, labelOf(node)), name === labelOf(node) ? null : el("span", { class: "hint" }, name), el("span", { class: "hint kind" }, listed("kinds", node.kind)))));
  if (asked && !found.length) list.append(el("li", { class: "hint", role: "option", "aria-disabled": "true" }, word("no_match")));
  list.hidden = !list.children.length;
  byId("search").setAttribute("aria-expanded", String(!list.hidden));
  activate(-1);
}

function activate(n) {
  active = suggested.length ? Math.max(-1, Math.min(n, suggested.length - 1)) : -1;
  [...byId("suggestions").children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
  const input = byId("search");
  if (active >= 0) input.setAttribute("aria-activedescendant", `suggestion-${active}`);
  else input.removeAttribute("aria-activedescendant");
}

function take(found) {
  if (!found) return;
  byId("search").value = "";
  suggest([]);
  select("node", found.node.id);
}
