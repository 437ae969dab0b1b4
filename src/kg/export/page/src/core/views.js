// The views: the places a reader can go to. Each is one module in views/ that registers itself here.
// A view is {id, title, render(container), update(before)}: title is a key of words/*.json; render builds it once, when it is
// first seen; update is called after every change while the view is seen (before is undefined the first time).
import { byId, el, button } from "./dom.js";
import { word } from "./i18n.js";
import { go, narrowScreen, onChange, state } from "./state.js";

const views = [];
const rendered = new Set();

export const viewIds = () => views.map((view) => view.id);

export function register(view) {
  views.push(view);
}

export function startViews() {
  const bar = byId("views");
  for (const view of views) {
    bar.append(button({ "data-view": view.id, "data-word": view.title, onclick: () => go({ view: view.id }) }));
    if (!byId(view.id)) byId("main").append(el("section", { id: view.id, class: `view ${view.id}`, "data-label": view.title, hidden: true }));
  }
  onChange(show);
  // A window that is turned, or a page that is made larger, changes what there is room for.
  narrowScreen.addEventListener("change", () => show(state));
}

// Where there is room the overview stands beside every view and is none of its own.
const seenView = () => (state.view === "overview" && !narrowScreen.matches ? "graph" : state.view);

function show(before) {
  const seen = seenView();
  document.body.dataset.view = seen;
  document.querySelector(".side").setAttribute("role", seen === "overview" ? "main" : "complementary");
  for (const item of byId("views").children) item.setAttribute("aria-pressed", String(item.dataset.view === seen));
  for (const view of views) {
    const section = byId(view.id);
    section.setAttribute("aria-label", word(view.title));
    section.hidden = !(view.always || view.id === seen);
    if (section.hidden) continue;
    const first = !rendered.has(view.id);
    if (first) {
      rendered.add(view.id);
      view.render(section);
    }
    view.update(first ? undefined : before);
  }
}
