import { describe, expect, test } from "vitest";
import { bestOf, differs } from "./measure-row.ts";

const show = (value: number) => value.toFixed(1);

describe("the best of a row", () => {
  test("is the least or the greatest, and every scenario that reaches it", () => {
    expect([...bestOf({ values: [3, 1, 1, null], better: "less" })]).toEqual([1, 2]);
    expect([...bestOf({ values: [3, 1, 1, null], better: "more" })]).toEqual([0]);
  });

  test("is nobody where all are the same, where one stands alone, or where no side is better", () => {
    expect(bestOf({ values: [2, 2], better: "less" }).size).toBe(0);
    expect(bestOf({ values: [2, null], better: "less" }).size).toBe(0);
    expect(bestOf({ values: [2, 3], better: null }).size).toBe(0);
  });
});

describe("a row that differs", () => {
  test("differs in what is shown, not in digits nobody sees", () => {
    expect(differs({ values: [1.01, 1.02], show })).toBe(false);
    expect(differs({ values: [1.01, 1.12], show })).toBe(true);
    expect(differs({ values: [1.01, null], show })).toBe(true);
  });
});
