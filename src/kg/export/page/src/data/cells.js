// Statements as rows of text, for spreadsheets: one line of headings, then one line for each statement.
import { listed, word } from "../core/i18n.js";
import { guarded } from "./csv.js";
import { labelOf, oneName, polarityName } from "./names.js";

const HEADINGS = ["date", "holder", "stance", "polarity", "target", "sentence", "document", "outlet", "published", "reported_by", "modality", "confidence", "number"];

export function rowsOfCells(model, numbers) {
  return [HEADINGS.map(word), ...numbers.map((n) => {
    const { date, subject, word: name, kind, polarity, object, sentence, document, reporters, modality, confidence, id } = model.statement(n);
    const stance = kind === "stance";
    return [date, labelOf(subject), oneName(name), stance ? word(polarityName(polarity)) : "", labelOf(object), sentence, document.title || document.id, document.outlet ?? "", document.date ?? "",
      reporters.map(labelOf).join("; "), stance ? listed("modalities", modality) : "", confidence, id];
  })];
}

// Lines of cells parted by tabs, as spreadsheets take them from the clipboard.
export const toTsv = (rows) => rows.map((row) => row.map((value) => guarded(String(value).replace(/[\t\r\n\v\f\u2028\u2029]+/g, " "))).join("\t")).join("\n");
