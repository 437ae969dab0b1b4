// Where one looks: panning and zooming by mouse, wheel, finger and pinch, and the way between drawing and element.
const [LEAST, MOST] = [0.01, 4];
const CLICK = 5; // pixels a pointer may move and still click

export function makeCamera(element, events, changed) {
  let at = { x: 0, y: 0, scale: 1 };
  let hover = () => {};
  const pointers = new Map();
  let moved = 0;
  const stop = new AbortController();
  const listen = (name, listener, options) => element.addEventListener(name, listener, { signal: stop.signal, ...options });
  const half = () => [element.clientWidth / 2, element.clientHeight / 2];
  const local = (event) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const toDrawing = ({ x, y }) => ({ x: at.x + (x - half()[0]) / at.scale, y: at.y + (y - half()[1]) / at.scale });
  const toElement = ({ x, y }) => ({ x: (x - at.x) * at.scale + half()[0], y: (y - at.y) * at.scale + half()[1] });

  function moveTo({ x = at.x, y = at.y, scale = at.scale }, byHand = false) {
    at = { x, y, scale: Math.min(MOST, Math.max(LEAST, scale)) };
    changed(byHand);
  }
  function zoomAt(point, factor) {
    const [before, scale] = [toDrawing(point), Math.min(MOST, Math.max(LEAST, at.scale * factor))];
    moveTo({ x: before.x - (point.x - half()[0]) / scale, y: before.y - (point.y - half()[1]) / scale, scale }, true);
  }
  listen("wheel", (event) => {
    event.preventDefault();
    events.leave();
    zoomAt(local(event), Math.exp(-event.deltaY * (event.deltaMode ? 0.03 : 0.0015)));
  }, { passive: false });
  listen("pointerdown", (event) => {
    if (event.button) return;
    pointers.set(event.pointerId, local(event));
    moved = pointers.size > 1 ? Infinity : 0;
    element.setPointerCapture(event.pointerId);
  });
  listen("pointermove", (event) => {
    const here = local(event);
    const before = pointers.get(event.pointerId);
    if (!before) return hover(here);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    moved += Math.hypot(here.x - before.x, here.y - before.y);
    if (moved < CLICK) return undefined;
    pointers.set(event.pointerId, here);
    if (other) zoomAt({ x: (here.x + other.x) / 2, y: (here.y + other.y) / 2 }, Math.hypot(here.x - other.x, here.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y)));
    else moveTo({ x: at.x - (here.x - before.x) / at.scale, y: at.y - (here.y - before.y) / at.scale }, true);
    return undefined;
  });
  listen("pointerup", (event) => {
    if (pointers.delete(event.pointerId) && moved < CLICK) events.click(local(event));
  });
  listen("pointercancel", (event) => pointers.delete(event.pointerId));
  listen("pointerleave", () => events.leave());
  return {
    // What one drawing needs, taken once: asking the element for its size for each line costs more than the line.
    frame() {
      const [{ x, y, scale }, [left, top], size] = [at, half(), [element.clientWidth, element.clientHeight]];
      return { size, scale: () => scale, toElement: (point) => ({ x: (point.x - x) * scale + left, y: (point.y - y) * scale + top }) };
    },
    toDrawing, toElement, moveTo, scale: () => at.scale, view: () => ({ ...at }),
    onHover: (listener) => { hover = listener; },
    fit(nodes, least, most) {
      if (!nodes.length) return;
      let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
      for (const { x, y } of nodes) [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      const [wide, high] = [right - left + 240, bottom - top + 120];
      const scale = Math.min(most, Math.max(Math.min(least, element.clientWidth / wide), Math.min(element.clientWidth / wide, element.clientHeight / high)));
      moveTo({ x: (left + right) / 2, y: (top + bottom) / 2, scale });
    },
    remove: () => stop.abort(),
  };
}
