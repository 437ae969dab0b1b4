// What a reader decides about a node: another name, one with another, never one with another.
import { button, el } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { announce } from "../core/live.js";
import { fitting, joining, naming, parting } from "../data/judgements.js";
import { labelOf } from "../data/names.js";
import { picker } from "../panels/picker.js";
import { ask, textField } from "./dialog.js";
import { dropMark, marksOfNode, setMark } from "./marks.js";
import { live, told } from "./signs.js";

export function judgeNode(node) {
  return live(el("details", { class: "judge-node block", "data-judge": node.id }), () => {
    const found = marksOfNode(node.id);
    return [el("summary", {}, word("review_node"), found.length ? ` (${found.length})` : ""),
      el("div", { class: "judge" }, button({ class: "chip", "data-act": "rename", "aria-haspopup": "dialog", onclick: () => rename(node) }, word("rename")),
        button({ class: "chip", "data-act": "same", "aria-haspopup": "dialog", onclick: () => pair(node, "same", joining) }, word("merge")),
        button({ class: "chip", "data-act": "different", "aria-haspopup": "dialog", onclick: () => pair(node, "different", parting) }, word("keep_apart"))),
      el("ul", { class: "judge-list" }, found.map((mark) => el("li", {}, el("span", { class: "judge-told" }, told(mark)), " ", button({ class: "link", onclick: () => dropMark(mark) }, word("take_back")))))];
  });
}

function decide(line) {
  setMark(line);
  announce(say("mark_set", { what: told(line) }));
  return true;
}

function rename(node) {
  const mark = marksOfNode(node.id).find(({ judgement }) => judgement === "rename");
  const [label, english, why] = [textField("label", word("new_label"), mark?.label ?? node.label), textField("label_en", word("new_label_en"), mark?.label_en ?? node.en), textField("why", word("why_optional"), mark?.why)];
  ask({
    title: say("rename_title", { name: labelOf(node) }), content: [label.field, english.field, why.field],
    save() {
      const changed = (field, old) => (field.input.value.trim() === old ? "" : field.input.value);
      const line = naming(node, changed(label, node.label), changed(english, node.en), why.input.value);
      if (line.label || line.label_en) return decide(line);
      label.input.setCustomValidity(word("no_new_name"));
      label.input.reportValidity();
      label.input.addEventListener("input", () => label.input.setCustomValidity(""), { once: true });
      return false;
    },
  });
}

// judgement: "same" (the other one stays) or "different".
function pair(node, judgement, make) {
  let other = null;
  const why = textField("why", word("why_optional"));
  const made = picker({ id: "judge-other", label: word(`${judgement}_with`), value: null, wanted: (one) => fitting(node, one), chosen: (one) => { other = one; made.input.value = labelOf(one); made.input.setCustomValidity(""); tell(); } });
  made.input.addEventListener("input", () => { other = null; made.input.setCustomValidity(""); tell(); });
  const effect = el("p", { class: "hint", role: "status" });
  const tell = () => { effect.textContent = other ? told(make(node, other)) : ""; };
  ask({
    title: say(`${judgement}_title`, { name: labelOf(node) }), content: [made.field, why.field, effect],
    save() {
      if (other) return decide(make(node, other, why.input.value));
      made.input.setCustomValidity(word("no_other"));
      made.input.reportValidity();
      return false;
    },
  });
}
