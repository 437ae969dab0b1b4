// All that connects two nodes: an edge bundles the statements of one kind, and opens to them, each with its date.
import { button, el, growing } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { select } from "../core/state.js";
import { outletOf, period, traits, when } from "../data/cite.js";
import { model } from "../data/model.js";
import { labelOf, oneName } from "../data/names.js";
import { span } from "../data/sources.js";
import { polaritySign } from "../picture/shapes.js";
import { markSign } from "../review/signs.js";

const STEP = 25;

// current: the statement on show; shown: whether statement n passes the filters. null where one statement is all there is.
export function bundles(edge, current, shown) {
  const both = edge.from.edges.filter((other) => (other.from === edge.from && other.to === edge.to) || (other.from === edge.to && other.to === edge.from));
  const order = (a, b) => (b === edge) - (a === edge) || (b.from === edge.from) - (a.from === edge.from) || b.statements.length - a.statements.length;
  const lines = both.sort(order).map((other) => ({ edge: other, numbers: other.statements.filter(shown) })).filter(({ edge: other, numbers }) => numbers.length || other === edge);
  const total = lines.reduce((sum, { numbers }) => sum + numbers.length, 0);
  if (total < 2) return null;
  return el("section", { class: "block bundle-block" },
    el("h3", {}, say("between", { one: labelOf(edge.from), other: labelOf(edge.to), n: total })),
    lines.map((line) => bundle(line, line.edge === edge, line.edge.from !== edge.from, current)));
}

function bundle({ edge, numbers }, chosen, back, current) {
  const list = el("ol", { class: "contents" });
  const listed = numbers.length ? numbers : edge.statements;
  const dates = period(span(model, listed));
  return el("details", { class: "edge-bundle", open: chosen, "data-edge": edge.id },
    el("summary", {}, polaritySign(edge), el("span", { class: "verb" }, back ? `${labelOf(edge.from)}: ` : "", oneName(edge.word)), el("span", { class: "hint" }, [`×${listed.length}`, dates || word("undated")].join(" · "))),
    list, growing(list, listed, STEP, (n) => line(edge, n, current)));
}

function line(edge, n, current) {
  const statement = model.statement(n);
  return el("li", {}, button({ class: "entry", "data-statement": statement.id, "aria-current": n === current ? "true" : null, onclick: () => select("edge", edge.id, statement.id) },
    el("span", { class: "contents-line" }, el("span", { class: "said-date" }, when(statement)), " · ", outletOf(statement), ...traits(statement).map((trait) => [" ", el("span", { class: "trait" }, trait)]), markSign(statement.id)),
    el("span", { class: "hint clamp contents-line", lang: "de" }, statement.sentence)));
}
