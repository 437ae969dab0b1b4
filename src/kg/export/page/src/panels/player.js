// Time that goes on by itself: one step after the other until paused, and single steps by hand. Where the reader wants less
// motion nothing moves by itself; the single steps remain.
import { button, el } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { announce } from "../core/live.js";
import { setFilter, state } from "../core/state.js";
import { model } from "../data/model.js";
import { passing } from "../data/selection.js";
import { stepped } from "../data/timeline.js";
import { periodName } from "./active.js";

const PAUSE = 900; // milliseconds a step stays
const still = matchMedia("(prefers-reduced-motion: reduce)");
let time = null;
let timer = 0;
let tools = null;

export const playing = () => timer !== 0;

export function playTools(course) {
  time = course;
  const step = (by) => () => { pause(); advance(by, false); };
  tools = { play: button({ id: "play", onclick: () => (timer ? pause() : play()) }), back: button({ id: "step-back", onclick: step(-1) }, "‹"), on: button({ id: "step-on", onclick: step(1) }, "›") };
  still.addEventListener("change", () => { pause(); showPlayTools(); });
  return el("div", { class: "time-tools" }, tools.play, el("div", { class: "time-steps" }, tools.back, tools.on));
}

export function showPlayTools() {
  tools.play.hidden = still.matches;
  const name = (item, key) => { item.title = word(key); item.setAttribute("aria-label", word(key)); };
  name(tools.play, timer ? "pause" : "play");
  tools.play.textContent = timer ? "❚❚" : "▶";
  name(tools.back, "step_back");
  name(tools.on, "step_on");
  tools.back.disabled = !stepped(time, state.filters, -1);
  tools.on.disabled = !stepped(time, state.filters, 1);
}

function play() {
  if (!advance(1, false)) setFilter({ since: "", until: "" });
  timer = setInterval(() => { if (document.hidden || advance(1, true)) return; pause(); }, PAUSE);
  showPlayTools();
}

function pause() {
  if (!timer) return;
  clearInterval(timer);
  timer = 0;
  showPlayTools();
  announce(`${periodName(state.filters)}: ${say("filtered", { n: passing(model, state.filters).stances.length, all: model.stances })}`);
}

// One step on; false at the end of time.
function advance(by, replace) {
  const next = stepped(time, state.filters, by);
  if (next) setFilter(next, { replace });
  return Boolean(next);
}
