// How sure and how lasting an edge is, of the statements that pass: "possible" where nobody asserts or intends it, "past" where
// every statement tells of the time before or names an end, "" otherwise.
import { COUNTED } from "./pairs.js";

export function toneOf(model, mask, edge) {
  if (edge.kind !== "stance") return "";
  const { modalities, phases, statements } = model.raw;
  const shown = edge.statements.filter((n) => mask[n]);
  if (!shown.some((n) => COUNTED.has(modalities[statements.modality[n]]))) return "possible";
  return shown.every((n) => phases[statements.phase[n]] === "past" || statements.until[n] >= 0) ? "past" : "";
}
