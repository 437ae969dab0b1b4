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

// [first day, last day] as yyyy-mm-dd of a year, a month or a day (2024-12-04 or 4.12.2024); ["", ""] of nothing; null where it is no date.
export function wholeDays(text) {
  if (!text) return ["", ""];
  const german = /^(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})$/.exec(text.replace(/\s/g, ""));
  const [, year, month, day] = german ? [, german[3], german[2], german[1]] : /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  const [from, to] = [new Date(0), new Date(0)];
  from.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  to.setUTCFullYear(year, day ? month - 1 : month ?? 12, day ?? 0);
  const iso = (date) => date.toISOString().slice(0, 10);
  const right = year && from.getUTCMonth() === (month ?? 1) - 1 && from.getUTCDate() === Number(day ?? 1);
  return right ? [iso(from), iso(to)] : null;
}
