// Everything a reader sets: filters, view, language, relations, more nodes.
function startControls() {
  for (const item of document.querySelectorAll(".views button")) item.addEventListener("click", () => go({ view: item.dataset.view }));
  for (const item of document.querySelectorAll(".languages button")) item.addEventListener("click", () => go({ lang: item.dataset.lang }));
  byId("more").addEventListener("click", () => go({ limit: state.limit + FIRST_NODES }, { replace: true }));
  byId("relations").addEventListener("click", () => go({ relations: !state.relations }));
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); byId("main").focus(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hideTip();
    if (state.sel && document.activeElement !== byId("search")) go({ sel: null });
  });
  byId("legend").open = !narrow;
  filterForm();
}

function controls(before) {
  document.body.dataset.view = state.view;
  document.body.dataset.selection = state.sel ? "yes" : "no";
  for (const item of document.querySelectorAll(".views button")) item.setAttribute("aria-pressed", String(item.dataset.view === state.view));
  for (const item of document.querySelectorAll(".languages button")) item.setAttribute("aria-pressed", String(item.dataset.lang === state.lang));
  byId("relations").setAttribute("aria-pressed", String(state.relations));
  byId("relations").hidden = statements.length === stances.length;
  if (!before || before.lang !== state.lang) translate();
  syncFilters();
}

function translate() {
  document.documentElement.lang = state.lang;
  for (const item of document.querySelectorAll("[data-word]")) item.textContent = word(item.dataset.word);
  for (const item of document.querySelectorAll("[data-label]")) item.setAttribute("aria-label", word(item.dataset.label));
  for (const item of document.querySelectorAll("[data-title]")) { item.title = word(item.dataset.title); item.setAttribute("aria-label", word(item.dataset.title)); }
  for (const item of document.querySelectorAll("[data-placeholder]")) item.placeholder = word(item.dataset.placeholder);
  byId("canvas").setAttribute("aria-label", word("view_graph"));
  const dates = stances.map(dateOf).filter(Boolean).sort();
  const range = dates.length ? ` · ${[...new Set([dates[0], dates[dates.length - 1]].map(showDate))].join(" – ")}` : "";
  byId("counts").textContent = word("counts")(statements.length, nodes.filter((node) => node.x !== null).length, raw.documents.length) + range;
  byId("legend-body").replaceChildren(...legend());
  filterForm();
}

function toggle(list, name, ...content) {
  const flip = () => setFilter({ [list]: state.filters[list].includes(name) ? state.filters[list].filter((other) => other !== name) : [...state.filters[list], name] });
  return button({ class: "chip", "data-list": list, "data-name": name, onclick: flip }, ...content);
}

const tally = (values) => values.reduce((map, value) => (count(map, value), map), new Map());

function filterForm() {
  const byType = tally(stances.map((s) => s.name));
  const byPolarity = tally(stances.map((s) => polarityName(s.polarity)));
  const byKind = tally(stances.flatMap((s) => [...new Set([s.subject.kind, s.object.kind])]));
  const set = (key, ...content) => el("fieldset", {}, el("legend", {}, word(key)), el("div", { class: "chips" }, ...content));
  const number = (n) => el("small", {}, ` ${n}`);
  const names = [...types.keys(), ...[...byType.keys()].filter((name) => !types.has(name))].filter((name) => byType.has(name));
  const documents = [...raw.documents].sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  const date = (field, key) => el("label", {}, `${word(key)} `, el("input", { type: "date", "data-field": field, onchange: (event) => setFilter({ [field]: event.target.value }) }));
  byId("filter-form").replaceChildren(
    set("polarity", POLARITIES.map(([sign, name]) => toggle("polarity", name, el("span", { class: `polarity ${name}`, "aria-hidden": "true" }, SIGNS.get(sign)), word(name), number(byPolarity.get(name) ?? 0)))),
    set("type", names.map((name) => toggle("type", name, types.get(name)?.[state.lang] ?? name, number(byType.get(name))))),
    set("kind", KINDS.filter((kind) => byKind.has(kind)).map((kind) => toggle("kind", kind, kindSign(kind), word("kinds")[kind], number(byKind.get(kind))))),
    set("document", el("select", { "data-field": "doc", "aria-label": word("document"), onchange: (event) => setFilter({ doc: event.target.value }) },
      el("option", { value: "" }, word("any_document")), documents.map((d) => el("option", { value: d.id }, [d.date, d.outlet, d.title || d.id].filter(Boolean).join(" · "))))),
    set("date_range", date("since", "from"), date("until", "until"), el("p", { class: "hint" }, word("date_hint"))),
    el("p", { id: "filter-result", class: "hint" }),
    button({ id: "reset", class: "link", onclick: () => go({ filters: { ...NO_FILTERS } }) }, word("reset")),
  );
  syncFilters();
}

function syncFilters() {
  for (const chip of document.querySelectorAll("#filter-form .chip")) chip.setAttribute("aria-pressed", String(state.filters[chip.dataset.list].includes(chip.dataset.name)));
  for (const field of document.querySelectorAll("#filter-form [data-field]")) field.value = state.filters[field.dataset.field];
  const active = activeFilters();
  byId("filter-count").hidden = !active;
  byId("filter-count").textContent = String(active);
  byId("reset").hidden = !active;
  byId("filter-result").textContent = active ? word("filtered")(filtered().stances.length, stances.length) : "";
}
