// Position sheets, comparisons and changes as text: Markdown for a note, rows for a spreadsheet.
import { listed, say, word } from "../core/i18n.js";
import { outletOf, period, place, sourceLine, traits, when } from "./cite.js";
import { labelOf, oneName } from "./names.js";

// Characters that Markdown reads as its own, and whatever could begin HTML.
const plain = (text) => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~&]/g, "\\$&");

export function factLine(model, { word: name, other, outgoing, numbers }, node) {
  const statements = numbers.map(model.statement);
  const held = statements.find(({ from, until }) => from || until);
  const span = held ? [held.from && `${word("from")} ${held.from}`, held.until && `${word("until")} ${held.until}`].filter(Boolean).join(" ") : "";
  const dates = [...new Set(statements.map(when))].join(", ");
  const claim = outgoing ? `${oneName(name)} ${labelOf(other)}` : `${labelOf(other)} ${oneName(name)} ${labelOf(node)}`;
  return { claim, dates: span || say("seen_on", { dates }) };
}

// Where no outlet is known, none is counted.
export function ground({ statements, documents, independent }) {
  return say("ground", { s: statements, d: documents }) + (independent ? `, ${say("ground_outlets", { o: independent })}` : "");
}

export function toMarkdown(model, sheet) {
  const { node } = sheet;
  const lines = [`# ${plain(labelOf(node))} (${listed("kinds", node.kind)})`, "", [ground(sheet.sources), period(sheet.sources)].filter(Boolean).join(", ")];
  if (node.names.length) lines.push("", `${word("also")}: ${node.names.map(plain).join(", ")}`);
  if (sheet.facts.length) lines.push("", `## ${word("offices")}`, "", ...sheet.facts.map((fact) => factLine(model, fact, node)).map(({ claim, dates }) => `- ${plain(claim)} (${plain(dates)})`));
  lines.push(...part(model, "holds", sheet.holds), ...part(model, node.edges.length && sheet.holds.length ? "is_target" : "on_this", sheet.about));
  for (const { node: other, about } of sheet.near) lines.push(...part(model, "", about, `${word("near_issue")}: ${labelOf(other)}`));
  if (sheet.moves.length) lines.push("", `## ${word("view_changes")}`, "", ...sheet.moves.flatMap((move) => moveLines(model, move)));
  if (sheet.gaps.length) lines.push("", `${word(sheet.holds.length ? "gaps_of" : "gaps_on")}: ${sheet.gaps.map(labelOf).map(plain).join(", ")}`);
  return `${lines.join("\n")}\n`;
}

function part(model, key, sections, title = word(key)) {
  return sections.flatMap((section) => [
    "", `## ${plain(title)}: ${word(`side_${section.key}`)}`,
    ...section.topics.flatMap((topic) => ["", `### ${plain(labelOf(topic.node))}`, "", ...topic.entries.flatMap((entry) => [
      `- **${plain(oneName(entry.word))}**${entry.since ? `, ${period(entry)}` : ""}, ${ground(entry)}`, ...entry.numbers.map((n) => quoteLine(model.statement(n))),
    ])]),
  ]);
}

const quoteLine = (statement, before = "") => `  - ${plain(before)}»${plain(statement.sentence)}« — ${[when(statement), ...traits(statement), ...statement.reporters.map((node) => `${word("reported_by")} ${labelOf(node)}`), sourceLine(statement)].map(plain).join("; ")}`;

// Changes of position, with their period where one is set.
export function movesMarkdown(model, moves, { since, until }) {
  const range = [since && `${word("from")} ${since}`, until && `${word("until")} ${until}`].filter(Boolean).join(" ");
  return `# ${word("changes_title")}${range && ` (${range})`}\n\n${moves.flatMap((move) => moveLines(model, move)).join("\n")}\n`;
}

// parts: [[title, rows]] of compared.js, in the order they are shown.
export function comparisonMarkdown(model, pair, parts) {
  const lines = parts.filter(([, rows]) => rows.length).flatMap(([title, rows]) => ["", `## ${plain(title)}`, ...rows.flatMap((row) => comparedLines(model, pair, row))]);
  return `# ${plain(say("compared", { first: labelOf(pair[0]), second: labelOf(pair[1]) }))}\n${lines.join("\n")}\n`;
}

function comparedLines(model, pair, { targets, statements }) {
  return ["", `### ${[...new Set(targets)].map(labelOf).map(plain).join(" / ")}`, "", ...pair.flatMap((node, who) => [
    `- **${plain(labelOf(node))}**${statements[who].length ? "" : `: ${word("no_position")}`}`,
    ...statements[who].map((n) => quoteLine(model.statement(n), `${oneName(model.statement(n).word)}: `)),
  ])];
}

function moveLines(model, { kind, before, after }) {
  const [earlier, later] = [before === null ? null : model.statement(before), model.statement(after)];
  return [`- ${word("moves")[kind]}: ${plain(labelOf(later.subject))} – ${plain(labelOf(later.object))}`,
    ...(earlier ? [`  - ${word("move_earlier")}, ${plain(when(earlier))}: »${plain(earlier.sentence)}«`] : []), `  - ${word("move_later")}, ${plain(when(later))}: »${plain(later.sentence)}«`];
}

// One row a statement, those of near issues too; the head comes first.
export function toRows(model, sheet) {
  const head = ["side", "holder", "stance", "target", "date", "date_basis", "modality", "phase", "negation", "sentence", "outlet", "document", "published", "source", "characters_at", "reported_by", "confidence", "number"].map(word);
  const sections = [...sheet.holds, ...sheet.about, ...sheet.near.flatMap(({ about }) => about)];
  const rows = sections.flatMap(({ key, topics }) => topics.flatMap(({ numbers }) => numbers.map((n) => {
    const s = model.statement(n);
    return [word(`side_${key}`), labelOf(s.subject), oneName(s.word), labelOf(s.object), s.said, listed("bases", s.basis), listed("modalities", s.modality), listed("phases", s.phase), word(s.negated ? "negated" : "not_negated"),
      s.sentence, outletOf(s), s.document.title, s.document.date ?? "", s.document.source || s.document.id, place(s), s.reporters.map(labelOf).join("; "), s.confidence, s.id];
  })));
  const facts = sheet.facts.flatMap(({ numbers }) => numbers.map((n) => {
    const s = model.statement(n);
    return [word("relation"), labelOf(s.subject), oneName(s.word), labelOf(s.object), s.said, listed("bases", s.basis), "", listed("phases", s.phase), "", s.sentence, outletOf(s), s.document.title, s.document.date ?? "", s.document.source || s.document.id, place(s), "", s.confidence, s.id];
  }));
  return [head, ...new Map([...rows, ...facts].map((row) => [row.at(-1) + row[0], row])).values()];
}
