// A statement as people cite it: when it was said, where it stands, and the sentence with its source.
import { listed, say, word } from "../core/i18n.js";
import { showDate } from "./dates.js";
import { labelOf, nameOf, oneName } from "./names.js";

// What a text tells of the time before is older than the text: more is not known.
export function when(statement) {
  if (statement.said) return showDate(statement.said);
  const { date } = statement.document;
  if (statement.phase === "past") return date ? say("before_date", { date: showDate(date) }) : word("undated");
  return date ? showDate(date) : word("undated");
}

// "12. Dez. 2024" or "Dezember 2024 – 6. Jan. 2026"; "" where nothing is dated.
export function period({ since, until }) {
  if (!since) return "";
  return since === until ? showDate(since) : `${showDate(since)} – ${showDate(until)}`;
}

export const outletOf = ({ document }) => document.outlet || word("no_outlet");

// start and end count characters (code points) of the document's text from 0, the end excluded.
export function place(passage) {
  return say("characters", { start: passage.start, end: passage.start + Array.from(passage.sentence).length });
}

export function sourceLine(statement) {
  const { document } = statement;
  return [outletOf(statement), `»${document.title || word("untitled")}«`, document.date ? showDate(document.date) : word("undated"), `${document.source || document.id}, ${place(statement)}`].join(", ");
}

// The quote with one line about who, when and where; ready to be pasted.
export function quote(statement) {
  const reporters = statement.reporters.length ? [`${word("reported_by")} ${statement.reporters.map(labelOf).join(", ")}`] : [];
  const claim = `${labelOf(statement.subject)} ${oneName(statement.word)}: ${labelOf(statement.object)}`;
  return `»${statement.sentence}«\n— ${[`${claim} (${when(statement)})`, ...reporters, sourceLine(statement)].join("; ")}`;
}

// What sets a statement apart from a plain one: its modality, its course, its denial; words for chips.
export function traits(statement) {
  return [
    statement.kind === "stance" && statement.modality !== "asserted" ? listed("modalities", statement.modality) : "",
    statement.phase !== "current" ? listed("phases", statement.phase) : "",
    statement.negated ? word("negated") : "",
  ].filter(Boolean);
}

export const claimOf = (statement) => `${labelOf(statement.subject)} – ${nameOf(statement.word)} – ${labelOf(statement.object)}`;
