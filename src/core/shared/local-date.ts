import type { Brand } from "./brand.ts";

/** A civil date `YYYY-MM-DD` in the organisation's time zone (Asia/Shanghai by default). */
export type LocalDate = Brand<string, "LocalDate">;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a proleptic Gregorian date. Source: H. Hinnant, days_from_civil. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** The date of a day number (days since 1970-01-01). */
export function dateOfDayNumber(days: number): LocalDate {
  const { year, month, day } = civilFromDays(days);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate;
}

/** Days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  const match = PATTERN.exec(date);
  if (match === null) return Number.NaN;
  return daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Parses `YYYY-MM-DD`; null when it is no real date (2026-02-30). */
export function parseLocalDate(text: string): LocalDate | null {
  if (!PATTERN.test(text)) return null;
  const date = text as LocalDate;
  return dateOfDayNumber(dayNumber(date)) === text ? date : null;
}

export const addDays = (date: LocalDate, days: number): LocalDate =>
  dateOfDayNumber(dayNumber(date) + days);

/** Whole calendar days from `from` to `to` (negative when `to` is earlier). */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  dayNumber(to) - dayNumber(from);

/**
 * Adds calendar months; where the month has no such day, its last day.
 * Source: 中华人民共和国民法典 第二百零二条.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = civilFromDays(dayNumber(date));
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  const nextFirst = m === 12 ? daysFromCivil(y + 1, 1, 1) : daysFromCivil(y, m + 1, 1);
  const last = nextFirst - daysFromCivil(y, m, 1);
  return dateOfDayNumber(daysFromCivil(y, m, Math.min(day, last)));
}

/** Completed whole months from `from` to `to`; negative when `to` is earlier. */
export function monthsBetween(from: LocalDate, to: LocalDate): number {
  if (dayNumber(to) < dayNumber(from)) return -monthsBetween(to, from);
  const a = civilFromDays(dayNumber(from));
  const b = civilFromDays(dayNumber(to));
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  return dayNumber(addMonths(from, months)) <= dayNumber(to) ? months : months - 1;
}
