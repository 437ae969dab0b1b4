// Judgements: the decisions of a reader as lines of the file that `kg build --judgements` applies (kg.read.judgements).
// A line is a plain object; of two lines with one key the later counts. No DOM, no memory.
export const KINDS = ["confirm", "reject", "retype", "same", "different", "rename"];
export const WRONG = ["holder", "type", "target", "polarity", "date", "not_said"];
const HOLDERS = new Set(["state", "person", "organisation", "group", "office"]);
const [LONGEST, MOST] = [20_000, 100_000]; // characters of a line, lines of a file
const NEEDED = { confirm: ["statement"], reject: ["statement"], retype: ["statement"], same: ["a", "b"], different: ["a", "b"], rename: ["node"] };
const TEXTS = ["statement", "document", "why", "type", "holder", "target", "a", "b", "node", "label", "label_en"];
const KEYS = ["judgement", ...TEXTS, "evidence", "cue", "mention", "was", "wrong"];

// What a line is about: later lines about the same take the place of earlier ones.
export function keyOf(line) {
  if (line.statement) return `statement ${line.statement}`;
  if (line.judgement === "rename") return `rename ${line.node}`;
  return `nodes ${[line.a, line.b].sort().join(" ")} ${line.document ?? ""} ${line.mention ?? ""}`;
}

// Which statement is meant, with all that finds it again after a change of rules. Offsets count code points.
function placeOf(statement) {
  const { document, start, marks, subject, object, name } = statement;
  const end = start + Array.from(statement.sentence).length;
  const cue = marks.cue?.length === 2 ? { cue: marks.cue.map((at) => start + at) } : {};
  return { statement: statement.id, document: document.id, evidence: [start, end], ...cue, was: { holder: subject.id, type: name, target: object.id } };
}

const given = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value && value.length !== 0));

export const confirming = (statement) => ({ judgement: "confirm", ...placeOf(statement) });

// wrong: some of WRONG; right: {type, holder, target} as far as the reader knows it. Where nothing is left wrong the
// statement is changed, otherwise it leaves the graph.
export function denying(statement, wrong, right, why = "") {
  const fixed = given(right);
  const open = wrong.filter((part) => !(part === "polarity" ? fixed.type : fixed[part]));
  const changed = Object.keys(fixed).length > 0 && open.length === 0;
  return { judgement: changed ? "retype" : "reject", ...placeOf(statement), ...(changed ? fixed : {}), ...given({ wrong: WRONG.filter((part) => wrong.includes(part)), why: why.trim() }) };
}

export const joining = (node, kept, why = "") => ({ judgement: "same", a: node.id, b: kept.id, ...given({ why: why.trim() }) });
export const parting = (node, other, why = "") => ({ judgement: "different", a: node.id, b: other.id, ...given({ why: why.trim() }) });
export const naming = (node, label, english, why = "") => ({ judgement: "rename", node: node.id, ...given({ label: label.trim(), label_en: english.trim(), why: why.trim() }) });

// Holders can only become one with holders, and matters with matters.
export const fitting = (node, other) => node !== other && HOLDERS.has(node.kind) === HOLDERS.has(other.kind);

// What some programs take for the end of a line, and what turns the direction of writing, is written as an escape.
const UNSEEN = /[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
export const toLines = (lines) => lines.map((line) => `${JSON.stringify(line).replace(UNSEEN, escaped)}\n`).join("");

// {lines, bad}: bad are the numbers (from 1) of lines that hold no judgement.
export function fromLines(text) {
  const [lines, bad] = [[], []];
  text.replace(/^\uFEFF/, "").split(/\r?\n/).slice(0, MOST).forEach((row, at) => {
    if (!row.trim()) return;
    const line = row.length > LONGEST ? null : parsed(row);
    if (line) lines.push(line);
    else bad.push(at + 1);
  });
  return { lines, bad };
}

function parsed(row) {
  let line;
  try {
    line = JSON.parse(row);
  } catch {
    return null;
  }
  return isLine(line) ? line : null;
}

export function isLine(line) {
  if (!line || typeof line !== "object" || Array.isArray(line) || !KINDS.includes(line.judgement)) return false;
  if (!Object.keys(line).every((key) => KEYS.includes(key))) return false;
  if (!TEXTS.every((key) => !Object.hasOwn(line, key) || typeof line[key] === "string")) return false;
  if (line.wrong && !(Array.isArray(line.wrong) && line.wrong.every((part) => WRONG.includes(part)))) return false;
  return NEEDED[line.judgement].every((key) => Object.hasOwn(line, key) && line[key].trim());
}

// The later of two lines with one key, in the place of the later.
export function settled(lines) {
  const found = new Map();
  for (const line of lines) {
    found.delete(keyOf(line));
    found.set(keyOf(line), line);
  }
  return [...found.values()];
}

// A name for the graph that these statements make: marks belong to it alone. Two runs of FNV-1a (Fowler, Noll, Vo) over the
// ids, 64 bits together.
export function fingerprint(ids) {
  const whole = [...ids].sort().join("\n");
  return [0x811c9dc5, 0x1000193b].map((hash) => {
    for (let n = 0; n < whole.length; n += 1) hash = Math.imul(hash ^ whole.charCodeAt(n), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, "0");
  }).join("");
}
