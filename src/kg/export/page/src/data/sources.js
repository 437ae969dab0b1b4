// How broad the ground of some statements is: documents, and outlets that report on their own. Outlets that bring the very
// same sentence have it from one source and count once; a document without an outlet counts as nobody.
export function sourcesOf(model, numbers) {
  const { document, outlet, sentence } = model.statements;
  const first = numbers.map((n) => model.statements.first[n]).filter(Boolean);
  const byText = new Map();
  const root = new Map();
  const find = (name) => (root.get(name) === name ? name : find(root.get(name)));
  for (const n of numbers) {
    const name = model.outlets[outlet[n]];
    if (!name) continue;
    if (!root.has(name)) root.set(name, name);
    const text = model.raw.sentences.text[sentence[n]];
    if (byText.has(text)) root.set(find(name), find(byText.get(text)));
    else byText.set(text, name);
  }
  const names = [...root.keys()].sort();
  return {
    statements: numbers.length, documents: new Set(numbers.map((n) => document[n])).size,
    outlets: names, independent: new Set(names.map(find)).size, dated: first.length, ...span(model, numbers),
  };
}

// The first and the last date of some statements as the texts give them, "" where none is dated.
export function span(model, numbers) {
  const dated = numbers.filter((n) => dateOf(model, n)).sort((a, b) => model.statements.first[a] - model.statements.first[b] || model.statements.last[a] - model.statements.last[b]);
  return { since: dated.length ? dateOf(model, dated[0]) : "", until: dated.length ? dateOf(model, dated.at(-1)) : "" };
}

// When it was said; what a text tells of the time before has no date of its own.
export function dateOf(model, n) {
  const { statements: rows, dates, phases } = model.raw;
  if (rows.said[n] >= 0) return dates[rows.said[n]];
  return phases[rows.phase[n]] === "past" ? "" : model.documents[model.statements.document[n]].date ?? "";
}
