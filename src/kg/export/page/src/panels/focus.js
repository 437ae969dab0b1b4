// Focus: only a node and who stands one or two steps away. As buttons beside the node, and as keys 1 and 2 in pictures and panel.
import { button, el } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { setFilter, state } from "../core/state.js";
import { model } from "../data/model.js";
import { labelOf } from "../data/names.js";

const isOn = (node, hops) => state.filters.focus === node.id && state.filters.hops === hops;
const toggle = (node, hops) => setFilter(isOn(node, hops) ? { focus: "", hops: 1 } : { focus: node.id, hops });

export function focusButtons(node) {
  return el("div", { class: "chips focus", role: "group", "aria-label": say("focus_on", { name: labelOf(node) }) }, el("span", { class: "lead" }, word("focus")),
    [1, 2].map((hops) => button({ class: "chip", "data-hops": hops, "aria-pressed": isOn(node, hops), "aria-keyshortcuts": String(hops), onclick: () => toggle(node, hops) }, word(`hops_${hops}`))));
}

export function startFocus() {
  document.addEventListener("keydown", (event) => {
    if ((event.key !== "1" && event.key !== "2") || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!event.target.closest?.("#canvas, #pairs-canvas, #evidence") || event.target.closest("input, select, textarea, dialog")) return;
    const node = state.sel?.what === "node" ? model.nodeById.get(state.sel.id) : state.sel?.what === "edge" ? model.edgeById.get(state.sel.id)?.from : null;
    if (!node) return;
    event.preventDefault();
    toggle(node, Number(event.key));
  });
}
