// The interface's own words in both languages, from words/*.json. Stance types and relations bring theirs from the lexicon.
import de from "../words/de.json" with { type: "json" };
import en from "../words/en.json" with { type: "json" };

const WORDS = { de, en };
let language = "de";

export const languages = Object.keys(WORDS);
export const isLanguage = (name) => Object.hasOwn(WORDS, name);
export const inEnglish = () => language === "en";
export const locale = () => (language === "en" ? "en-GB" : "de-DE");

export function speak(name) {
  language = name;
}

export const word = (key) => WORDS[language][key];

// A sentence with {names} filled in. A part {n|one|many} chooses by the number n.
export function say(key, values) {
  return word(key).replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => (one === undefined ? String(values[name]) : values[name] === 1 ? one : many));
}

// A name of a closed list in the interface's language; a name outside of the list is shown as it is.
export const listed = (list, name) => (Object.hasOwn(word(list), name) ? word(list)[name] : name);
export const namesOf = (list) => Object.keys(WORDS.de[list]);
export const both = (one, other) => (one === other || !other ? one : `${one} / ${other}`);
