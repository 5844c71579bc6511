import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import chineseDays from "chinese-days";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dateOfDayNumber, dayNumber, type LocalDate } from "../shared/index.ts";
import { addWorkingDays, isProvisional, isWorkingDay, workingDaysBetween } from "./index.ts";

const data =
  process.env["GUANHU_TEST_DATA"] ?? join(import.meta.dirname, "../../../../shared/data");
const counts = join(data, "calendar/working_days_by_year.csv");
const date = (text: string): LocalDate => text as LocalDate;
const first = dayNumber(date("2024-01-01"));
const last = dayNumber(date("2026-12-31"));
const known = fc.integer({ min: first, max: last - 60 }).map(dateOfDayNumber);

function workingDaysOf(year: number): number {
  let count = 0;
  for (let day = date(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count++;
  }
  return count;
}

describe("working days", () => {
  test("every day of 2024 to 2026 agrees with an independent calendar", () => {
    for (let day = first; day <= last; day++) {
      const text = dateOfDayNumber(day);
      expect([text, isWorkingDay(text)]).toEqual([text, chineseDays.isWorkday(text)]);
    }
  });

  test.skipIf(!existsSync(counts))(
    "the working days of each year add up to the published number",
    () => {
      const published = new Map(
        readFileSync(counts, "utf8")
          .trim()
          .split(/\r?\n/)
          .slice(1)
          .map((row) => [Number(row.split(",")[0]), Number(row.split(",")[1])]),
      );
      for (const year of [2024, 2025, 2026]) expect(workingDaysOf(year)).toBe(published.get(year));
    },
  );

  test("调休 makes a Saturday a working day and a holiday a day off", () => {
    expect(isWorkingDay(date("2026-10-10"))).toBe(true);
    expect(isWorkingDay(date("2026-10-07"))).toBe(false);
    expect(addWorkingDays(date("2026-09-30"), 1)).toBe("2026-10-08");
  });

  test("a deadline on a day off moves to the next working day", () => {
    expect(addWorkingDays(date("2026-10-01"), 0)).toBe("2026-10-08");
  });

  test("adding and counting working days undo each other", () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const to = addWorkingDays(from, count);
        expect(workingDaysBetween(from, to)).toBe(count);
        expect(workingDaysBetween(to, from)).toBe(-count);
      }),
      { seed: 31 },
    );
  });

  test("a year without a holiday notice is provisional", () => {
    expect(isProvisional(date("2027-03-01"))).toBe(true);
    expect(isProvisional(date("2026-03-01"))).toBe(false);
  });
});
