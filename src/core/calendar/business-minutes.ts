import { addDays, InvariantError, type LocalDate } from "../shared/index.ts";
import { isWorkingDay } from "./working-days.ts";

/** Hours of an office on a working day, as an article on the calendar writes them: "09:00", "12:00". */
export interface OfficeSpan {
  readonly from: string;
  readonly to: string;
}

/** A minute of a civil day: 0 = midnight. */
export interface CivilMinute {
  readonly date: LocalDate;
  readonly minute: number;
}

const minuteOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
};

/** Working days after which no office is open enough: the spans are empty. */
const TOO_MANY_DAYS = 100_000;

/**
 * The minute at which `minutes` of office time have passed since `start`. Before the office opens,
 * and on days off, nothing passes; an office without spans never opens.
 */
export function addOfficeMinutes(
  start: CivilMinute,
  minutes: number,
  spans: readonly OfficeSpan[],
): CivilMinute {
  let left = minutes;
  let date = start.date;
  let after = start.minute;
  for (let day = 0; day < TOO_MANY_DAYS; day++) {
    if (isWorkingDay(date)) {
      for (const span of spans) {
        const from = Math.max(minuteOf(span.from), after);
        const open = Math.max(0, minuteOf(span.to) - from);
        if (open === 0) continue;
        if (left <= open) return { date, minute: from + left };
        left -= open;
      }
    }
    date = addDays(date, 1);
    after = 0;
  }
  throw new InvariantError("an office that never opens");
}
