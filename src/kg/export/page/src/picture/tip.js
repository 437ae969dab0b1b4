// The small note beside the pointer.
import { byId, el } from "../core/dom.js";
import { listed, word } from "../core/i18n.js";
import { labelOf, nameOf, signOf } from "../data/names.js";
import { kindSign } from "./shapes.js";

export function showTip(thing, at) {
  const tip = byId("tip");
  const counted = (list) => `${list.length} ${word(list.length === 1 ? "statement" : "statements")}`;
  tip.replaceChildren(...(thing.from
    ? [el("strong", {}, labelOf(thing.from)), ` ${signOf(thing)} ${nameOf(thing.word)} `, el("strong", {}, labelOf(thing.to)), el("small", {}, ` · ${counted(thing.statements)}`)]
    : [kindSign(thing.kind), " ", el("strong", {}, labelOf(thing)), el("small", {}, ` · ${listed("kinds", thing.kind)}`)]));
  tip.hidden = false;
  tip.style.left = `${Math.max(0, Math.min(at.x + 14, byId("canvas").clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(0, at.y + 18)}px`;
  byId("canvas").classList.add("pointing");
}

export function hideTip() {
  byId("tip").hidden = true;
  byId("canvas").classList.remove("pointing");
}
