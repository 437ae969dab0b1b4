// Small signs: the shape of a kind of node and the stroke of a polarity, as SVG.
import { el, svg } from "../core/dom.js";
import { namesOf, word } from "../core/i18n.js";
import { POLARITIES, SIGNS, polarityName } from "../data/names.js";

const SHAPE_PATHS = {
  state: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z",
  person: "M8 2l6.5 11.5h-13z",
  organisation: "M2.5 2.5h11v11h-11z",
  group: "M4.6 2.2h6.8L15 8l-3.6 5.8H4.6L1 8z",
  office: "M8 14L1.5 2.5h13z",
  treaty: "M8 1l7 7-7 7-7-7z",
  event: "M8 1l2.1 4.6 5 .5-3.8 3.3 1.1 4.9L8 11.8l-4.4 2.5 1.1-4.9L.9 6.1l5-.5z",
  issue: "M2.5 4h11a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 1 10.5v-5A1.5 1.5 0 0 1 2.5 4z",
  place: "M8 4c4 0 7 1.8 7 4s-3 4-7 4-7-1.8-7-4 3-4 7-4z",
  weapon: "M1.5 4h13v8h-13z",
  document: "M3.5 1.5h6l3 3v10h-9z",
};
export const KINDS = namesOf("kinds");
export const DASHES = new Map([[1, []], [0, [2, 5]], [-1, [9, 5]]]);

export function kindSign(kind) {
  const path = svg("path", { d: SHAPE_PATHS[kind] ?? SHAPE_PATHS.state });
  return svg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, class: `sign kind-${KINDS.includes(kind) ? kind : "state"}`, "aria-hidden": "true" }, path);
}

export function stroke(polarity) {
  const dash = DASHES.get(polarity);
  const line = svg("path", { d: "M1 8h29m-5-4 5 4-5 4", fill: "none", "stroke-width": 2, ...(dash.length && { "stroke-dasharray": dash.join(" ") }) });
  return svg("svg", { viewBox: "0 0 32 16", width: 32, height: 16, class: `stroke ${polarityName(polarity)}`, "aria-hidden": "true" }, line);
}

// "+", "−" or "○" in its colour; the name of the side for those who do not see it.
export function polaritySign(thing) {
  if (thing.kind === "relation") return null;
  const name = polarityName(thing.polarity);
  return el("span", { class: `polarity ${name}` }, el("span", { "aria-hidden": "true" }, SIGNS.get(thing.polarity)), el("span", { class: "hidden" }, `${word(name)}: `));
}

// Lines that say more than a side, each as it is drawn: [key of words, path of the head, width, opacity]
const TONES = [["tone_possible", "M24 4l6 4-6 4", 2, 0.6], ["tone_past", "M29 3v10", 2, 0.6], ["tone_weak", "M25 5l5 3-5 3z", 1.1, 1], ["tone_many", "M24 3l6 5-6 5z", 3.6, 1]];

function tone([key, head, width, opacity]) {
  const lines = [svg("path", { d: "M1 8h28", fill: "none", "stroke-width": width }), svg("path", { d: head, fill: head.endsWith("z") ? "currentColor" : "none", "stroke-width": head.endsWith("z") ? 1 : 2 })];
  return [svg("svg", { viewBox: "0 0 32 16", width: 32, height: 16, class: "stroke plain", opacity, "aria-hidden": "true" }, ...lines), word(key)];
}

export function legend(kinds, { relations }) {
  const dotted = svg("svg", { viewBox: "0 0 32 16", width: 32, height: 16, class: "stroke plain", "aria-hidden": "true" }, svg("path", { d: "M1 8h29m-5-4 5 4-5 4", fill: "none", "stroke-width": 1, "stroke-dasharray": "1 3" }));
  return [
    el("ul", { class: "legend-list" }, POLARITIES.map(([sign, name]) => el("li", { "data-sign": `polarity_${sign}` }, stroke(sign), el("span", { class: `polarity ${name}`, "aria-hidden": "true" }, SIGNS.get(sign)), word(name)))),
    el("ul", { class: "legend-list" }, KINDS.filter((kind) => kinds.has(kind)).map((kind) => el("li", { "data-sign": `kind_${kind}` }, kindSign(kind), word("kinds")[kind]))),
    el("ul", { class: "legend-list" }, TONES.map((row) => el("li", { "data-sign": row[0] }, tone(row))), relations ? el("li", { "data-sign": "relation" }, dotted, word("relation")) : null),
  ];
}
