// Elements from plain values. Text only ever becomes a text node, so no string of a document is read as HTML.
import { word } from "./i18n.js";

export const byId = (id) => document.getElementById(id);

export function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    const flag = name.startsWith("aria-"); // "true" and "false" are words there, no presence and absence
    if (value === null || value === undefined || (value === false && !flag)) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true && !flag ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

export const button = (attributes, ...children) => el("button", { type: "button", ...attributes }, ...children);

// Whether the reader has just come by the button of a view, or stands in it already: only then a field may take the focus.
export const arrived = (section) => section.contains(document.activeElement) || document.activeElement?.matches(`#views [data-view="${section.id}"]`);

// Builds all that lists hold back, for paper.
export function growAll(container) {
  const focused = document.activeElement;
  for (let more = container.querySelector(".more:not([hidden])"); more; more = container.querySelector(".more:not([hidden])")) more.click();
  focused?.focus?.();
}

// A list that shows its first entries and builds the others when asked for.
export function growing(list, items, step, make) {
  let shown = 0;
  const more = button({ class: "link more", onclick: () => grow(true) });
  const grow = (focus) => {
    const added = items.slice(shown, shown + step).map(make);
    list.append(...added);
    shown += added.length;
    more.hidden = shown >= items.length;
    more.textContent = `${word("more")} (${items.length - shown})`;
    if (focus) added[0]?.querySelector("button")?.focus();
  };
  grow(false);
  return more;
}
