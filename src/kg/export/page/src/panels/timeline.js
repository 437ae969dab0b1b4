// The timeline below the views: bars of statements over time, a period with two ends that can be dragged or moved by keys
// (ARIA Authoring Practices, multi-thumb slider), and the choice of what to do with what has no date.
import { byId, button, el } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { setFilter, state } from "../core/state.js";
import { showDate } from "../data/dates.js";
import { model } from "../data/model.js";
import { passing } from "../data/selection.js";
import { binsOfPeriod, course, histogram, isoOf, periodOfBins } from "../data/timeline.js";
import { periodName } from "./active.js";
import { axis, bars } from "./bars.js";
import { playTools, showPlayTools } from "./player.js";

const SINGLE_ENTRY = 1500; // milliseconds within which moves of an end are one entry of the browser's history
let parts = null;
let time = null;
let drawn = "";
let counts = null;
let moved = 0;
let room = { width: 0, height: 0 };

export function startTimeline() {
  time = course(model);
  byId("timeline").hidden = !time;
  if (!time) return;
  const chart = el("div", { class: "time-chart" });
  const thumbs = ["since", "until"].map((end) => el("div", { class: `thumb ${end}`, role: "slider", tabindex: 0, "aria-valuemin": 0, "aria-valuemax": time.bins.length - 1, "data-end": end, onkeydown: (event) => keys(event, end) }));
  const [label, period, note] = [el("div", { class: "time-label", hidden: true }), el("output", { class: "time-period" }), el("p", { class: "hint time-note" })];
  const check = (field) => el("input", { type: "checkbox", "data-switch": field, onchange: (event) => flip(field, event.target.checked) });
  const [asof, undated] = [check("asof"), check("undated")];
  const whole = button({ class: "link time-whole", onclick: () => setFilter({ since: "", until: "", asof: false, undated: false }) });
  parts = { chart, thumbs, label, period, note, asof, undated, whole, texts: [el("span"), el("span")], window: el("div", { class: "time-window" }), ticks: el("div", { class: "time-axis", "aria-hidden": "true" }) };
  const slider = el("div", { class: "time-slider" }, chart, parts.window, thumbs, label);
  byId("timeline").replaceChildren(playTools(time), el("div", { class: "time-main" }, slider, parts.ticks),
    el("div", { class: "time-side" }, el("div", { class: "time-head" }, period, whole), el("label", { class: "check" }, asof, parts.texts[0]), el("label", { class: "check" }, undated, parts.texts[1]), note));
  slider.addEventListener("pointerdown", drag);
  slider.addEventListener("pointermove", (event) => name(binAt(event)));
  slider.addEventListener("pointerleave", () => { label.hidden = true; });
  new ResizeObserver(([{ contentRect }]) => {
    room = contentRect; // asking for it at every change would make the browser lay the page out twice
    timeline();
  }).observe(chart);
}

const flip = (field, on) => setFilter(field === "asof" && on ? { asof: true, since: "", until: state.filters.until || isoOf(time.bins.at(-1).last) } : { [field]: on });

export function timeline() {
  if (!time || byId("timeline").hidden) return;
  const { filters, lang } = state;
  const selection = passing(model, filters);
  counts = histogram(model, selection);
  const key = JSON.stringify([lang, { ...filters, text: "", since: "", until: "" }, room.width, room.height, filters.asof && filters.until]);
  if (key !== drawn && room.width) {
    drawn = key;
    parts.chart.replaceChildren(bars(counts, room.width, room.height));
    parts.ticks.replaceChildren(...axis(time, room.width));
    words();
  }
  const [from, to] = binsOfPeriod(time, filters);
  const [left, right] = [from, to + 1].map((bin) => (100 * bin) / time.bins.length);
  Object.assign(parts.window.style, { left: `${left}%`, width: `${right - left}%` });
  parts.window.hidden = !filters.since && !filters.until;
  [left, right].forEach((place, n) => {
    const [thumb, bin] = [parts.thumbs[n], [from, to][n]];
    thumb.style.left = `${place}%`;
    thumb.setAttribute("aria-valuenow", bin);
    thumb.setAttribute("aria-valuetext", showDate(isoOf(n ? time.bins[bin].last : time.bins[bin].first)));
  });
  parts.thumbs[0].hidden = filters.asof;
  parts.period.textContent = periodName(filters) || word("all_time");
  parts.whole.hidden = !filters.since && !filters.until;
  parts.asof.checked = filters.asof;
  parts.undated.checked = filters.undated;
  showPlayTools();
}

