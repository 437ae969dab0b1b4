// The answer first: who speaks, what it is about, where they agree, where they do not.
const LIST_STEP = 6;

let listedFor = "";

function overview() {
  const now = JSON.stringify([state.lang, { ...state.filters, text: "" }, state.sel?.what, state.sel?.id]);
  if (now === listedFor) return;
  listedFor = now;
  const focused = [...document.querySelectorAll("#overview .entry")].indexOf(document.activeElement);
  lists();
  if (focused >= 0) document.querySelectorAll("#overview .entry")[focused]?.focus();
}

function lists() {
  const { actors, issues, camps, conflicts } = filtered().rankings;
  byId("overview").replaceChildren(
    ...(stances.length ? [] : [el("p", { class: "notice" }, word("empty"))]),
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
const entry = (what, id, ...children) => el("li", {}, button({ class: "entry", "aria-pressed": isChosen(what, id), onclick: () => select(what, id) }, ...children));
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

const NAMES_SHOWN = 6;
function people(holders) {
  const sorted = [...holders].sort(([a, n], [b, m]) => m - n || byLabel(a, b)).map(([node]) => labelOf(node));
  const shown = sorted.length === NAMES_SHOWN + 1 ? sorted.length : NAMES_SHOWN;
  const rest = sorted.length - shown;
  return sorted.slice(0, shown).join(", ") + (rest > 0 ? ` ${word("and_more")(rest)}` : "");
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
    el("span", { class: "entry-count" }, `${target.sides.get(1).size} : ${target.sides.get(-1).size}`), team(target, 1), team(target, -1));
}
