// Ways to the places a reader goes to from anywhere: one statement, the sheet of a node, two actors beside each other.
import { byId } from "../core/dom.js";
import { go, state } from "../core/state.js";
import { model } from "../data/model.js";

// A sheet that follows the chosen node stays where it is while one of its statements is looked at.
export function openStatement(n) {
  const { edge, id } = model.statement(n);
  const own = state.view === "sheet" && state.sel?.what === "node" ? { ...state.own, sheet: state.sel.id } : state.own;
  go({ sel: { what: "edge", id: edge.id, at: id }, own });
}

export function openSheet(node) {
  go({ view: "sheet", sel: null, own: { ...state.own, sheet: node.id } });
  byId("sheet").querySelector("h2").focus();
}

export function openCompare(one, other = null) {
  go({ view: "compare", sel: null, own: { ...state.own, one: one.id, other: other?.id ?? "" } });
}
