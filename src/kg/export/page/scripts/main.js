// Start, and one way for everything that changes: state -> the parts of the page.
function announceChange(before) {
  if (JSON.stringify(before.filters) !== JSON.stringify(state.filters)) announce(word("filtered")(filtered().stances.length, stances.length));
  else if (state.sel && JSON.stringify(before.sel) !== JSON.stringify(state.sel) && shownList.length) {
    const at = Math.max(0, shownList.findIndex((statement) => statement.id === state.sel.at));
    const { subject, object } = shownList[at];
    announce(`${labelOf(subject)} ${nameOf(shownList[at])} ${labelOf(object)}, ${word("of")(at + 1, shownList.length)}`);
  } else if (before.sel && !state.sel) announce(word("selection_cleared"));
}

state = fromHash(location.hash);
startCanvas();
startKeys();
startSearch();
startControls();
onChange(controls);
onChange(overview);
onChange(evidence);
onChange(draw);
onChange((before) => { if (before && state.sel && JSON.stringify(before.sel) !== JSON.stringify(state.sel)) reveal(); });
onChange(table);
onChange((before) => { if (before) announceChange(before); });
for (const listener of listeners) listener(undefined);

// A door for tests and for the browser's console: what is shown, and where on the screen it stands.
const onScreen = (point) => {
  const box = byId("canvas").getBoundingClientRect();
  return { x: box.left + point.x, y: box.top + point.y };
};
window.positionGraph = Object.freeze({
  state: () => structuredClone(state),
  shown: () => ({ nodes: items.nodes.getIds().map((n) => nodes[n].id), edges: items.edges.getIds().map((n) => edges[n].id) }),
  canvasPoint: (id) => onScreen(nodeById.has(id) ? nodePoint(nodeById.get(id)) : edgePoint(edgeById.get(id))),
});
