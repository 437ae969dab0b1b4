// Start: open the data, then one way for everything that changes: state -> the parts of the page.
import "./styles/index.css";
import { byId } from "./core/dom.js";
import { word } from "./core/i18n.js";
import { onChange, start, state } from "./core/state.js";
import { startViews, viewIds } from "./core/views.js";
import { changesOf } from "./data/changes.js";
import { load, model } from "./data/model.js";
import { canOpen, opened } from "./data/open.js";
import { pairsOf } from "./data/pairs.js";
import { passing } from "./data/selection.js";
import { activeFilters } from "./panels/active.js";
import { controls, announceChange, startControls } from "./panels/controls.js";
import { evidence, startEvidence } from "./panels/evidence.js";
import { startFocus } from "./panels/focus.js";
import { startSearch } from "./panels/search.js";
import { startTimeline, timeline } from "./panels/timeline.js";
import { drawnNow, edgePoint, painted, pointOf, shownEdges, shownNodes } from "./picture/picture.js";
import { startMarks } from "./review/marks.js";
import { startSigns } from "./review/signs.js";
// The order of the views' buttons.
import "./views/overview.js";
import "./views/graph.js";
import { pairPoint, pairsPainted } from "./views/pairs.js";
import "./views/table.js";
import "./views/sheet.js";
import "./views/compare.js";
import "./views/changes.js";
import "./views/review.js";

async function open() {
  try {
    load(JSON.parse(await opened("data")));
  } catch (error) {
    byId("opening").textContent = word(canOpen() ? "broken" : "too_old");
    throw error;
  }
  byId("opening").hidden = true;
  startMarks();
  startSigns();
  startSearch();
  startEvidence();
  startControls();
  startTimeline();
  startFocus();
  onChange(controls);
  onChange(activeFilters);
  onChange(timeline);
  onChange(evidence);
  startViews();
  onChange(announceChange);
  start(viewIds());
  await painted();
  window.positionGraph = door;
  document.documentElement.dataset.ready = "";
}

// A door for tests and for the browser's console: what is shown, where on the screen it stands, and what is reckoned of it.
const onScreen = (point) => {
  const box = byId("canvas").getBoundingClientRect();
  return { x: box.left + point.x, y: box.top + point.y };
};
const door = Object.freeze({
  state: () => structuredClone(state),
  painted: async () => { await painted(); await pairsPainted(); },
  pairPoint: (what, sign) => pairPoint(what, sign),
  pairs: () => pairsOf(model, passing(model, state.filters)).map(({ one, other, agree, conflict }) => [one.id, other.id, ...[agree, conflict].map((targets) => targets.map((number) => model.nodes[number].id))]),
  changes: () => changesOf(model, passing(model, state.filters)).map(({ before, after }) => [before, after].map((n) => model.raw.statements.id[n])),
  faded: () => drawnNow().nodes.filter(({ faded }) => faded).map(({ id }) => model.nodes[id].id),
  labels: () => drawnNow().edges.map(({ label }) => label),
  shown: () => ({ nodes: shownNodes().map((node) => node.id), edges: shownEdges().map((edge) => edge.id) }),
  canvasPoint: (id) => onScreen(model.nodeById.has(id) ? pointOf(model.nodeById.get(id)) : edgePoint(model.edgeById.get(id))),
});

open();
