import { describe, expect, it } from "vitest";
import { balanceOf } from "./measures.ts";

/** loads → CV, Jain, Gini, to four places. */
const CHECKED: readonly (readonly [readonly number[], number, number, number])[] = [
  [[95, 100, 105], 0.0408, 0.9983, 0.0222],
  [[80, 100, 120], 0.1633, 0.974, 0.0889],
  [[50, 100, 150], 0.4082, 0.8571, 0.2222],
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: 1.4142 is a published measure
  [[0, 0, 300], 1.4142, 0.3333, 0.6667],
  [[70, 90, 100, 110, 130], 0.2, 0.9615, 0.112],
];

describe("measures of an equal share", () => {
  for (const [loads, cv, jain, gini] of CHECKED) {
    it(`the loads ${loads.join(", ")} measure as published`, () => {
      const balance = balanceOf(loads);
      expect(balance.cv).toBeCloseTo(cv, 4);
      expect(balance.jain).toBeCloseTo(jain, 4);
      expect(balance.gini).toBeCloseTo(gini, 4);
    });
  }

  it("the largest deviation is relative to the mean", () => {
    expect(balanceOf([50, 100, 150]).maxDeviation).toBeCloseTo(0.5, 12);
  });

  it("nobody and nothing count as equal", () => {
    expect(balanceOf([])).toEqual({ cv: 0, jain: 1, gini: 0, maxDeviation: 0 });
    expect(balanceOf([0, 0])).toEqual({ cv: 0, jain: 1, gini: 0, maxDeviation: 0 });
  });
});
