// A text area that stays one (keyboard, screen reader, undo), over a painted copy of its text and beside its line numbers.
const editor = byId("editor");
const paint = byId("paint");
const lines = byId("lines");
const HISTORY = 30;
let wrongLine = 0;
let leaving = false;

function repaint() {
  // the last line needs something to stand on
  paint.replaceChildren(...painted(editor.value), "\n ");
  const count = editor.value.split("\n").length;
  lines.replaceChildren(...Array.from({ length: count }, (_, at) => el("li", { class: at + 1 === wrongLine && "wrong" }, String(at + 1))));
  follow();
}

function follow() {
  paint.scrollTop = editor.scrollTop;
  paint.scrollLeft = editor.scrollLeft;
  lines.scrollTop = editor.scrollTop;
}

function mark(line) {
  wrongLine = line;
  repaint();
}

function setQuery(text) {
  editor.value = text;
  mark(0);
}

// As if typed, so that undo takes it back.
function type(text) {
  editor.focus();
  if (!document.execCommand("insertText", false, text)) editor.setRangeText(text, editor.selectionStart, editor.selectionEnd, "end");
  repaint();
}

function onKey(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  } else if (event.key === "Escape") {
    leaving = true;
  } else if (event.key === "Tab" && !leaving && !event.shiftKey) {
    event.preventDefault();
    type("  ");
  } else if (event.key !== "Shift" && event.key !== "Tab") {
    leaving = false;
  }
}

function earlier() {
  try {
    const kept = JSON.parse(sessionStorage.getItem("queries") ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return []; // storage is switched off, or somebody else's: the page works without
  }
}

function remember(text) {
  const kept = [text, ...earlier().filter((one) => one !== text)].slice(0, HISTORY);
  try {
    sessionStorage.setItem("queries", JSON.stringify(kept));
  } catch {
    return; // full or switched off
  }
  showHistory();
}

function showHistory() {
  const options = earlier().map((text, at) => el("option", { value: at }, text.replace(/\s+/g, " ").slice(0, 80)));
  byId("history").replaceChildren(el("option", { value: "" }, `${word("earlier")} (${options.length})`), ...options);
}

function startEditor() {
  editor.addEventListener("input", () => mark(0));
  editor.addEventListener("scroll", follow);
  editor.addEventListener("keydown", onKey);
  editor.addEventListener("blur", () => { leaving = false; });
  byId("history").addEventListener("change", (event) => {
    if (event.target.value !== "") setQuery(earlier()[Number(event.target.value)]);
  });
  const choose = ([name, address]) => {
    editor.setSelectionRange(0, 0);
    type(`PREFIX ${name}: <${address}>\n`);
  };
  byId("prefix-list").append(
    ...Object.entries(DATA.prefixes).map((pair) => el("li", null, button({ title: pair[1], onclick: () => choose(pair) }, `${pair[0]}:`))),
  );
}
