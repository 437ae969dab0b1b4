// Actors <-> actors: who agrees with whom and who does not, derived from the sides they take; as a picture and as a list.
import { button, el } from "../core/dom.js";
import { FIRST_NODES } from "../core/hash.js";
import { say, word } from "../core/i18n.js";
import { go, select, setOwn, state } from "../core/state.js";
import { register } from "../core/views.js";
import { model } from "../data/model.js";
import { labelOf } from "../data/names.js";
import { network, pairId, sharedTargets } from "../data/network.js";
import { passing } from "../data/selection.js";
import { makeNetwork, tiesOf } from "../picture/network.js";
import { kindSign, stroke } from "../picture/shapes.js";

const [ROWS, TARGETS] = [50, 3];
const SIGNED = [["agree", 1], ["conflict", -1]];
const ORDERS = { shared: ({ agree, conflict }) => agree + conflict, agree: ({ agree }) => agree, conflict: ({ conflict }) => conflict };
let parts = null;
let drawn = "";
let rows = ROWS;

register({ id: "pairs", title: "view_pairs", render, update });

function render(section) {
  const canvas = el("div", { class: "canvas", tabindex: 0, role: "application", id: "pairs-canvas" });
  const tip = el("div", { class: "tip", role: "presentation", hidden: true });
  const form = (name) => button({ class: "chip", "data-form": name, onclick: () => setOwn({ pairs: name === "list" ? "list" : "" }) });
  const tie = (name) => button({ class: "chip", "data-tie": name, onclick: () => setOwn({ tie: state.own.tie === name ? "" : name }) });
  parts = {
    section, canvas, picture: makeNetwork(canvas, tip), forms: ["picture", "list"].map(form), ties: SIGNED.map(([name]) => tie(name)), count: el("span"), nothing: el("p", { class: "nothing", hidden: true }),
    more: button({ class: "link", onclick: () => go({ limit: state.limit + FIRST_NODES }, { replace: true }) }), list: el("div", { class: "pair-list scroller", role: "region", tabindex: 0 }), hint: el("span", { class: "hint" }),
    zooms: [["zoom_in", "+", 1.25], ["zoom_out", "−", 0.8], ["zoom_fit", "⤢", 0]].map(([key, text, factor]) => button({ "data-zoom": key, onclick: () => (factor ? parts.picture.zoomBy(factor) : parts.picture.fit()) }, text)),
  };
  parts.tools = el("div", { class: "tools", role: "toolbar" }, parts.zooms);
  section.append(el("div", { class: "pairs-bar" }, el("div", { class: "chips", role: "group" }, parts.forms), el("div", { class: "chips", role: "group" }, parts.ties), parts.count, parts.more, parts.hint),
    el("div", { class: "pairs-picture" }, canvas, parts.tools, tip, parts.nothing), parts.list);
}

function update() {
  const key = JSON.stringify([state.lang, { ...state.filters, text: "" }, state.limit, state.own.pairs, state.own.tie, state.own.order, state.sel, matchMedia("(prefers-color-scheme: dark)").matches]);
  if (key === drawn) return;
  drawn = key;
  const found = network(model, passing(model, state.filters), state.limit);
  const asList = state.own.pairs === "list";
  words(found, asList);
  parts.section.querySelector(".pairs-picture").hidden = asList;
  parts.list.hidden = !asList;
  if (asList) list(found);
  else parts.picture.draw(found, tiesOf(found, state.own.tie ?? ""));
}

function words(found, asList) {
  parts.forms.forEach((item) => {
    item.textContent = word(item.dataset.form === "list" ? "as_list" : "as_picture");
    item.setAttribute("aria-pressed", String(asList === (item.dataset.form === "list")));
  });
  parts.ties.forEach((item, n) => {
    item.replaceChildren(stroke(SIGNED[n][1]), word(`tie_${item.dataset.tie}`));
    item.setAttribute("aria-pressed", String(state.own.tie === item.dataset.tie));
  });
  for (const item of parts.zooms) Object.assign(item, { title: word(item.dataset.zoom), ariaLabel: word(item.dataset.zoom) });
  parts.tools.setAttribute("aria-label", word("tools"));
  parts.canvas.setAttribute("aria-label", `${word("view_pairs")}. ${word("pairs_help")}`);
  parts.list.setAttribute("aria-label", `${word("view_pairs")}: ${word("as_list")}`);
  parts.count.textContent = say("pairs_shown", { n: found.nodes.length, all: found.all, pairs: found.pairs.length });
  parts.more.textContent = word("more_nodes");
  parts.more.hidden = found.nodes.length >= found.all;
  parts.hint.textContent = word("pairs_hint");
  parts.nothing.textContent = word("pairs_none");
  parts.nothing.hidden = found.pairs.length > 0;
}

