// What is said to a screen reader after a change: one sentence in a polite live region.
import { byId } from "./dom.js";

export function announce(text) {
  byId("status").textContent = text;
}
