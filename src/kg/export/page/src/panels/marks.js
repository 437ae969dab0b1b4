// A sentence with its holder, cue and target marked. Offsets count code points, so the text is cut as an array of them.
import { el } from "../core/dom.js";
import { word } from "../core/i18n.js";
import { polarityName } from "../data/names.js";

export const roleName = (statement, role) => word(statement.kind === "relation" ? { holder: "subject", target: "object" }[role] : role);

// Marks may overlap: each piece of text carries all of its marks, the longest outermost.
export function highlighted(statement) {
  const text = Array.from(statement.sentence);
  const marks = ["target", "holder", "cue"].map((role) => ({ role, at: statement.marks[role] })).filter(({ at }) => at?.length === 2)
    .map(({ role, at }) => ({ role, start: at[0], end: at[1] })).sort((a, b) => b.end - b.start - (a.end - a.start));
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, n) => {
    const end = cuts[n + 1];
    let piece = document.createTextNode(text.slice(start, end).join(""));
    for (const mark of marks.filter((m) => m.start <= start && end <= m.end).reverse()) {
      const last = mark.end === end;
      piece = el("mark", { class: `${mark.role} ${last ? "last" : ""} ${mark.role === "cue" ? polarityName(statement.polarity) : ""}`, "data-tag": last ? roleName(statement, mark.role) : null }, piece);
    }
    return piece;
  });
}
