import { expect, test } from "vitest";
import type { LocalDate } from "../shared/index.ts";
import { addOfficeMinutes } from "./business-minutes.ts";

const SPANS = [
  { from: "09:00", to: "12:00" },
  { from: "13:30", to: "17:30" },
];
const after = (date: string, minute: number, minutes: number) =>
  addOfficeMinutes({ date: date as LocalDate, minute }, minutes, SPANS);

test("minutes run within a span", () => {
  expect(after("2026-11-24", 10 * 60, 30)).toEqual({ date: "2026-11-24", minute: 10 * 60 + 30 });
  expect(after("2026-11-24", 11 * 60 + 30, 30)).toEqual({ date: "2026-11-24", minute: 12 * 60 });
});

test("they stand still at noon and in the night", () => {
  expect(after("2026-11-24", 11 * 60 + 50, 30)).toEqual({
    date: "2026-11-24",
    minute: 13 * 60 + 50,
  });
  expect(after("2026-11-24", 17 * 60 + 20, 30)).toEqual({
    date: "2026-11-25",
    minute: 9 * 60 + 20,
  });
  expect(after("2026-11-24", 3 * 60, 30)).toEqual({ date: "2026-11-24", minute: 9 * 60 + 30 });
});

test("they stand still on days off, and run on a Saturday that makes up for one", () => {
  // Friday evening to Monday morning.
  expect(after("2026-11-27", 18 * 60, 10)).toEqual({ date: "2026-11-30", minute: 9 * 60 + 10 });
  // National Day 2026: 1 to 7 October off; 10 October is a working Saturday.
  expect(after("2026-09-30", 17 * 60 + 25, 10)).toEqual({ date: "2026-10-08", minute: 9 * 60 + 5 });
  expect(after("2026-10-09", 17 * 60 + 25, 10)).toEqual({ date: "2026-10-10", minute: 9 * 60 + 5 });
});
