// The answer of a query: a table that can be sorted, a yes or no, or triples as text.
const STEP = 200;
const NO_IRI = /[<>"{}|^`\\\s]/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
let shown = null;

function short(iri) {
  const found = Object.entries(DATA.prefixes).filter(([, address]) => address && iri.startsWith(address));
  const [name, address] = found.sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return address === undefined ? iri : `${name}:${readable(iri.slice(address.length))}`;
}

function readable(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that encodes nothing
  }
}

const isNumber = (term) => term?.type === "literal" && NUMBER.test(term.value) && (term.datatype ?? "").startsWith("http://www.w3.org/2001/XMLSchema#");
const plain = (term) => (term === undefined ? "" : term.type === "triple" ? `<<( ${["subject", "predicate", "object"].map((part) => plain(term.value[part])).join(" ")} )>>` : term.value);

function cell(term) {
  if (term === undefined) return el("td", null, el("span", { class: "hidden" }, word("unbound")));
  if (term.type === "uri") return el("td", null, ...links(term.value));
  const tag = term["xml:lang"] ? el("small", null, ` @${term["xml:lang"]}`) : "";
  return el("td", { class: isNumber(term) && "number", lang: term["xml:lang"] }, plain(term), tag);
}

// A thing of the graph leads on: to what the graph says of it, to the sentence that proves it, to the picture.
function links(iri) {
  if (NO_IRI.test(iri)) return [iri];
  const about = `SELECT ?property ?value WHERE { <${iri}> ?property ?value } ORDER BY ?property ?value`;
  const found = [el("a", { href: `#${new URLSearchParams({ query: about })}`, title: iri, onclick: (event) => lead(event, about) }, short(iri))];
  const things = `${DATA.base}id/`;
  if (!iri.startsWith(things)) return found;
  const id = readable(iri.slice(things.length));
  if (id.startsWith("st-")) {
    found.push(" ", button({ class: "evidence", onclick: () => askListed("evidence", { statement: id }) }, word("evidence")));
  } else if (/^(state|org|person|treaty|event|issue|group|office|place|weapon):/.test(id)) {
    found.push(" ", el("a", { class: "picture", href: `/graph#${new URLSearchParams({ node: id })}` }, word("picture")));
  }
  return found;
}

function lead(event, text) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  setQuery(text);
  run();
}

function compare(a, b) {
  if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
  if (isNumber(a) && isNumber(b)) return Number(a.value) - Number(b.value);
  return plain(a).localeCompare(plain(b), language);
}

function showTable(answer) {
  shown = { columns: answer.head.vars, rows: answer.results.bindings, all: answer.results.bindings, sort: null };
  drawTable();
  byId("status").textContent = word("rows", shown.rows.length);
}

function drawTable() {
  const { columns, rows, sort } = shown;
  const head = columns.map((name) => {
    const direction = sort?.name === name ? sort.direction : 0;
    const sign = direction > 0 ? " ▲" : direction < 0 ? " ▼" : "";
    return el("th", { scope: "col", "aria-sort": direction > 0 ? "ascending" : direction < 0 ? "descending" : "none" },
      button({ title: `${word("sort")} ${name}`, onclick: () => sortBy(name) }, name + sign));
  });
  const body = el("tbody");
  const more = button({ onclick: () => grow(true) });
  let drawn = 0;
  const grow = (focus) => {
    const added = rows.slice(drawn, drawn + STEP).map((row) => el("tr", focus ? { tabindex: -1 } : null, ...columns.map((name) => cell(row[name]))));
    body.append(...added);
    drawn += added.length;
    more.hidden = drawn >= rows.length;
    more.textContent = word("more", rows.length - drawn);
    if (focus) added[0]?.focus();
  };
  grow(false);
  const table = el("table", null, el("thead", null, el("tr", null, ...head)), body);
  byId("results").replaceChildren(
    el("div", { class: "found" }, button({ id: "csv", onclick: saveTable }, word("csv")), button({ id: "json", onclick: saveJson }, word("json"))),
    rows.length ? el("div", { class: "frame", tabindex: 0, role: "region", "aria-label": word("results") }, table) : el("p", null, word("nothing")),
    el("div", { class: "found" }, more),
  );
}

function sortBy(name) {
  const turn = shown.sort?.name === name ? { 1: -1, [-1]: 0 }[shown.sort.direction] : 1;
  shown.sort = turn ? { name, direction: turn } : null;
  // the order of the answer itself is the third way round
  shown.rows = turn ? [...shown.all].sort((a, b) => (a[name] === undefined || b[name] === undefined ? 1 : turn) * compare(a[name], b[name])) : shown.all;
  drawTable();
  [...document.querySelectorAll("th button")][shown.columns.indexOf(name)].focus();
}

// A spreadsheet would run a cell that begins like a formula: such cells get an apostrophe. The endpoint's own CSV is exact.
const harmless = (text) => (/^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text);
const field = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function saveTable() {
  const rows = [shown.columns, ...shown.rows.map((row) => shown.columns.map((name) => harmless(plain(row[name]))))];
  download("answer.csv", "text/csv", `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`);
}

function saveJson() {
  download("answer.json", "application/json", JSON.stringify({ head: { vars: shown.columns }, results: { bindings: shown.all } }, null, 1));
}

function showTruth(answer) {
  shown = null;
  byId("status").textContent = "";
  byId("results").replaceChildren(el("p", { class: "verdict" }, word(answer.boolean ? "yes" : "no")));
}

function showTriples(text) {
  shown = null;
  byId("status").textContent = word("triples");
  byId("results").replaceChildren(el("pre", { class: "triples", tabindex: 0 }, text));
}

function showProblem(text) {
  const problem = byId("problem");
  problem.textContent = text.trim();
  problem.hidden = text === "";
  const place = /\berror at (\d+):(\d+)/.exec(text);
  mark(place ? Number(place[1]) : 0);
}