function list(found) {
  const order = Object.hasOwn(ORDERS, state.own.order ?? "") ? state.own.order : "shared";
  const tie = state.own.tie;
  const pairs = found.pairs.filter((pair) => !tie || pair[tie]).map((pair, n) => [pair, n]).sort(([a, n], [b, m]) => ORDERS[order](b) - ORDERS[order](a) || n - m).map(([pair]) => pair);
  const selection = passing(model, state.filters);
  const heading = (key, by) => el("th", { scope: "col", "aria-sort": by ? (by === order ? "descending" : "none") : null },
    by ? button({ "data-order": by, onclick: () => setOwn({ order: by === "shared" ? "" : by }, { replace: true }) }, word(key), el("span", { "aria-hidden": "true" }, by === order ? " ▼" : "")) : word(key));
  const named = (node) => el("span", { class: "named" }, kindSign(node.kind), el("span", {}, labelOf(node)));
  const row = (pair) => {
    const id = pairId(pair.one, pair.other);
    const topics = sharedTargets(model, selection, [pair.one, pair.other]);
    const rest = topics.length - TARGETS;
    return el("tr", { class: state.sel?.what === "pair" && state.sel.id === id ? "chosen" : null, onclick: () => select("pair", id) },
      el("td", {}, button({ class: "row-open pair-open", "data-pair": id, onclick: (event) => { event.stopPropagation(); select("pair", id); } }, named(pair.one), " – ", named(pair.other))),
      el("td", { class: "number" }, el("span", { class: "polarity positive" }, pair.agree ? `+${pair.agree}` : "–")), el("td", { class: "number" }, el("span", { class: "polarity negative" }, pair.conflict ? `−${pair.conflict}` : "–")),
      el("td", {}, topics.slice(0, TARGETS).map(({ target, agree }, n) => [n ? ", " : "", el("span", { class: `polarity ${agree ? "positive" : "negative"}` }, agree ? "+ " : "− "), labelOf(target)]), rest > 0 ? ` ${say("and_more", { n: rest })}` : ""));
  };
  const focused = document.activeElement?.dataset ?? {};
  const body = el("tbody", {}, pairs.slice(0, rows).map(row));
  const more = button({ class: "link more", onclick: () => { rows += ROWS; list(found); parts.list.querySelectorAll(".pair-open")[rows - ROWS]?.focus(); } }, `${word("more")} (${pairs.length - rows})`);
  parts.list.replaceChildren(el("table", {}, el("caption", { class: "hidden" }, word("view_pairs")), el("thead", {}, el("tr", {}, heading("pair", "shared"), heading("tie_agree", "agree"), heading("tie_conflict", "conflict"), heading("topics"))), body),
    pairs.length > rows ? more : "", pairs.length ? "" : el("p", { class: "hint none" }, word("pairs_none")));
  const again = focused.pair ? [...parts.list.querySelectorAll(".pair-open")].find((item) => item.dataset.pair === focused.pair) : focused.order ? parts.list.querySelector(`[data-order="${focused.order}"]`) : null;
  again?.focus();
}

// For tests and the console: where a pair's line or an actor stands on the screen.
export const pairPoint = (what, sign) => {
  const point = model.nodeById.has(what) ? parts.picture.pointOf(model.nodeById.get(what)) : parts.picture.linePoint(what, sign);
  const box = parts.canvas.getBoundingClientRect();
  return { x: box.left + point.x, y: box.top + point.y };
};
export const pairsPainted = () => parts?.picture.painted();
