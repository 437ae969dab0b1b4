// From one place to the next by arrow keys: the nearest thing in a direction, straight ahead rather than aside.
export const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// things: [{x, y}]; the one to go to from here, or null.
export function nearest(things, here, [dx, dy]) {
  let best = null;
  for (const thing of things) {
    const [x, y] = [thing.x - here.x, thing.y - here.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (thing === here || along <= 0 || aside > along * 1.8) continue;
    const cost = along + 2 * aside;
    if (!best || cost < best.cost) best = { thing, cost };
  }
  return best?.thing ?? null;
}
