// Lower case without accents: "Häkkänen" is found as "hakkanen", "Straße" as "strasse".
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss").replaceAll("ł", "l").replaceAll("ø", "o");
}
