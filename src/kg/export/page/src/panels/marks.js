// A text with its holder, cue and target marked. Offsets count code points, so the text is cut as an array of them.
import { el } from "../core/dom.js";
import { word } from "../core/i18n.js";
import { polarityName } from "../data/names.js";

export const roleName = (statement, role) => word(statement.kind === "relation" ? { holder: "subject", target: "object" }[role] : role);

export function highlighted(statement) {
  return marked(statement.sentence, rolesAt(statement, 0), statement);
}

// [{role, start, end}] of a passage {marks}, moved by so many code points; what stands outside of the passage has no place.
export function rolesAt({ marks }, by) {
  return ["target", "holder", "cue"].map((role) => ({ role, at: marks[role] })).filter(({ at }) => at?.length === 2).map(({ role, at }) => ({ role, start: by + at[0], end: by + at[1] }));
}

// Marks may overlap: each piece of text carries all of its marks, the longest outermost.
export function marked(whole, places, statement) {
  const text = Array.from(whole);
  const marks = [...places].sort((a, b) => b.end - b.start - (a.end - a.start));
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, n) => {
    const end = cuts[n + 1];
    let piece = document.createTextNode(text.slice(start, end).join(""));
    for (const mark of marks.filter((m) => m.start <= start && end <= m.end).reverse()) {
      const last = mark.end === end && mark.role !== "passage";
      piece = el("mark", { class: `${mark.role} ${last ? "last" : ""} ${mark.role === "cue" ? polarityName(statement.polarity) : ""}`, "data-tag": last ? roleName(statement, mark.role) : null }, piece);
    }
    return piece;
  });
}
