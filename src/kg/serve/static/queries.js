// The listed queries: each opens to its parameters; asking puts its SPARQL into the editor and runs it.
function showListed() {
  byId("listed").replaceChildren(...DATA.queries.map(listedQuery));
}

function listedQuery(query) {
  const inputs = query.parameters.map((one) => el("input", { name: one.name, value: one.default, autocomplete: "off", placeholder: one.kind }));
  const labels = query.parameters.map((one, at) => el("label", null, el("span", null, el("code", null, one.name), ` ${one.help}`), inputs[at]));
  const submit = (event) => {
    event.preventDefault();
    askListed(query.name, Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()])));
  };
  const ask = el("button", { type: "submit", "data-word": "ask" }, word("ask"));
  return el("li", null, el("details", { name: "listed", id: `listed-${query.name}` }, el("summary", null, query.title), el("form", { onsubmit: submit }, ...labels, ask)));
}

async function askListed(name, given) {
  const fields = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ""));
  await during(async (signal) => {
    const response = await fetch(`/queries/${name}?${fields}`, { signal });
    const text = await response.text();
    if (!response.ok) return showProblem(text);
    setQuery(text);
    return answer(text, signal);
  });
}
