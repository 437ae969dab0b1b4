// What things are called in the interface's language.
import { both, inEnglish } from "../core/i18n.js";

export const labelOf = (node) => (inEnglish() && node.en ? node.en : node.label);
export const isActor = (node) => ["state", "person", "organisation", "group", "office"].includes(node.kind);

export const oneName = (entry) => (inEnglish() ? entry.en : entry.de) || entry.name;

// "verlässt / leaves", the interface's language first.
export const nameOf = (entry) => (inEnglish() ? both(entry.en, entry.de) : both(entry.de, entry.en));

export const SIGNS = new Map([[1, "+"], [0, "○"], [-1, "−"]]);
export const POLARITIES = [[1, "positive"], [-1, "negative"], [0, "neutral"]];
export const polarityName = (polarity) => (polarity > 0 ? "positive" : polarity < 0 ? "negative" : "neutral");
export const signOf = (thing) => (thing.kind === "relation" ? "" : SIGNS.get(thing.polarity));

// Ties are broken by the German label, so that the order is the same in both languages and on every machine; the model has
// put the nodes in that order once.
export const byLabel = (one, other) => one.order - other.order;
