import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { thinCurve } from "./thin-curve.ts";

const curve = fc
  .array(fc.double({ min: 0, max: 5, noNaN: true }), { maxLength: 600 })
  .map((steps) => {
    let elapsed = 0;
    return steps.map((step, index) => {
      elapsed += step;
      return { elapsed, index };
    });
  });

describe("a thinned curve", () => {
  test("keeps a short curve as it is", () => {
    const short = [{ elapsed: 0 }, { elapsed: 1 }];
    expect(thinCurve(short, 10)).toBe(short);
  });

  test("keeps the first and the last point, in order, and not many more than asked", () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 2, max: 80 }), (points, most) => {
        const thin = thinCurve(points, most);
        expect(thin[0]).toEqual(points[0]);
        expect(thin.at(-1)).toEqual(points.at(-1));
        expect(thin.length).toBeLessThanOrEqual(Math.min(points.length, most + 1));
        const order = thin.map((point) => point.index);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
      { seed: 20261124 },
    );
  });

  test("keeps of every slice of time what was known last", () => {
    const points = Array.from({ length: 101 }, (_, i) => ({ elapsed: i, index: i }));
    expect(thinCurve(points, 11).map((point) => point.index)).toEqual([
      0, 9, 19, 29, 39, 49, 59, 69, 79, 89, 99, 100,
    ]);
  });
});
