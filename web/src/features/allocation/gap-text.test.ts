import { describe, expect, test } from "vitest";
import { gapText } from "./gap-text.ts";

describe("a gap in words", () => {
  test("is never written smaller than it is", () => {
    expect(gapText(0.001_572)).toBe("0.16%");
    expect(gapText(0.000_401)).toBe("0.0401%");
    expect(gapText(0.000_000_2)).toBe("0.0001%");
    expect(gapText(0.012_301)).toBe("1.24%");
  });

  test("is nothing where the plan is the best possible", () => {
    expect(gapText(0)).toBe("0%");
  });

  test("does not grow by the noise of a division", () => {
    expect(gapText(0.0005)).toBe("0.05%");
    expect(gapText(0.07)).toBe("7%");
  });
});
