import { expect, it } from "vitest";
import { firstContactAt } from "./first-contact.ts";

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 2, hour));

it("the first contact is the earliest since he was given the customer that somebody answered", () => {
  const given = at(9);
  const missed = { at: at(10), isAnswered: false };
  const before = { at: at(8), isAnswered: true };
  expect(firstContactAt([before, missed], given)).toBeNull();
  const visit = { at: at(12), isAnswered: null };
  const call = { at: at(11), isAnswered: true };
  expect(firstContactAt([before, visit, call, missed], given)).toEqual(at(11));
  expect(firstContactAt([{ at: given, isAnswered: true }], given)).toEqual(given);
});
