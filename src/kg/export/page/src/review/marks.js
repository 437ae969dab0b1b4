// The reader's marks: a list of judgements, kept in the browser under the graph's fingerprint, with every step undoable.
import { keeper } from "../core/keep.js";
import { fromLines, fingerprint, keyOf, settled, toLines } from "../data/judgements.js";
import { model } from "../data/model.js";

const STEPS = 200;
const listeners = [];
let keep = null;
let lines = [];
let byKey = new Map();
let targets = new Map(); // node id -> lines about it
let version = 0;
const past = [];

export const onMarks = (listener) => listeners.push(listener);
export const marks = () => lines;
export const marksVersion = () => version;
export const areKept = () => keep?.kept() ?? true;
export const canUndo = () => past.length > 0;

export function startMarks() {
  keep = keeper(`position-graph ${fingerprint(model.raw.statements.id)}`);
  take(settled(fromLines(keep.read() ?? "").lines));
  // Another tab with the same page marks as well: the last one counts in both.
  addEventListener("storage", (event) => {
    if (event.key?.startsWith("position-graph ") && event.key.endsWith(fingerprint(model.raw.statements.id))) {
      take(settled(fromLines(event.newValue ?? "").lines));
      tell();
    }
  });
}

function take(next) {
  lines = next;
  byKey = new Map(lines.map((line) => [keyOf(line), line]));
  targets = new Map();
  for (const line of lines) for (const id of [line.node, line.a, line.b]) {
    if (id === undefined) continue;
    if (!targets.has(id)) targets.set(id, []);
    targets.get(id).push(line);
  }
  version += 1;
}

function tell() {
  for (const listener of listeners) listener();
}

function become(next) {
  past.push(lines);
  if (past.length > STEPS) past.shift();
  take(next);
  keep.write(toLines(lines));
  tell();
}

export const markOf = (statementId) => byKey.get(`statement ${statementId}`);
export const marksOfNode = (id) => targets.get(id) ?? [];
export const setMark = (line) => become(settled([...lines, line]));
export const dropMark = (line) => become(lines.filter((other) => other !== line));
export const clearMarks = () => become([]);
// Lines of a file come after the marks that are there: they count where both speak of the same.
export const addMarks = (more) => become(settled([...lines, ...more]));

export function undo() {
  const before = past.pop();
  if (!before) return;
  take(before);
  keep.write(toLines(lines));
  tell();
}
