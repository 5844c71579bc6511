import { type LocalDate, parseLocalDate } from "../core/shared/index.ts";

/** Days begin at midnight in China wherever the server stands. */
const DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" });

/** The civil date in China of an instant. */
export function civilDay(instant: Date): LocalDate {
  const day = parseLocalDate(DAY.format(instant));
  if (day === null) throw new Error(`no civil date for ${instant.toISOString()}`);
  return day;
}
