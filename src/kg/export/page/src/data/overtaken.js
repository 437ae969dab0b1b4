// Positions as of a day: which stances the same holder has certainly turned around by then. A later stance of the opposite
// side on the same target overtakes an earlier one; only asserted and intended ones count, and an imprecise date overtakes
// only what lies before its first day. The earlier statement stays in the graph: the view as of a day leaves it out.
import { COUNTED } from "./pairs.js";

// Flags by statement number; until is a day as yyyymmdd.
export function overtaken(model, until) {
  const { stance, polarity, modality, from, to, first, last } = model.statements;
  const counted = Uint8Array.from(model.raw.modalities, (name) => (COUNTED.has(name) ? 1 : 0));
  const sided = (n) => stance[n] && polarity[n] && last[n] && counted[modality[n]];
  const sideOf = (n, sign) => (from[n] * model.nodes.length + to[n]) * 2 + (sign > 0 ? 1 : 0);
  const latest = new Map();
  for (let n = 0; n < model.count; n += 1) {
    if (!sided(n) || last[n] > until) continue;
    const key = sideOf(n, polarity[n]);
    if (first[n] > (latest.get(key) ?? 0)) latest.set(key, first[n]);
  }
  const gone = new Uint8Array(model.count);
  for (let n = 0; n < model.count; n += 1) if (sided(n) && last[n] < (latest.get(sideOf(n, -polarity[n])) ?? 0)) gone[n] = 1;
  return gone;
}
