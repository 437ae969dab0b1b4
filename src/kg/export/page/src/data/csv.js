// Rows of text as CSV (RFC 4180, with the mark by which spreadsheets know UTF-8).
export const toCsv = (rows) => `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

// Spreadsheets run a cell that begins with = + - @ or their full-width forms, and one that splits at another character than
// the file's own sees cells begin after it: an apostrophe goes before (OWASP, CSV Injection; kg.export.cells does the same).
const GAP = "[,;\"\\s\\x00-\\x1f\\x7f\\ufeff]";
const ACTING = new RegExp(`(?<!${GAP})${GAP}*(?=[=+\\-@＝＋－＠'])`, "gu");
const SEPARATOR = /[,;\t\n\r\v\f]/;
export const guarded = (text) => String(text).replace(ACTING, (gap, at) => (at === 0 || SEPARATOR.test(gap) ? `${gap}'` : gap));

function cell(value) {
  const text = guarded(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
