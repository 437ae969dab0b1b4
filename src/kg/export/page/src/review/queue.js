// What is still to be reviewed: what passes the filters and has no mark yet, the least sure first.
import { state } from "../core/state.js";
import { model } from "../data/model.js";
import { passing } from "../data/selection.js";
import { openStatement } from "../panels/places.js";
import { markOf } from "./marks.js";

export function unmarked() {
  const { stances, relations } = passing(model, state.filters);
  return [...stances, ...relations].filter((n) => !markOf(model.raw.statements.id[n]));
}

// Opens the next one with the focus on its first button; false where all are reviewed.
export function openNext() {
  const { confidence } = model.statements;
  const open = unmarked();
  if (!open.length) return false;
  openStatement(open.reduce((least, n) => (confidence[n] < confidence[least] ? n : least), open[0]));
  document.querySelector('#evidence [data-act="right"]')?.focus();
  return true;
}
