// The colours of the style sheet, for the canvas.
const NAMES = ["paper", "surface", "ink", "muted", "line", "accent", "positive", "negative", "neutral", "actor", "thing", "thing-line"];

export function palette() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}
