// Rows of text as CSV (RFC 4180, with the mark by which spreadsheets know UTF-8). A cell that a spreadsheet would take for a
// formula begins with an apostrophe, as OWASP advises.
export const toCsv = (rows) => `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

function cell(value) {
  const text = /^[\s]*[=+\-@]|^[\t\r\n]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
