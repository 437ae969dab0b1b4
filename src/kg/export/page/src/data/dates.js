// Dates of reduced precision: 2024, 2024-12 or 2024-12-04. As numbers they are yyyymmdd, the first or the last day they can mean.
import { locale, word } from "../core/i18n.js";

export const NO_DAY = 0;

export function firstDay(iso) {
  const [year, month = 1, day = 1] = iso.split("-").map(Number);
  return iso ? year * 10_000 + month * 100 + day : NO_DAY;
}

export function lastDay(iso) {
  const [year, month = 12, day = 31] = iso.split("-").map(Number);
  return iso ? year * 10_000 + month * 100 + day : NO_DAY;
}

// As people write it, never more exact than it is.
export function showDate(iso) {
  if (!iso) return word("unknown");
  const [year, month, day] = iso.split("-").map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, (month || 1) - 1, day || 1);
  const shape = { year: "numeric", timeZone: "UTC", ...(month && { month: day ? "short" : "long" }), ...(day && { day: "numeric" }) };
  return new Intl.DateTimeFormat(locale(), shape).format(date);
}
