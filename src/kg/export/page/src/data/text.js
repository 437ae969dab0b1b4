// Lower case without accents: "Häkkänen" is found as "hakkanen", "Straße" as "strasse".
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss").replaceAll("ł", "l").replaceAll("ø", "o");
}

// Many texts at once, in one pass over all of them: ten thousands of sentences in a fraction of the time.
const BETWEEN = "\u0001";
export function foldAll(texts) {
  const parts = fold(texts.join(BETWEEN)).split(BETWEEN);
  return parts.length === texts.length ? parts : texts.map(fold);
}
