// The buttons beside a statement: right, wrong with what is wrong, and back.
import { button, el } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { announce } from "../core/live.js";
import { claimOf } from "../data/cite.js";
import { WRONG, confirming, denying } from "../data/judgements.js";
import { model } from "../data/model.js";
import { isActor, labelOf, oneName } from "../data/names.js";
import { picker } from "../panels/picker.js";
import { ask, textField } from "./dialog.js";
import { dropMark, markOf, setMark } from "./marks.js";
import { openNext } from "./queue.js";
import { live, told } from "./signs.js";

// A mark that is set is told, and the same button takes it back.
export function judgeBar(statement) {
  return live(el("div", { class: "judge", role: "group", "aria-label": word("review_statement"), "data-judge": statement.id }), () => {
    const mark = markOf(statement.id);
    const is = (...kinds) => String(kinds.includes(mark?.judgement));
    return [
      button({ class: "chip", "data-act": "right", "aria-pressed": is("confirm"), onclick: () => confirm(statement) }, el("span", { "aria-hidden": "true" }, "✓"), word("mark_right")),
      button({ class: "chip", "data-act": "wrong", "aria-pressed": is("reject", "retype"), "aria-haspopup": "dialog", onclick: () => wrong(statement) }, el("span", { "aria-hidden": "true" }, "✗"), word("mark_wrong")),
      ...(mark && mark.judgement !== "confirm" ? [el("span", { class: "judge-told" }, told(mark)), button({ class: "link", "data-act": "back", onclick: () => { dropMark(mark); focusOn("right", statement); } }, word("take_back"))] : []),
      mark ? button({ class: "link", "data-act": "onward", onclick: () => openNext() || focusOn("right", statement) }, word("next_unmarked")) : "",
    ];
  });
}

function focusOn(act, statement) {
  const bar = [...document.querySelectorAll("[data-judge]")].find((item) => item.dataset.judge === statement.id);
  bar?.querySelector(`[data-act="${act}"]`)?.focus();
}

function confirm(statement) {
  const mark = markOf(statement.id);
  if (mark?.judgement === "confirm") dropMark(mark);
  else setMark(confirming(statement));
  focusOn("right", statement);
  announce(markOf(statement.id) ? word("told_confirm") : word("mark_gone"));
}

function wrong(statement) {
  const mark = markOf(statement.id);
  const before = mark && mark.judgement !== "confirm" ? mark : {};
  const right = { type: before.type ?? "", holder: before.holder ?? "", target: before.target ?? "" };
  const boxes = WRONG.map((part) => el("input", { type: "checkbox", name: "wrong", value: part, onchange: show }));
  for (const box of boxes) box.checked = before.wrong?.includes(box.value) ?? false;
  const on = (part) => boxes.find((box) => box.value === part).checked;
  const why = textField("why", word("why_optional"), before.why);
  const effect = el("p", { class: "hint", role: "status" });
  const more = {
    holder: node("holder", (other) => isActor(other) && other !== statement.subject), type: types(statement, right, show), target: node("target", (other) => other !== statement.object),
  };
  more.polarity = more.type;

  function node(part, wanted) {
    const made = picker({ id: `right-${part}`, label: word(`right_${part}`), value: model.nodeById.get(right[part]), wanted, chosen: (one) => { right[part] = one.id; made.input.value = labelOf(one); show(); } });
    made.input.addEventListener("input", () => { right[part] = ""; show(); });
    return made.field;
  }
  const line = () => {
    const parts = WRONG.filter(on);
    const wanted = { type: parts.includes("type") || parts.includes("polarity"), holder: parts.includes("holder"), target: parts.includes("target") };
    return denying(statement, parts, Object.fromEntries(Object.entries(right).filter(([part, value]) => value && wanted[part])), why.input.value);
  };
  function show() {
    more.holder.hidden = !on("holder");
    more.target.hidden = !on("target");
    more.type.hidden = !on("type") && !on("polarity");
    effect.textContent = word(line().judgement === "retype" ? "effect_retype" : "effect_reject");
  }
  show();
  ask({
    title: word("wrong_title"),
    content: [el("p", { class: "hint" }, claimOf(statement)),
      el("fieldset", {}, el("legend", {}, word("what_is_wrong")), boxes.map((box) => el("label", { class: "check" }, box, word(`wrong_${box.value}`)))), more.holder, more.type, more.target, why.field, effect],
    save() {
      setMark(line());
      announce(say("mark_set", { what: told(markOf(statement.id)) }));
      return true;
    },
  });
}

function types(statement, right, show) {
  const entries = model.vocabulary.filter(({ kind, name }) => kind === statement.kind && name !== statement.name);
  const select = el("select", { name: "type", onchange: () => { right.type = select.value; show(); } }, el("option", { value: "" }, word("right_unknown")), entries.map((entry) => el("option", { value: entry.name }, oneName(entry))));
  select.value = right.type;
  return el("label", { class: "decision-field" }, el("span", {}, word("right_type")), select);
}
