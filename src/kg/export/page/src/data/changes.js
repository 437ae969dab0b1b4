// Changes of position: two statements of one holder on one target that take opposite sides, the earlier one first. Both
// stay; the later one takes nothing back. The same definition as pg:Change (kg.export.views): only what is asserted or
// intended counts, and only what was surely said later; 2025 and 2025-03 do not follow each other, and a day that brings
// both sides decides nothing. What a document tells of the time before precedes what it tells of now.
export const COUNTED = new Set(["asserted", "intended"]);

// [{holder, target, before, after}] with nodes and statement numbers, the latest change first.
export function changesOf(model, selection) {
  const { from, to, first } = model.statements;
  const changes = linesOf(model, selection).flatMap((line) => [...toldBefore(line), ...turns(line)])
    .map(([before, after]) => ({ holder: model.nodes[from[after.n]], target: model.nodes[to[after.n]], before: before.n, after: after.n }));
  return changes.sort((a, b) => first[b.after] - first[a.after] || a.after - b.after || a.before - b.before);
}

// The counted stances of each holder on each target, in order of what they say of their date (undated first), then of ids.
export function linesOf(model, { stances }) {
  const { modality, polarity, from, to, document } = model.statements;
  const { statements: rows, dates, phases, modalities } = model.raw;
  const lines = new Map();
  for (const n of stances) {
    if (!polarity[n] || !COUNTED.has(modalities[modality[n]])) continue;
    const key = from[n] * model.nodes.length + to[n];
    if (!lines.has(key)) lines.set(key, []);
    const said = rows.said[n] < 0 ? "" : dates[rows.said[n]];
    lines.get(key).push({ n, id: rows.id[n], said, side: polarity[n], document: document[n], past: phases[rows.phase[n]] === "past" });
  }
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  for (const line of lines.values()) line.sort((a, b) => order(a.said, b.said) || order(a.id, b.id));
  return [...lines.values()];
}

function toldBefore(line) {
  const past = new Map();
  for (const one of line) if (one.past && !one.said && !past.has(one.document)) past.set(one.document, one);
  const told = new Set();
  const found = [];
  for (const one of line) {
    const before = past.get(one.document);
    if (!before || one.past || before.side === one.side || told.has(one.document)) continue;
    told.add(one.document);
    found.push([before, one]);
  }
  return found;
}

function turns(line) {
  const found = [];
  let last = null;
  for (const group of byDate(line)) {
    if (group.some(({ side }) => side !== group[0].side)) continue;
    if (last && last.side !== group[0].side) {
      if (group[0].said.startsWith(last.said)) continue;
      found.push([last, group[0]]);
    }
    last = group.at(-1);
  }
  return found;
}

export function byDate(line) {
  const groups = [];
  for (const one of line) {
    if (!one.said) continue;
    if (groups.at(-1)?.[0].said === one.said) groups.at(-1).push(one);
    else groups.push([one]);
  }
  return groups;
}
