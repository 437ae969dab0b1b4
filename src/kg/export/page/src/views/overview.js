// The answer first: who speaks, what it is about, where they agree, where they do not. Stands beside every view.
import { button, el, growing } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { select, state } from "../core/state.js";
import { register } from "../core/views.js";
import { model } from "../data/model.js";
import { POLARITIES, SIGNS, byLabel, labelOf, polarityName } from "../data/names.js";
import { rankings } from "../data/rankings.js";
import { passing } from "../data/selection.js";
import { kindSign } from "../picture/shapes.js";

const LIST_STEP = 6;
const NAMES_SHOWN = 6;
let container = null;
let listedFor = "";

register({ id: "overview", title: "view_overview", always: true, render: (section) => { container = section; }, update });

function update() {
  const now = JSON.stringify([state.lang, { ...state.filters, text: "" }]);
  if (now === listedFor) {
    for (const item of container.querySelectorAll(".entry")) item.setAttribute("aria-pressed", String(isChosen(item.dataset.what, item.dataset.id)));
    return;
  }
  listedFor = now;
  const focused = [...container.querySelectorAll(".entry")].indexOf(document.activeElement);
  lists();
  if (focused >= 0) container.querySelectorAll(".entry")[focused]?.focus();
}

function lists() {
  const { actors, issues, camps, conflicts } = rankings(model, passing(model, state.filters));
  container.replaceChildren(
    ...(model.stances ? [] : [el("p", { class: "notice" }, word("empty"))]),
    ranking("conflicts", "", conflicts, conflictEntry),
    ranking("agreements", "", camps, campEntry),
    ranking("main_actors", "actors_hint", actors, actorEntry),
    ranking("main_issues", "issues_hint", issues, issueEntry),
  );
}

function ranking(title, hint, items, make) {
  const list = el("ol", { class: "ranking" });
  const more = growing(list, items, LIST_STEP, make);
  return el("section", { class: "block", "data-list": title },
    el("h2", {}, word(title)), hint ? el("p", { class: "hint" }, word(hint)) : null,
    items.length ? list : el("p", { class: "hint" }, word("none_yet")), more);
}

const isChosen = (what, id) => state.sel?.what === what && state.sel.id === id;
const entry = (what, id, ...children) => el("li", {}, button({ class: "entry", "data-what": what, "data-id": id, "aria-pressed": isChosen(what, id), onclick: () => select(what, id) }, ...children));
const title = (node) => el("span", { class: "entry-name" }, kindSign(node.kind), el("span", {}, labelOf(node)));

function actorEntry({ node, total, split }) {
  return entry("node", node.id, title(node), el("span", { class: "entry-count" }, String(total)), bar(split, total), sides(split));
}

function issueEntry({ node, total, sides: bySign }) {
  const split = new Map([...bySign].map(([sign, holders]) => [sign, [...holders.values()].reduce((sum, n) => sum + n, 0)]));
  return entry("node", node.id, title(node), el("span", { class: "entry-count" }, String(total)), bar(split, total), sides(split));
}

function bar(split, total) {
  const line = el("span", { class: "bar", "aria-hidden": "true" });
  for (const [sign, name] of POLARITIES) {
    const part = el("span", { class: name });
    part.style.flexGrow = String((split.get(sign) ?? 0) / total);
    if (split.get(sign)) line.append(part);
  }
  return line;
}

function sides(split) {
  return el("span", { class: "split" }, POLARITIES.filter(([sign]) => split.get(sign)).map(([sign, name]) => el("span", { class: `polarity ${name}` },
    `${SIGNS.get(sign)}${split.get(sign)}`, el("span", { class: "hidden" }, ` ${word(name)} `))));
}

function people(holders) {
  const sorted = [...holders].sort(([a, n], [b, m]) => m - n || byLabel(a, b));
  const shown = sorted.length === NAMES_SHOWN + 1 ? sorted.length : NAMES_SHOWN;
  const rest = sorted.length - shown;
  return sorted.slice(0, shown).map(([node]) => labelOf(node)).join(", ") + (rest > 0 ? ` ${say("and_more", { n: rest })}` : "");
}

const team = (target, sign) => el("span", { class: `team ${polarityName(sign)}` },
  el("span", { class: `polarity ${polarityName(sign)}`, "aria-hidden": "true" }, SIGNS.get(sign)), el("span", {}, el("span", { class: "hidden" }, `${word(polarityName(sign))}: `), people(target.sides.get(sign))));

function campEntry({ target, sign, size }) {
  return entry("camp", `${sign > 0 ? "+" : "-"}${target.node.id}`,
    el("span", { class: "entry-name" }, kindSign(target.node.kind), el("span", {}, el("span", { class: "lead" }, `${word(sign > 0 ? "for" : "against")}: `), labelOf(target.node))),
    el("span", { class: "entry-count" }, String(size)), team(target, sign));
}

function conflictEntry(target) {
  return entry("camp", `*${target.node.id}`, title(target.node),
    el("span", { class: "entry-count" }, `${target.positive} : ${target.negative}`), team(target, 1), team(target, -1));
}
