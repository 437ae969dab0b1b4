// Small signs of the marks, wherever a statement or a node stands: they change by themselves when a mark changes.
import { el } from "../core/dom.js";
import { listed, say, word } from "../core/i18n.js";
import { model } from "../data/model.js";
import { labelOf, oneName } from "../data/names.js";
import { markOf, marks, marksOfNode, onMarks } from "./marks.js";

const SIGNS = { confirm: "✓", reject: "✗", retype: "✎" };

// What stands beside a statement in lists: nothing where it is not marked.
export function markSign(statementId) {
  const sign = el("span", { class: "mark-sign", "data-mark-of": statementId });
  fill(sign);
  return sign;
}

function fill(sign) {
  const mark = markOf(sign.dataset.markOf);
  sign.className = `mark-sign ${mark?.judgement ?? ""}`;
  sign.replaceChildren(...(mark ? [el("span", { "aria-hidden": "true" }, SIGNS[mark.judgement]), el("span", { class: "hidden" }, ` ${word("marked")}: ${listed("judgements", mark.judgement)}`)] : []));
  sign.title = mark ? told(mark) : "";
}

// Elements that are built anew from the marks: build() gives their children.
const lively = new WeakMap();
export function live(element, build) {
  element.dataset.marked = "";
  lively.set(element, build);
  element.replaceChildren(...build().filter(Boolean));
  return element;
}

export function startSigns() {
  onMarks(() => {
    for (const sign of document.querySelectorAll("[data-mark-of]")) fill(sign);
    for (const element of document.querySelectorAll("[data-marked]")) element.replaceChildren(...lively.get(element)().filter(Boolean));
  });
}

export const nameOfNode = (id) => (model.nodeById.has(id) ? labelOf(model.nodeById.get(id)) : id);
const nameOfType = (name) => oneName(model.vocabulary.find((entry) => entry.name === name) ?? { name });

// What a mark says, in one sentence without its reason.
export function told(mark) {
  const wrong = (mark.wrong ?? []).map((part) => word(`wrong_${part}`)).join(", ");
  const right = [mark.holder && `${word("holder")}: ${nameOfNode(mark.holder)}`, mark.type && `${word("stance")}: ${nameOfType(mark.type)}`, mark.target && `${word("target")}: ${nameOfNode(mark.target)}`].filter(Boolean).join(", ");
  switch (mark.judgement) {
    case "confirm": return word("told_confirm");
    case "reject": return wrong ? say("told_reject", { wrong }) : word("told_reject_all");
    case "retype": return say("told_retype", { right });
    case "same": return say("told_same", { a: nameOfNode(mark.a), b: nameOfNode(mark.b) });
    case "different": return say("told_different", { a: nameOfNode(mark.a), b: nameOfNode(mark.b) });
    default: return say("told_rename", { node: nameOfNode(mark.node), label: [mark.label, mark.label_en].filter(Boolean).join(" / ") });
  }
}

// What the picture writes beside a name or a claim; "" where nothing is marked.
export const signOfNode = (node) => (marksOfNode(node.id).length ? " ✎" : "");
export function signOfEdge(edge) {
  if (!marks().length) return "";
  const kinds = new Set(edge.statements.map((n) => markOf(model.raw.statements.id[n])?.judgement));
  if (kinds.size > 1) return "✎";
  return SIGNS[[...kinds][0]] ?? "";
}
export const isDenied = (edge) => marks().length > 0 && edge.statements.every((n) => markOf(model.raw.statements.id[n])?.judgement === "reject");
