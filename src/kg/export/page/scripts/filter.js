// Which statements pass the filters, and what follows from them: strength of nodes, camps, rankings.
function passes(statement, filters) {
  const { subject, object } = statement;
  if (filters.type.length && !filters.type.includes(statement.name)) return false;
  if (filters.polarity.length && !(statement.kind === "stance" && filters.polarity.includes(polarityName(statement.polarity)))) return false;
  if (filters.kind.length && !filters.kind.includes(subject.kind) && !filters.kind.includes(object.kind)) return false;
  if (filters.doc && statement.document.id !== filters.doc) return false;
  if (filters.since || filters.until) {
    const date = dateOf(statement);
    if (!date || (filters.since && lastDay(date) < filters.since) || (filters.until && firstDay(date) > filters.until)) return false;
  }
  return true;
}
const activeFilters = () => LISTS.filter((list) => state.filters[list].length).length + (state.filters.doc ? 1 : 0) + (state.filters.since || state.filters.until ? 1 : 0);

// The statements that pass; computed once for each set of filters.
let passing = { key: null, stances: [], relations: [], ids: new Set() };
function filtered() {
  const key = JSON.stringify({ ...state.filters, text: "" });
  if (passing.key !== key) {
    const all = statements.filter((statement) => passes(statement, state.filters));
    passing = {
      key, stances: all.filter((s) => s.kind === "stance"), relations: all.filter((s) => s.kind === "relation"),
      ids: new Set(all.map((s) => s.id)), rankings: null,
    };
    passing.rankings = rank(passing.stances);
  }
  return passing;
}

const count = (map, key, by = 1) => map.set(key, (map.get(key) ?? 0) + by);
// Ties are broken by the German label, so that the order is the same in both languages and on every machine.
const byLabel = (one, other) => (one.label < other.label ? -1 : one.label > other.label ? 1 : one.number - other.number);

// Who speaks most, what is spoken of most, where many agree, where they are divided (congruence and conflict in the sense
// of discourse network analysis, Leifeld 2017, kept per target so that five who agree are one camp and not ten pairs).
function rank(list) {
  const strength = new Map();
  const holders = new Map();
  const targets = new Map();
  for (const statement of list) {
    const { subject, object, polarity } = statement;
    count(strength, subject);
    if (object !== subject) count(strength, object);
    if (!holders.has(subject)) holders.set(subject, { node: subject, total: 0, split: new Map() });
    if (!targets.has(object)) targets.set(object, { node: object, total: 0, sides: new Map([[1, new Map()], [0, new Map()], [-1, new Map()]]) });
    const holder = holders.get(subject);
    holder.total += 1;
    count(holder.split, polarity);
    targets.get(object).total += 1;
    count(targets.get(object).sides.get(polarity), subject);
  }
  const actors = [...holders.values()].sort((a, b) => b.total - a.total || byLabel(a.node, b.node));
  const all = [...targets.values()];
  const voices = (target) => new Set([...target.sides.values()].flatMap((side) => [...side.keys()])).size;
  const issues = all.filter((target) => !isActor(target.node)).sort((a, b) => voices(b) - voices(a) || b.total - a.total || byLabel(a.node, b.node));
  const side = (target, sign) => target.sides.get(sign).size;
  const camps = all.flatMap((target) => [1, -1].map((sign) => ({ target, sign, size: side(target, sign) }))).filter((camp) => camp.size > 1);
  camps.sort((a, b) => b.size - a.size || b.target.total - a.target.total || byLabel(a.target.node, b.target.node) || b.sign - a.sign);
  const divided = (target) => Math.min(side(target, 1), side(target, -1));
  const conflicts = all.filter((target) => divided(target) > 0 && voices(target) > 1);
  conflicts.sort((a, b) => divided(b) - divided(a) || voices(b) - voices(a) || b.total - a.total || byLabel(a.node, b.node));
  return { strength, actors, issues, camps, conflicts };
}

// Everything behind a selection, whether it passes the filters or not.
function statementsOf(sel) {
  if (sel.what === "edge") return edgeById.get(sel.id)?.statements ?? [];
  if (sel.what === "node") {
    const node = nodeById.get(sel.id);
    return node ? [...new Set([...node.edges.flatMap((edge) => edge.statements), ...node.reports])].sort(stancesFirst) : [];
  }
  const { node, sign } = campOf(sel.id);
  return stances.filter((s) => s.object === node && (sign === 0 ? s.polarity !== 0 : s.polarity === sign));
}
const stancesFirst = (one, other) => (one.kind === other.kind ? one.order - other.order : one.kind === "stance" ? -1 : 1);

// A camp is a target with a side: "+" for, "-" against, "*" both.
function campOf(id) {
  return { sign: { "+": 1, "-": -1 }[id[0]] ?? 0, node: nodeById.get(id.slice(1)) };
}
