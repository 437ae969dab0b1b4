// The page's data as written by payload.py, with numbers turned into references. Nothing here changes after loading.
const raw = JSON.parse(byId("data").textContent);

// Lower case without accents: "Häkkänen" is found as "hakkanen", "Straße" as "strasse".
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss").replaceAll("ł", "l").replaceAll("ø", "o");
}

const types = new Map(raw.types.map((type) => [type.name, type]));
const vocabulary = new Map([...raw.relations.map((relation) => [relation.name, relation]), ...types]);
const nodes = raw.nodes.map((node, number) => ({
  number, id: node.id, label: node.label, en: node.en ?? "", kind: node.kind, names: node.names ?? [],
  wikidata: node.wikidata ?? "", value: 0, shape: "dot", x: null, y: null, edges: [], reports: [],
}));
const nodeById = new Map(nodes.map((node) => [node.id, node]));
for (const place of raw.picture.nodes) {
  const { x, y, shape, value } = place;
  Object.assign(nodes[place.id], { x, y, shape, value });
}

const edgeKey = (from, to, kind, name) => `${from.id}>${name}>${to.id}${kind === "relation" ? ">relation" : ""}`;
const edges = raw.picture.edges.map((edge, number) => {
  const [from, to] = [nodes[edge.from], nodes[edge.to]];
  return { number, id: edgeKey(from, to, edge.kind, edge.name), from, to, kind: edge.kind, name: edge.name, label: edge.label, statements: [], polarity: 0 };
});
const edgeById = new Map(edges.map((edge) => [edge.id, edge]));
for (const edge of edges) {
  edge.from.edges.push(edge);
  if (edge.to !== edge.from) edge.to.edges.push(edge);
}

const statements = raw.statements.map((row, order) => {
  const kind = row.t === undefined ? "relation" : "stance";
  const [subject, object, name] = [nodes[row.h], nodes[row.o], row.t ?? row.r];
  const statement = {
    id: row.i, order, kind, name, subject, object, document: raw.documents[row.d], sentence: raw.sentences[row.e],
    polarity: row.p ?? 0, negated: row.n === 1, modality: row.m ?? "asserted", lemma: row.l ?? "",
    marks: { holder: row.H, cue: row.C ?? null, target: row.O }, reporters: (row.s ?? []).map((n) => nodes[n]),
    confidence: row.q, rule: raw.rules[row.x], basis: row.b, said: row.w ?? "", from: row.f ?? "", until: row.u ?? "",
    also: (row.E ?? []).map((more) => ({ sentence: raw.sentences[more.e], marks: { cue: more.C ?? null }, reporters: (more.s ?? []).map((n) => nodes[n]), kind, polarity: row.p ?? 0 })),
    edge: edgeById.get(edgeKey(subject, object, kind, name)),
  };
  statement.edge.statements.push(statement);
  statement.edge.polarity = statement.polarity;
  const reporters = new Set([...statement.reporters, ...statement.also.flatMap((more) => more.reporters)]);
  for (const reporter of reporters) reporter.reports.push(statement);
  return statement;
});
const stances = statements.filter((statement) => statement.kind === "stance");
const statementById = new Map(statements.map((statement) => [statement.id, statement]));

const dateOf = (statement) => statement.said || statement.document.date || "";
const labelOf = (node) => (state.lang === "en" && node.en ? node.en : node.label);
const isActor = (node) => ["state", "person", "organisation", "group", "office"].includes(node.kind);

// "verlässt / leaves", the interface's language first.
function nameOf(thing) {
  const entry = vocabulary.get(thing.name);
  if (!entry) return thing.name;
  return state.lang === "en" ? both(entry.en, entry.de) : both(entry.de, entry.en);
}
const signOf = (thing) => (thing.kind === "relation" ? "" : SIGNS.get(thing.polarity));

// 2024, 2024-12 or 2024-12-04 as people write it, never more exact than it is.
function showDate(iso) {
  if (!iso) return word("unknown");
  const [year, month, day] = iso.split("-").map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, (month || 1) - 1, day || 1);
  const shape = { year: "numeric", timeZone: "UTC", ...(month && { month: day ? "short" : "long" }), ...(day && { day: "numeric" }) };
  return new Intl.DateTimeFormat(state.lang === "en" ? "en-GB" : "de-DE", shape).format(date);
}
// First and last day a partial date can mean, as strings that compare.
const firstDay = (iso) => `${iso}-01-01`.slice(0, 10);
const lastDay = (iso) => (iso.length === 4 ? `${iso}-12-31` : iso.length === 7 ? `${iso}-31` : iso);
