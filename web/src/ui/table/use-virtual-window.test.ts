import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextSort } from "./column.ts";
import { stepFor } from "./keyboard.ts";
import { windowOf } from "./use-virtual-window.ts";

const ROW = 38;

describe("the window of a long table", () => {
  test("draws only what is in sight and a little more", () => {
    const view = windowOf({ top: 0, height: 760 }, 100_000, ROW);
    expect(view.first).toBe(0);
    expect(view.last).toBeLessThan(40);
  });

  test("reaches the last of a million rows although no element can be that tall", () => {
    const total = 1_000_000;
    const height = 760;
    const top = windowOf({ top: 0, height }, total, ROW).canvas - height;
    expect(windowOf({ top, height }, total, ROW).last).toBe(total);
  });

  test("scrolling to a row brings that row into the window", () => {
    const rows = fc.integer({ min: 1, max: 2_000_000 });
    fc.assert(
      fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (total, share) => {
        const row = Math.min(total - 1, Math.floor(share * total));
        const height = 760;
        const top = windowOf({ top: 0, height }, total, ROW).scrollFor(row) ?? 0;
        const view = windowOf({ top, height }, total, ROW);
        expect(view.first).toBeLessThanOrEqual(row);
        expect(view.last).toBeGreaterThan(row);
      }),
      { seed: 20261201 },
    );
  });
});

test("the arrow keys stay within the table", () => {
  expect(stepFor("ArrowUp", 0, 10)).toBe(0);
  expect(stepFor("ArrowDown", 9, 10)).toBe(9);
  expect(stepFor("End", 0, 10)).toBe(9);
  expect(stepFor("a", 0, 10)).toBeNull();
});

test("pressing a heading orders up, then down, then not at all", () => {
  const up = nextSort(null, "name");
  const down = nextSort(up, "name");
  expect(up).toEqual({ key: "name", isDescending: false });
  expect(down).toEqual({ key: "name", isDescending: true });
  expect(nextSort(down, "name")).toBeNull();
});
