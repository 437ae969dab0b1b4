// Ways to the places a reader goes to from anywhere: one statement, the sheet of a node, two actors beside each other.
import { byId } from "../core/dom.js";
import { go, select, state } from "../core/state.js";
import { model } from "../data/model.js";

export function openStatement(n) {
  const { edge, id } = model.statement(n);
  select("edge", edge.id, id);
}

export function openSheet(node) {
  go({ view: "sheet", sel: null, own: { ...state.own, sheet: node.id } });
  byId("sheet").querySelector("h2").focus();
}

export function openCompare(one, other = null) {
  go({ view: "compare", sel: null, own: { ...state.own, one: one.id, other: other?.id ?? "" } });
}
