// One row of the table, and the keys that walk between rows. Of all rows one is reached by Tab (roving focus); arrows go on.
import { button, el } from "../core/dom.js";
import { listed, say, word } from "../core/i18n.js";
import { showDate } from "../data/dates.js";
import { labelOf, oneName } from "../data/names.js";
import { COLUMNS } from "../data/rows.js";
import { kindSign, polaritySign } from "../picture/shapes.js";
import { markSign } from "../review/signs.js";

// open(statement) and pick(numbers, on) are called by what is clicked; tabbable says whether Tab reaches this row.
export function row(statement, { open, pick, picked, tabbable }) {
  const named = (node) => el("span", { class: "named" }, kindSign(node.kind), el("span", {}, labelOf(node)));
  const what = `${labelOf(statement.subject)} ${oneName(statement.word)} ${labelOf(statement.object)}`;
  const cells = {
    date: statement.date ? showDate(statement.date) : "–", holder: named(statement.subject),
    stance: button({ class: "row-open", tabindex: tabbable ? 0 : -1, "data-statement": statement.id, onclick: (event) => { event.stopPropagation(); open(statement); } },
      polaritySign(statement), oneName(statement.word), el("span", { class: "hidden" }, ` – ${word("show")}`), markSign(statement.id)),
    target: named(statement.object), sentence: el("span", { class: "clamp", lang: "de" }, statement.sentence),
    document: el("span", { class: "clamp" }, statement.document.outlet || statement.document.title || statement.document.id), reported_by: statement.reporters.map(labelOf).join(", ") || "–",
    modality: statement.kind === "stance" ? listed("modalities", statement.modality) : "–", confidence: `${Math.round(statement.confidence * 100)} %`,
  };
  const box = el("input", { type: "checkbox", tabindex: -1, "data-number": statement.number, "aria-label": say("select_row", { what }), onchange: (event) => pick([statement.number], event.target.checked) });
  box.checked = picked;
  return el("tr", { role: "row", onclick: () => { if (!getSelection().toString()) open(statement); } },
    el("td", { class: "column-pick", role: "cell", onclick: (event) => event.stopPropagation() }, box), COLUMNS.map((key) => el("td", { class: `column-${key}`, role: "cell" }, cells[key])));
}

// Up and down move between rows and on to the next page, Home and End to the first and last row of the page, Space picks.
export function rowKeys(event, turn) {
  const openers = [...event.currentTarget.querySelectorAll(".row-open")];
  const now = openers.indexOf(document.activeElement);
  if (now < 0) return;
  if (event.key === " ") {
    openers[now].closest("tr").querySelector("input").click();
    event.preventDefault();
    return;
  }
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: openers.length - 1 }[event.key];
  if (event.key === "PageDown") turn(1, "first");
  else if (event.key === "PageUp") turn(-1, "first");
  else if (next === -1) turn(-1, "last");
  else if (next === openers.length) turn(1, "first");
  else if (next !== undefined) {
    openers.forEach((opener, n) => { opener.tabIndex = n === next ? 0 : -1; });
    openers[next].focus();
  } else return;
  event.preventDefault();
}
