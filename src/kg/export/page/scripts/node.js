// The sheet of one node: its names, its relations, and its stances bundled by partner and type.
function nodeHeading(node) {
  return el("h2", {}, kindSign(node.kind), " ", el("span", {}, labelOf(node)), " ", el("span", { class: "kind" }, listed("kinds", node.kind)));
}

function nodeFacts(node) {
  const others = [state.lang === "en" ? node.label : node.en, ...node.names].filter((name) => name && name !== labelOf(node));
  const relations = node.edges.filter((edge) => edge.kind === "relation");
  return [
    others.length ? el("p", { class: "also" }, el("span", { class: "lead" }, `${word("also")}: `), others.join(", ")) : null,
    node.wikidata ? el("p", { class: "also" }, el("span", { class: "lead" }, "Wikidata: "), el("code", {}, node.wikidata)) : null,
    relations.length ? el("section", { class: "block relations" }, el("h3", {}, word("relations_of")), bundleList(relations, node)) : null,
  ].filter(Boolean);
}

function nodeBundles(node) {
  const bundles = node.edges.filter((edge) => edge.kind === "stance");
  const part = (key, list) => (list.length ? el("section", { class: "block" }, el("h3", {}, word(key)), ...withMore(list, node)) : null);
  return [part("holds", bundles.filter((edge) => edge.from === node)), part("is_target", bundles.filter((edge) => edge.to === node && edge.from !== node))].filter(Boolean);
}

const strongest = (list) => [...list].sort((a, b) => b.statements.length - a.statements.length || a.number - b.number);

function bundleList(list, node) {
  return el("ul", { class: "bundles" }, strongest(list).map((edge) => bundle(edge, node)));
}

function withMore(list, node) {
  const target = el("ul", { class: "bundles" });
  const more = growing(target, strongest(list), 12, (edge) => bundle(edge, node));
  return [target, more];
}

function bundle(edge, node) {
  const number = edge.statements.length;
  const parts = edge.from === node
    ? [polaritySign(edge), el("span", { class: "verb" }, nameOf(edge)), " ", el("strong", {}, labelOf(edge.to))]
    : [el("strong", {}, labelOf(edge.from)), " ", polaritySign(edge), el("span", { class: "verb" }, nameOf(edge))];
  return el("li", {}, button({ class: "entry bundle", onclick: () => select("edge", edge.id) }, el("span", {}, parts), number > 1 ? el("span", { class: "entry-count" }, `×${number}`) : null));
}
