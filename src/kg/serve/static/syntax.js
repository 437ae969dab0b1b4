// The colours of SPARQL: one pass over the text, each piece a token of the grammar (SPARQL 1.1, section 19.8) or plain.
const TOKENS = new RegExp(
  [
    /(?<comment>#[^\n\r]*)/,
    /(?<iri><[^<>"{}|^`\\\s]*>)/,
    /(?<string>"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')/,
    /(?<variable>[?$][\p{L}\p{N}_]+)/,
    /(?<name>[\p{L}\p{N}_.-]*:[\p{L}\p{N}_.:%-]*)/,
    /(?<keyword>\b(?:base|prefix|select|distinct|reduced|as|construct|describe|ask|from|named|where|order|by|asc|desc|limit|offset|group|having|values|undef|optional|graph|union|minus|filter|bind|in|not|exists|count|sum|min|max|avg|sample|group_concat|separator|true|false|a)\b)/,
  ].map((part) => part.source).join("|"),
  "giu",
);

// Past this length colours would make typing slow; the text itself is always shown.
const LONGEST_PAINTED = 30000;

function painted(text) {
  if (text.length > LONGEST_PAINTED) return [text];
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [kind] = Object.entries(match.groups).find(([, value]) => value !== undefined);
    pieces.push(text.slice(at, match.index), kind === "name" ? match[0] : el("span", { class: kind }, match[0]));
    at = match.index + match[0].length;
  }
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece !== "");
}
