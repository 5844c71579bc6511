import { describe, expect, it } from "vitest";
import { aboveBest, atMostText } from "./above-best.ts";
import { cliTexts as en } from "./en/cli.ts";
import { cliTexts as zh } from "./zh-CN/cli.ts";

describe("how far a plan is above the best possible at most", () => {
  it("is a share of the bound: twice the bound may be twice the best", () => {
    expect(aboveBest({ objective: 200, lowerBound: 100 })).toBe(1);
    expect(atMostText({ objective: 200, lowerBound: 100 })).toBe("100.00%");
  });

  it("is never written smaller than it is", () => {
    expect(atMostText({ objective: 100_001, lowerBound: 100_000 })).toBe("0.01%");
    expect(atMostText({ objective: 107, lowerBound: 100 })).toBe("7.00%");
  });

  it("is nothing where the plan is the best, and unknown where the bound says nothing", () => {
    expect(aboveBest({ objective: 0, lowerBound: 0 })).toBe(0);
    expect(aboveBest({ objective: 5, lowerBound: 0 })).toBeNull();
    expect(aboveBest({ objective: 5, lowerBound: -3 })).toBeNull();
  });

  it("is what the command line says", () => {
    const report = { customers: 3, managers: 2, unassigned: 0, moved: 1 };
    const proven = { objective: 200, lowerBound: 100, gap: 0.5 };
    expect(en.allocated({ ...report, ...proven })).toContain("at most 100.00% above the best");
    expect(zh.allocated({ ...report, ...proven })).toContain("比理论最优至多高 100.00%");
    const unproven = { objective: 200, lowerBound: 0, gap: 1 };
    expect(en.allocated({ ...report, ...unproven })).not.toContain("%");
    expect(zh.allocated({ ...report, ...unproven })).not.toContain("%");
  });
});
