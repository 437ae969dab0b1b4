// The small note beside the pointer.
import { byId, el } from "../core/dom.js";
import { listed, word } from "../core/i18n.js";
import { labelOf, oneName, signOf } from "../data/names.js";
import { kindSign } from "./shapes.js";

export const tipOfNode = (node, ...more) => [kindSign(node.kind), " ", el("strong", {}, labelOf(node)), el("small", {}, ` · ${[listed("kinds", node.kind), ...more].join(" · ")}`)];

// A tip in its element beside a canvas: show(children, at) and hide().
export const makeTip = (tip, canvas) => ({
  show(children, at) {
    tip.replaceChildren(...children);
    tip.hidden = false;
    tip.style.left = `${Math.max(0, Math.min(at.x + 14, canvas.clientWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(0, at.y + 22 + tip.offsetHeight > canvas.clientHeight ? at.y - tip.offsetHeight - 10 : at.y + 18)}px`;
    canvas.classList.add("pointing");
  },
  hide() {
    tip.hidden = true;
    canvas.classList.remove("pointing");
  },
});

const counted = (n) => `${n} ${word(n === 1 ? "statement" : "statements")}`;
const here = () => makeTip(byId("tip"), byId("canvas"));

// count: how many statements of the thing pass the filters.
export function showTip(thing, at, count) {
  here().show(thing.from
    ? [el("strong", {}, labelOf(thing.from)), ` ${signOf(thing)} ${oneName(thing.word)} `, el("strong", {}, labelOf(thing.to)), el("small", {}, ` · ${counted(count)}`)]
    : tipOfNode(thing, counted(count)), at);
}

export const hideTip = () => here().hide();
