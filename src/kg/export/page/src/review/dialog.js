// A dialog that asks for a decision: modal, so that it keeps the focus and gives it back to where it came from.
import { button, el } from "../core/dom.js";
import { word } from "../core/i18n.js";

// save() returns true where the decision could be taken; then the dialog closes.
export function ask({ title, content, save, action }) {
  const before = document.activeElement;
  const again = () => {
    // what opened the dialog may have been built anew meanwhile: its successor bears the same name
    const name = before?.dataset?.act;
    const next = before?.isConnected ? before : name && [...document.querySelectorAll(`[data-act="${CSS.escape(name)}"]`)].find((item) => item.offsetParent);
    (next || document.getElementById("main")).focus();
  };
  const form = el("form", { method: "dialog", class: "decision", onsubmit: (event) => { event.preventDefault(); if (save()) dialog.close(); } },
    el("h2", { id: "decision-title" }, title), content,
    el("p", { class: "decision-tools" }, button({ class: "chip", onclick: () => dialog.close() }, word("cancel")), el("button", { type: "submit", class: "chip do" }, action ?? word("save"))));
  const dialog = el("dialog", { class: "reader decision-box", "aria-labelledby": "decision-title", onclick: (event) => { if (event.target === dialog) dialog.close(); } }, form);
  // Escape closes the dialog, which a search field would take for itself, and nothing of what lies under it.
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => { dialog.remove(); again(); });
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector("input, select")?.focus();
}

export function textField(name, label, value = "") {
  const input = el("input", { type: "text", name, autocomplete: "off", maxlength: 500 });
  input.value = value;
  return { input, field: el("label", { class: "decision-field" }, el("span", {}, label), input) };
}
