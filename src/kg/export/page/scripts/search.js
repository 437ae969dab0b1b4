// Find a node by any of its names. A combobox with a list of suggestions (ARIA Authoring Practices, editable with list).
const SUGGESTIONS = 8;
const index = nodes.filter((node) => node.edges.length || node.reports.length).map((node) => ({
  node, names: [...new Set([node.label, node.en, ...node.names].filter(Boolean))].map((name) => ({ name, folded: fold(name) })),
}));
let suggested = [];
let active = -1;

// How well a name fits: whole, from its start, from the start of a word, anywhere, not at all.
function fitOf(folded, needle) {
  if (folded === needle) return 4;
  if (folded.startsWith(needle)) return 3;
  const at = folded.indexOf(needle);
  if (at < 0) return 0;
  return /[\s\-–(/]/u.test(folded[at - 1]) ? 2 : 1;
}

function find(text) {
  const needle = fold(text.trim());
  if (!needle) return [];
  const found = [];
  for (const { node, names } of index) {
    let best = null;
    for (const { name, folded } of names) {
      const fits = fitOf(folded, needle);
      if (fits && (!best || fits > best.fits)) best = { node, name, fits };
    }
    if (best) found.push(best);
  }
  return found.sort((a, b) => b.fits - a.fits || b.node.value - a.node.value || byLabel(a.node, b.node)).slice(0, SUGGESTIONS);
}

function startSearch() {
  const input = byId("search");
  input.addEventListener("input", () => suggest(find(input.value), input.value.trim() !== ""));
  input.addEventListener("blur", () => setTimeout(() => suggest([]), 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") activate(active + (event.key === "ArrowDown" ? 1 : -1));
    else if (event.key === "Enter") take(suggested[Math.max(active, 0)]);
    else if (event.key === "Escape" && (suggested.length || input.value)) { input.value = ""; suggest([]); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
}

function suggest(found, asked = false) {
  const list = byId("suggestions");
  suggested = found;
  list.replaceChildren(...found.map(({ node, name }, n) => el("li", { id: `suggestion-${n}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(found[n]); } },
    kindSign(node.kind), el("span", { class: "suggestion-name" }, labelOf(node)), name === labelOf(node) ? null : el("span", { class: "hint" }, name), el("span", { class: "hint kind" }, listed("kinds", node.kind)))));
  if (asked && !found.length) list.append(el("li", { class: "hint", role: "option", "aria-disabled": "true" }, word("no_match")));
  list.hidden = !list.children.length;
  byId("search").setAttribute("aria-expanded", String(!list.hidden));
  activate(-1);
}

function activate(n) {
  active = suggested.length ? Math.max(-1, Math.min(n, suggested.length - 1)) : -1;
  [...byId("suggestions").children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
  const input = byId("search");
  if (active >= 0) input.setAttribute("aria-activedescendant", `suggestion-${active}`);
  else input.removeAttribute("aria-activedescendant");
}

function take(found) {
  if (!found) return;
  byId("search").value = "";
  suggest([]);
  select("node", found.node.id);
}
