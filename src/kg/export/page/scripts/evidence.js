// The panel beside the picture: what is selected, and one statement at a time with its sentence and where it comes from.
let shownList = [];

function evidence(before) {
  const panel = byId("evidence");
  const { sel } = state;
  const all = sel ? statementsOf(sel) : [];
  const node = sel?.what === "node" ? nodeById.get(sel.id) : null;
  panel.hidden = !all.length && !node;
  if (panel.hidden) {
    shownList = [];
    panel.replaceChildren();
    return;
  }
  const kept = all.filter((statement) => filtered().ids.has(statement.id));
  shownList = kept.length ? kept : all;
  const at = Math.max(0, shownList.findIndex((statement) => statement.id === sel.at));
  const same = before?.sel && before.sel.what === sel.what && before.sel.id === sel.id;
  panel.replaceChildren(
    el("div", { class: "evidence-head" }, heading(sel), button({ class: "close", "aria-label": word("close"), title: word("close"), onclick: () => go({ sel: null }) }, "×")),
    ...(node ? nodeFacts(node) : []),
    ...(kept.length || !all.length ? [] : [el("p", { class: "hint" }, word("outside_filter"))]),
    ...(shownList.length ? [stepper(at), card(shownList[at])] : []),
    ...(node ? nodeBundles(node) : []),
    ...(shownList.length > 1 ? [contents(at)] : []),
  );
  if (!same) panel.scrollTop = 0;
}

function heading(sel) {
  if (sel.what === "node") return nodeHeading(nodeById.get(sel.id));
  if (sel.what === "camp") {
    const { node, sign } = campOf(sel.id);
    return el("h2", {}, el("span", { class: "lead" }, `${word(sign > 0 ? "for" : sign < 0 ? "against" : "on")}: `), nodeLink(node));
  }
  const edge = edgeById.get(sel.id);
  return el("h2", { class: "triple" }, nodeLink(edge.from), el("span", { class: "verb" }, polaritySign(edge), nameOf(edge)), nodeLink(edge.to));
}

const nodeLink = (node) => button({ class: "node-link", onclick: () => select("node", node.id) }, kindSign(node.kind), el("span", {}, labelOf(node)));

function stepper(at) {
  const step = (by) => {
    select(state.sel.what, state.sel.id, shownList[at + by].id);
    const again = byId("evidence").querySelector(by > 0 ? ".next" : ".previous");
    (again.disabled ? byId("evidence").querySelector(".stepper button:not(:disabled)") : again)?.focus();
  };
  return el("div", { class: "stepper" },
    button({ class: "previous", disabled: at === 0, onclick: () => step(-1) }, `← ${word("previous")}`),
    el("span", { class: "position" }, word("of")(at + 1, shownList.length)),
    button({ class: "next", disabled: at >= shownList.length - 1, onclick: () => step(1) }, `${word("next")} →`));
}

function card(statement) {
  return el("article", { class: "card", "data-statement": statement.id },
    state.sel.what === "edge" ? null : el("p", { class: "claim" }, nodeLink(statement.subject), el("span", { class: "verb" }, polaritySign(statement), nameOf(statement)), nodeLink(statement.object)),
    el("blockquote", { class: "sentence", lang: "de" }, ...highlighted(statement)),
    outsideMarks(statement), ...alsoSaid(statement), facts(statement));
}

// Further sentences of the document that say the same.
function alsoSaid(statement) {
  return statement.also.map((more) => el("div", { class: "also" },
    el("p", { class: "hint" }, word("also_said"), more.reporters.length ? [` · ${word("reported_by")} `, more.reporters.map(nodeLink)] : null),
    el("blockquote", { class: "sentence", lang: "de" }, ...highlighted(more))));
}

// Sentence offsets count code points, so the text is cut as an array of them. Marks may overlap: each piece carries all of its.
function highlighted(statement) {
  const text = Array.from(statement.sentence);
  const marks = ["target", "holder", "cue"].map((role) => ({ role, at: statement.marks[role] })).filter(({ at }) => at?.length === 2)
    .map(({ role, at }) => ({ role, start: at[0], end: at[1] })).sort((a, b) => b.end - b.start - (a.end - a.start));
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, n) => {
    const end = cuts[n + 1];
    let piece = document.createTextNode(text.slice(start, end).join(""));
    for (const mark of marks.filter((m) => m.start <= start && end <= m.end).reverse()) {
      const last = mark.end === end;
      piece = el("mark", { class: `${mark.role} ${last ? "last" : ""} ${mark.role === "cue" ? polarityName(statement.polarity) : ""}`, "data-tag": last ? roleName(statement, mark.role) : null }, piece);
    }
    return piece;
  });
}

const roleName = (statement, role) => word(statement.kind === "relation" ? { holder: "subject", target: "object" }[role] : role);

function outsideMarks(statement) {
  const outside = Object.entries(statement.marks).filter(([, at]) => at?.length === 1);
  return outside.length ? el("p", { class: "hint" }, outside.map(([role, at]) => el("span", { class: "outside" }, `${roleName(statement, role)}: „${at[0]}“ (${word("outside")}) `))) : null;
}

function facts(statement) {
  const { document: source, reporters } = statement;
  const type = vocabulary.get(statement.name);
  const rows = [
    ["document", el("cite", {}, source.title || word("untitled"))],
    ["outlet", source.outlet || word("unknown")],
    ["published", showDate(source.date)],
    ["said", `${showDate(statement.said)} (${listed("bases", statement.basis)})`],
    statement.from || statement.until ? ["valid", [statement.from && `${word("from")} ${showDate(statement.from)}`, statement.until && `${word("until")} ${showDate(statement.until)}`].filter(Boolean).join(" ")] : null,
    reporters.length ? ["reported_by", el("span", { class: "links" }, reporters.map(nodeLink))] : null,
    statement.kind === "stance" ? ["modality", listed("modalities", statement.modality)] : null,
    statement.kind === "stance" ? ["negation", word(statement.negated ? "negated" : "not_negated")] : null,
    ["confidence", confidence(statement.confidence)],
    type ? ["means", type[`${state.lang}_means`]] : null,
    ["rule", el("code", {}, statement.rule + (statement.lemma ? ` (${statement.lemma})` : ""))],
    ["source", el("code", {}, source.source || source.id)],
    ["number", el("code", {}, statement.id)],
  ].filter(Boolean);
  return el("dl", { class: "facts" }, rows.map(([key, value]) => [el("dt", {}, word(key)), el("dd", { "data-fact": key }, value)]));
}

function confidence(value) {
  const shown = new Intl.NumberFormat(state.lang, { style: "percent", maximumFractionDigits: 0 }).format(value);
  const level = el("span", {});
  level.style.width = `${Math.round(value * 100)}%`;
  return el("span", { class: "confidence" }, el("span", { class: "level", "aria-hidden": "true" }, level), shown);
}

function contents(at) {
  const list = el("ol", { class: "contents" });
  const numbered = shownList.map((statement, n) => ({ statement, n }));
  const more = growing(list, numbered, 25, ({ statement, n }) => el("li", {}, button({ class: "entry", "aria-current": n === at ? "true" : null, onclick: () => select(state.sel.what, state.sel.id, statement.id) },
    el("span", { class: "contents-line" }, polaritySign(statement), `${labelOf(statement.subject)} ${nameOf(statement)} ${labelOf(statement.object)}`),
    el("span", { class: "hint" }, [showDate(dateOf(statement)), statement.document.outlet || statement.document.title].filter(Boolean).join(" · ")))));
  return el("details", { class: "block contents-block" }, el("summary", {}, `${word("all_statements")} (${shownList.length})`), list, more);
}
