// The position sheet of one node: who wants what, since when. For one who holds positions, what it takes them on; for what
// positions are about, who takes them. What is only possible, conditional or asked, and what was so before, stand apart.
import { COUNTED } from "./changes.js";
import { movesOf } from "./moves.js";
import { byLabel, isActor } from "./names.js";
import { rankings } from "./rankings.js";
import { relatedTo } from "./related.js";
import { sourcesOf } from "./sources.js";

const GAPS = 8;
const SECTIONS = ["for", "against", "neutral", "earlier", "open"];

// {node, holds, about, near, facts, reports, moves, gaps, sources}: holds, about and near[].about are lists of sections
// {key, topics: [{node, entries: [{word, numbers, ...sources}]}]} in the order for, against, neutral, earlier, open.
export function sheetOf(model, selection, node) {
  const { from, to, stance } = model.statements;
  const all = node.edges.flatMap((edge) => edge.statements).filter((n) => selection.mask[n]).sort((a, b) => a - b);
  const stances = all.filter((n) => stance[n]);
  const holds = stances.filter((n) => from[n] === node.number);
  const about = stances.filter((n) => to[n] === node.number);
  const near = relatedTo(model, node).map((other) => ({ node: other, numbers: aboutOf(model, selection, other) })).filter(({ numbers }) => numbers.length);
  return {
    node, sources: sourcesOf(model, stances), reports: node.reports.filter((n) => selection.mask[n]).length,
    holds: sectionsOf(model, holds, to), about: sectionsOf(model, about, from),
    near: near.map(({ node: other, numbers }) => ({ node: other, about: sectionsOf(model, numbers, from) })),
    facts: factsOf(model, all.filter((n) => !stance[n]), node),
    moves: movesOf(model, { ...selection, stances }), gaps: gapsOf(model, selection, node, holds, about),
  };
}

function aboutOf(model, { mask }, node) {
  return node.edges.filter((edge) => edge.kind === "stance" && edge.to === node).flatMap((edge) => edge.statements).filter((n) => mask[n]).sort((a, b) => a - b);
}

export function sectionOf(model, n) {
  if (!COUNTED.has(model.raw.modalities[model.statements.modality[n]])) return "open";
  if (model.raw.phases[model.raw.statements.phase[n]] === "past") return "earlier";
  return { 1: "for", "-1": "against" }[model.statements.polarity[n]] ?? "neutral";
}

// partners: the column that names the other end
function sectionsOf(model, numbers, partners) {
  const found = new Map(SECTIONS.map((key) => [key, new Map()]));
  for (const n of numbers) {
    const topics = found.get(sectionOf(model, n));
    if (!topics.has(partners[n])) topics.set(partners[n], new Map());
    const entries = topics.get(partners[n]);
    const word = model.statements.word[n];
    entries.set(word, [...(entries.get(word) ?? []), n]);
  }
  return [...found].filter(([, topics]) => topics.size).map(([key, topics]) => ({
    key, topics: [...topics].map(([partner, entries]) => topic(model, model.nodes[partner], entries)).sort(bySize),
  }));
}

function topic(model, node, entries) {
  const lines = [...entries].map(([word, numbers]) => ({ word: model.vocabulary[word], numbers, ...sourcesOf(model, numbers) }));
  return { node, entries: lines.sort((a, b) => b.numbers.length - a.numbers.length || (a.word.name < b.word.name ? -1 : 1)), numbers: lines.flatMap(({ numbers }) => numbers) };
}

// One's own matters first: what has a name of its own before what only one document calls so.
const bySize = (a, b) => b.numbers.length - a.numbers.length || a.node.id.includes("--") - b.node.id.includes("--") || byLabel(a.node, b.node);

// Offices, memberships and other relations, each with its statements: [{word, other, outgoing, numbers}]
function factsOf(model, numbers, node) {
  const facts = new Map();
  for (const n of numbers) {
    const edge = model.edges[model.statements.edge[n]];
    if (!facts.has(edge)) facts.set(edge, { word: edge.word, outgoing: edge.from === node, other: edge.from === node ? edge.to : edge.from, numbers: [] });
    facts.get(edge).numbers.push(n);
  }
  return [...facts.values()].sort((a, b) => b.outgoing - a.outgoing || (a.word.name < b.word.name ? -1 : a.word.name > b.word.name ? 1 : byLabel(a.other, b.other)));
}

// On which of the main issues nothing was found of this actor; who of the main actors was not found on this issue.
function gapsOf(model, selection, node, holds, about) {
  const { actors, issues } = rankings(model, selection);
  const { from, to } = model.statements;
  if (isActor(node)) {
    const spoken = new Set(holds.map((n) => to[n]));
    return holds.length ? issues.filter(({ voices, node: issue }) => voices > 1 && !spoken.has(issue.number)).slice(0, GAPS).map((issue) => issue.node) : [];
  }
  const spoken = new Set(about.map((n) => from[n]));
  return about.length ? actors.filter(({ node: actor }) => !spoken.has(actor.number)).slice(0, GAPS).map((actor) => actor.node) : [];
}
