// Asks the endpoint and shows what it says. The hash holds a query that somebody wants to pass on; it never runs by itself.
const FIRST = "# Who demands what?\nSELECT ?who ?what WHERE {\n  ?holder pg:demands ?target .\n  ?holder skos:prefLabel ?who . FILTER(LANG(?who) = \"de\")\n  ?target skos:prefLabel ?what . FILTER(LANG(?what) = \"de\")\n} ORDER BY ?who ?what\n";
const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";
let stopper = null;

// One question at a time: a new one stops the one before.
async function during(work) {
  stopper?.abort();
  const mine = new AbortController();
  stopper = mine;
  showProblem("");
  byId("results").replaceChildren();
  byId("status").textContent = word("running");
  byId("stop").disabled = false;
  try {
    await work(mine.signal);
  } catch (error) {
    if (stopper === mine) showProblem(mine.signal.aborted ? word("stopped") : error instanceof TypeError ? word("gone") : String(error));
  } finally {
    if (stopper === mine) {
      stopper = null;
      byId("stop").disabled = true;
      if (byId("status").textContent === word("running")) byId("status").textContent = "";
    }
  }
}

async function answer(text, signal) {
  remember(text);
  const hash = `#${new URLSearchParams({ query: text })}`;
  if (hash !== location.hash) history.pushState(null, "", hash);
  const response = await fetch("/sparql", { method: "POST", headers: { Accept: ACCEPT, "Content-Type": "application/sparql-query" }, body: text, signal });
  const body = await response.text();
  if (!response.ok) return showProblem(body);
  if (!response.headers.get("Content-Type").includes("json")) return showTriples(body);
  const told = JSON.parse(body);
  return "boolean" in told ? showTruth(told) : showTable(told);
}

const run = () => during((signal) => answer(editor.value, signal));

function fromHash() {
  const text = new URLSearchParams(location.hash.slice(1)).get("query");
  if (text !== null && text !== editor.value) setQuery(text);
}

function speak(chosen) {
  language = chosen;
  translate();
  showHistory();
  if (shown) drawTable();
}

startEditor();
showListed();
setQuery(FIRST);
fromHash();
speak(language);
byId("run").addEventListener("click", run);
byId("stop").addEventListener("click", () => stopper?.abort());
for (const one of document.querySelectorAll("[data-lang]")) one.addEventListener("click", () => speak(one.dataset.lang));
addEventListener("hashchange", fromHash);
