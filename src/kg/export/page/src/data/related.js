// Issues that are near each other by their normal form: invitation(ukraine,nato) has the same participants as
// membership(ukraine,nato), membership(-,nato) leaves one of them open, end(x) contains x. Near is not the same: they
// are shown beside each other, each under its own name, and are never counted together.
const OPEN = "-";
const made = new WeakMap();

// {concept, places} of an id such as issue:membership(ukraine,nato); null where the id is no normal form.
export function normalForm(id) {
  const text = id.slice(id.indexOf(":") + 1);
  const begin = text.indexOf("(");
  if (begin < 1 || !text.endsWith(")")) return null;
  const places = [];
  let [depth, last] = [0, begin + 1];
  for (let at = begin + 1; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if ((text[at] === "," && depth === 0) || at === text.length - 1) {
      places.push(text.slice(last, at));
      last = at + 1;
    }
  }
  return { text, concept: text.slice(0, begin), places };
}

const known = ({ places }) => places.filter((place) => place !== OPEN);
const same = (one, other) => one.length === other.length && one.every((place, n) => place === other[n]);
const fits = (one, other) => one.concept === other.concept && one.places.length === other.places.length
  && one.places.every((place, n) => place === other.places[n] || place === OPEN || other.places[n] === OPEN)
  && one.places.some((place, n) => place !== OPEN && place === other.places[n]);

export function areRelated(one, other) {
  return fits(one, other) || (known(one).length > 1 && same(known(one), known(other))) || one.places.includes(other.text) || other.places.includes(one.text);
}

function forms(model) {
  if (!made.has(model)) made.set(model, model.nodes.map((node) => ({ node, form: normalForm(node.id) })).filter(({ form }) => form));
  return made.get(model);
}

// The nodes near a node, in the order of their numbers.
export function relatedTo(model, node) {
  const form = normalForm(node.id);
  return form ? forms(model).filter((other) => other.node !== node && areRelated(form, other.form)).map((other) => other.node) : [];
}
