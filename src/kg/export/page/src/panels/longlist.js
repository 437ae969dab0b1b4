// A choice among many, such as documents: a field to narrow the list down, then the chosen ones and the most frequent first.
import { button, el } from "../core/dom.js";
import { say, word } from "../core/i18n.js";
import { fold } from "../data/text.js";

const [SHOWN, STEP] = [6, 20];

// options: [{value, label}]; flip(value) is called with what was clicked. Returns {fieldset, show(chosen, counts)}.
export function longList({ list, title, options, flip }) {
  const folded = new Map(options.map(({ value, label }) => [value, fold(label)]));
  let shown = SHOWN;
  let last = [[], new Map()];
  const field = el("input", { type: "search", autocomplete: "off", spellcheck: "false", "aria-label": say("find_in", { what: title }), placeholder: say("find_in", { what: title }), oninput: () => { shown = SHOWN; show(...last); } });
  const box = el("div", { class: "chips long" });
  const more = button({ class: "link more", hidden: true, onclick: () => { shown += STEP; show(...last); } });
  const fieldset = el("fieldset", { "data-part": list }, el("legend", {}, title), options.length > SHOWN ? field : null, box, more);

  function show(chosen, counts) {
    last = [chosen, counts];
    const needle = fold(field.value.trim());
    const rank = ({ value }) => (chosen.includes(value) ? Infinity : counts.get(value) ?? 0);
    const matching = options.filter(({ value }) => chosen.includes(value) || folded.get(value).includes(needle));
    const order = matching.map((option, n) => [rank(option), n, option]).sort(([a, n], [b, m]) => (a === b ? n - m : b - a)).map(([, , option]) => option);
    const focused = document.activeElement?.closest?.(".chip");
    const again = focused && box.contains(focused) ? focused.dataset.name : null;
    box.replaceChildren(...order.slice(0, shown).map(({ value, label }) => button({ class: "chip", "data-list": list, "data-name": value, "aria-pressed": chosen.includes(value), title: label, onclick: () => flip(value) },
      el("span", { class: "chip-text" }, label), el("small", {}, String(counts.get(value) ?? 0)))));
    if (!order.length) box.append(el("p", { class: "hint" }, word("any_match")));
    if (again !== null) [...box.children].find((item) => item.dataset.name === again)?.focus();
    more.hidden = order.length <= shown;
    more.textContent = `${word("more")} (${order.length - shown})`;
  }
  return { fieldset, show };
}
