// The bars of the timeline, one path for each side, and the years or days below them.
import { el, svg } from "../core/dom.js";
import { locale, word } from "../core/i18n.js";

const SIDES = ["positive", "neutral", "negative"];
const TICK = 64; // pixels a name below the bars needs

// counts: histogram (data/timeline.js); width and height in pixels.
export function bars(counts, width, height) {
  const bins = counts.vague.length;
  const tallest = Math.max(1, ...counts.vague.map((vague, n) => vague + SIDES.reduce((sum, side) => sum + counts[side][n], 0)));
  const [step, unit] = [width / bins, (height - 4) / tallest];
  const gap = step > 4 ? 1 : 0;
  const below = new Float64Array(bins);
  const path = (values) => Array.from(values, (value, n) => {
    if (!value) return "";
    const tall = Math.max(1.5, value * unit);
    const top = height - below[n] - tall;
    below[n] += tall;
    return `M${(n * step).toFixed(1)} ${top.toFixed(1)}h${(step - gap).toFixed(1)}v${tall.toFixed(1)}h${(gap - step).toFixed(1)}z`;
  }).join("");
  return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": word("timeline_bars") }, hatch(),
    ...SIDES.map((side) => svg("path", { class: side, d: path(counts[side]), ...(side === "negative" && { fill: "url(#hatch)" }) })), svg("path", { class: "vague", d: path(counts.vague) }));
}

// Stripes, so that the side against is known without its colour.
const hatch = () => svg("defs", {}, svg("pattern", { id: "hatch", width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { width: 2.6, height: 4, class: "negative-ink" })));

// Names at the beginning of years, months or days, as many as there is room for.
export function axis({ unit, bins, earlier }, width) {
  const room = Math.max(1, Math.floor(width / TICK));
  const part = { year: 10_000, month: 10_000, week: 100, day: 1 }[unit];
  const starts = bins.map((bin, n) => [n, bin.first]).filter(([n, first]) => !(earlier && n === 0) && (n === 0 || (earlier && n === 1) || Math.floor(first / part) !== Math.floor(bins[n - 1].first / part)));
  const every = Math.ceil(starts.length / room);
  const shape = unit === "day" ? { day: "numeric", month: "short" } : unit === "week" ? { month: "short", year: "2-digit" } : { year: "numeric" };
  const text = new Intl.DateTimeFormat(locale(), { ...shape, timeZone: "UTC" });
  const ticks = starts.filter(([bin], n) => n % every === 0 && (bins.length - bin) * (width / bins.length) > TICK / 2).map(([n, first]) => tick(n / bins.length, text.format(Date.UTC(Math.floor(first / 10_000), (Math.floor(first / 100) % 100) - 1, first % 100))));
  return earlier ? [tick(0, word("earlier")), ...ticks.slice(ticks.length > 1 && starts[0][0] * (width / bins.length) < TICK / 2 ? 1 : 0)] : ticks;
}

function tick(share, text) {
  const label = el("span", {}, text);
  label.style.left = `${100 * share}%`;
  return label;
}
