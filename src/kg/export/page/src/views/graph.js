// The picture as a view: actors -> what they take a stance on.
import { byId } from "../core/dom.js";
import { FIRST_NODES } from "../core/hash.js";
import { go, state } from "../core/state.js";
import { register } from "../core/views.js";
import { model } from "../data/model.js";
import { startKeys } from "../picture/keys.js";
import { draw, fit, reveal, startPicture } from "../picture/picture.js";

register({ id: "graph", title: "view_graph", render, update });

function render() {
  startPicture();
  startKeys();
  byId("more").addEventListener("click", () => go({ limit: state.limit + FIRST_NODES }, { replace: true }));
  byId("relations").addEventListener("click", () => go({ relations: !state.relations }));
}

function update(before) {
  byId("relations").setAttribute("aria-pressed", String(state.relations));
  byId("relations").hidden = model.count === model.stances;
  draw();
  const focus = ({ filters }) => `${filters.focus} ${filters.hops}`;
  if (before && focus(before) !== focus(state)) fit();
  if (before && state.sel && JSON.stringify(before.sel) !== JSON.stringify(state.sel)) reveal();
}
