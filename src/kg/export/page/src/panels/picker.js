// A field to choose one node by any of its names: a combobox with a list (ARIA Authoring Practices, list autocomplete).
import { el } from "../core/dom.js";
import { listed, word } from "../core/i18n.js";
import { find } from "../data/find.js";
import { model } from "../data/model.js";
import { labelOf } from "../data/names.js";
import { kindSign } from "../picture/shapes.js";

const OFFERED = 8;
const LOOKED_AT = 60;

// wanted(node) says who may be chosen; chosen(node) is called with the choice. Returns {field, input}.
export function picker({ id, label, value, wanted, chosen }) {
  let [offers, active] = [[], -1];
  const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": word("suggestions"), class: "offers", hidden: true });
  const input = el("input", {
    id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
    placeholder: word("pick_hint"), oninput: () => offer(true), onkeydown: keys, onblur: () => setTimeout(close, 150),
  });
  input.value = value ? labelOf(value) : "";
  input.addEventListener("focus", () => input.select());

  function offer(asked) {
    offers = find(model, input.value, LOOKED_AT).filter(({ node }) => wanted(node)).slice(0, OFFERED);
    list.replaceChildren(...offers.map(({ node, name }, n) => el("li", { id: `${id}-${n}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(offers[n]); } },
      kindSign(node.kind), el("span", { class: "suggestion-name" }, labelOf(node)), name === labelOf(node) ? null : el("span", { class: "hint" }, name), el("span", { class: "hint kind" }, listed("kinds", node.kind)))));
    if (asked && input.value.trim() && !offers.length) list.append(el("li", { class: "hint", role: "option", "aria-disabled": "true" }, word("no_match")));
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    activate(-1);
  }
  function activate(n) {
    active = offers.length ? Math.max(-1, Math.min(n, offers.length - 1)) : -1;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }
  function keys(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") activate(active + (event.key === "ArrowDown" ? 1 : -1));
    else if (event.key === "Enter") take(offers[Math.max(active, 0)]);
    else if (event.key === "Escape" && !list.hidden) { close(); event.stopPropagation(); }
    else return;
    event.preventDefault();
  }
  function close() {
    offers = [];
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }
  function take(found) {
    if (!found) return;
    close();
    chosen(found.node);
  }
  return { input, field: el("div", { class: "picker" }, el("label", { for: id }, label), el("div", { class: "picker-box" }, input, list)) };
}
