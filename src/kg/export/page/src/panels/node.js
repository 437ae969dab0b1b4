// The sheet of one node: its names, its relations, and its stances bundled by partner and type.
import { button, el, growing } from "../core/dom.js";
import { inEnglish, listed, word } from "../core/i18n.js";
import { select } from "../core/state.js";
import { labelOf, nameOf } from "../data/names.js";
import { kindSign, polaritySign } from "../picture/shapes.js";

export const nodeLink = (node) => button({ class: "node-link", onclick: () => select("node", node.id) }, kindSign(node.kind), el("span", {}, labelOf(node)));

export function nodeHeading(node) {
  return el("h2", {}, kindSign(node.kind), " ", el("span", {}, labelOf(node)), " ", el("span", { class: "kind" }, listed("kinds", node.kind)));
}

export function nodeFacts(node) {
  const others = [inEnglish() ? node.label : node.en, ...node.names].filter((name) => name && name !== labelOf(node));
  const relations = node.edges.filter((edge) => edge.kind === "relation");
  return [
    others.length ? el("p", { class: "also" }, el("span", { class: "lead" }, `${word("also")}: `), others.join(", ")) : null,
    node.wikidata ? el("p", { class: "also" }, el("span", { class: "lead" }, "Wikidata: "), el("code", {}, node.wikidata)) : null,
    relations.length ? el("section", { class: "block relations" }, el("h3", {}, word("relations_of")), ...bundles(relations, node)) : null,
  ].filter(Boolean);
}

export function nodeBundles(node) {
  const stances = node.edges.filter((edge) => edge.kind === "stance");
  const part = (key, list) => (list.length ? el("section", { class: "block" }, el("h3", {}, word(key)), ...bundles(list, node)) : null);
  return [part("holds", stances.filter((edge) => edge.from === node)), part("is_target", stances.filter((edge) => edge.to === node && edge.from !== node))].filter(Boolean);
}

function bundles(list, node) {
  const strongest = [...list].sort((a, b) => b.statements.length - a.statements.length || a.number - b.number);
  const target = el("ul", { class: "bundles" });
  return [target, growing(target, strongest, 12, (edge) => bundle(edge, node))];
}

function bundle(edge, node) {
  const number = edge.statements.length;
  const parts = edge.from === node
    ? [polaritySign(edge), el("span", { class: "verb" }, nameOf(edge.word)), " ", el("strong", {}, labelOf(edge.to))]
    : [el("strong", {}, labelOf(edge.from)), " ", polaritySign(edge), el("span", { class: "verb" }, nameOf(edge.word))];
  return el("li", {}, button({ class: "entry bundle", onclick: () => select("edge", edge.id) }, el("span", {}, parts), number > 1 ? el("span", { class: "entry-count" }, `×${number}`) : null));
}