function words() {
  parts.thumbs[0].setAttribute("aria-label", word("from"));
  parts.thumbs[1].setAttribute("aria-label", word("until"));
  parts.texts[0].textContent = word("asof");
  parts.texts[1].textContent = say("undated_count", { n: counts.undated });
  parts.texts[1].parentElement.hidden = !counts.undated && !state.filters.undated;
  parts.whole.textContent = word("all_time_button");
  parts.note.textContent = word(state.filters.asof ? "asof_hint" : "vague_hint");
  parts.note.hidden = !state.filters.asof && !counts.vague.some((share) => share > 0);
}

function binAt(event) {
  const box = parts.chart.getBoundingClientRect();
  return Math.max(0, Math.min(time.bins.length - 1, Math.floor(((event.clientX - box.left) / box.width) * time.bins.length)));
}

// What a bar stands for, above it.
function name(bin) {
  const { first, last } = time.bins[bin];
  const sure = counts.positive[bin] + counts.neutral[bin] + counts.negative[bin];
  const vague = Math.round(counts.vague[bin] * 10) / 10;
  const when = time.earlier && bin === 0 ? say("period_until", { until: showDate(isoOf(last)) })
    : { day: showDate(isoOf(first)), week: say("period_range", { since: showDate(isoOf(first)), until: showDate(isoOf(last)) }), month: showDate(isoOf(first).slice(0, 7)), year: showDate(isoOf(first).slice(0, 4)) }[time.unit];
  parts.label.textContent = `${when}: ${say("bar_counts", { n: sure, plus: counts.positive[bin], minus: counts.negative[bin] })}${vague ? say("bar_vague", { n: vague }) : ""}`;
  parts.label.hidden = false;
  const place = ((bin + 0.5) / time.bins.length) * parts.chart.clientWidth;
  parts.label.style.left = `${Math.max(0, Math.min(place - parts.label.offsetWidth / 2, parts.chart.clientWidth - parts.label.offsetWidth))}px`;
}

// The first move of an end is an entry of its own in the browser's history, the ones right after it replace it.
function period(from, to, patch = {}) {
  const now = performance.now();
  const replace = now - moved < SINGLE_ENTRY;
  moved = now;
  const ends = state.filters.asof ? { since: "", until: isoOf(time.bins[to].last) } : periodOfBins(time, Math.min(from, to), Math.max(from, to));
  if (ends.since !== state.filters.since || ends.until !== state.filters.until) setFilter({ ...ends, ...patch }, { replace });
}

function keys(event, end) {
  const [from, to] = binsOfPeriod(time, state.filters);
  const final = time.bins.length - 1;
  const leap = Math.max(2, Math.round(final / 10));
  const [at, least, most] = end === "since" ? [from, 0, to] : [to, state.filters.asof ? 0 : from, final];
  const next = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, PageDown: at - leap, PageUp: at + leap, Home: least, End: most }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const kept = Math.max(least, Math.min(most, next));
  period(end === "since" ? kept : from, end === "until" ? kept : to);
}

// Dragging an end moves it; dragging over the bars, or a click on one, makes a new period.
function drag(event) {
  if (event.button) return;
  const end = event.target.closest(".thumb")?.dataset.end;
  const [from, to] = binsOfPeriod(time, state.filters);
  const start = binAt(event);
  const slider = event.currentTarget;
  let last = -1;
  const move = (at) => {
    const bin = binAt(at);
    if (bin === last) return;
    last = bin;
    if (end === "since") period(Math.min(bin, to), to);
    else if (end === "until" || state.filters.asof) period(from, state.filters.asof ? bin : Math.max(bin, from));
    else period(start, bin);
  };
  moved = 0;
  slider.setPointerCapture(event.pointerId);
  if (!end) move(event);
  slider.addEventListener("pointermove", move);
  const stop = () => slider.removeEventListener("pointermove", move);
  slider.addEventListener("pointerup", stop, { once: true });
  slider.addEventListener("pointercancel", stop, { once: true });
}
