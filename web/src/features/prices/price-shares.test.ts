import { expect, test } from "vitest";
import { priceOf, sharesOf } from "./price-shares.ts";

const row = (id: string, hour: number | null, unit: number) => ({
  manager: { id, name: id },
  hour,
  unit,
});

test("the dearest is the whole scale and a manager with room is nothing of it", () => {
  const shares = sharesOf([row("a", 30, 1), row("b", 15, 9), row("c", 0, 0)]);
  expect([...shares]).toEqual([
    ["a", 1],
    ["b", 0.5],
    ["c", 0],
  ]);
});

test("where work is not measured the price of a place is told", () => {
  expect(priceOf(row("a", null, 7))).toBe(7);
});

test("an overloaded manager, whose price is below nothing, is pale and not darker than none", () => {
  expect(sharesOf([row("a", -5, -1), row("b", 10, 1)]).get("a")).toBe(0);
});

test("where nothing has a price nobody is dear", () => {
  expect([...sharesOf([row("a", 0, 0)]).values()]).toEqual([0]);
  expect(sharesOf([]).size).toBe(0);
});
