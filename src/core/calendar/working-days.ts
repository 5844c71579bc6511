import { addDays, dayNumber, InvariantError, type LocalDate } from "../shared/index.ts";
import { HOLIDAY_NOTICES } from "./public-holidays.ts";

const numberOf = (text: string): number => dayNumber(text as LocalDate);

const daysOff = new Set<number>();
const daysOn = new Set<number>();
for (const notice of HOLIDAY_NOTICES) {
  for (const [, first, last] of notice.holidays) {
    for (let day = numberOf(first); day <= numberOf(last); day++) daysOff.add(day);
  }
  for (const day of notice.makeUpWorkdays) daysOn.add(numberOf(day));
}
const noticeYears = new Set(HOLIDAY_NOTICES.map((notice) => notice.year));

/** True where no holiday notice covers the date: only weekends are known, so a deadline there is provisional. */
export const isProvisional = (date: LocalDate): boolean =>
  !noticeYears.has(Number(date.slice(0, 4)));

/** 0 = Monday … 6 = Sunday. 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Whether people work on this day in mainland China: weekends, public holidays and 调休 considered. */
export function isWorkingDay(date: LocalDate): boolean {
  const day = dayNumber(date);
  if (daysOn.has(day)) return true;
  return weekday(day) < 5 && !daysOff.has(day);
}

/**
 * The date `count` working days after `from` (before it when negative). The first day is not
 * counted; with count 0 it is `from`, or the next working day when `from` is none.
 * Source: 中华人民共和国民法典 第二百零一条 (开始的当日不计入), 第二百零三条.
 */
export function addWorkingDays(from: LocalDate, count: number): LocalDate {
  if (!Number.isInteger(count)) throw new InvariantError(`not a whole number of days: ${count}`);
  let date = from;
  if (count === 0) {
    while (!isWorkingDay(date)) date = addDays(date, 1);
    return date;
  }
  const step = count > 0 ? 1 : -1;
  for (let left = Math.abs(count); left > 0; ) {
    date = addDays(date, step);
    if (isWorkingDay(date)) left--;
  }
  return date;
}

/** Working days in (from, to]; negative when `to` is earlier. */
export function workingDaysBetween(from: LocalDate, to: LocalDate): number {
  if (dayNumber(to) < dayNumber(from)) return -workingDaysBetween(to, from);
  let count = 0;
  for (let date = from; date !== to; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date)) count++;
  }
  return count;
}
