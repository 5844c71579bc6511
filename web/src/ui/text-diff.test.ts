import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textDiff } from "./text-diff.ts";

const side = (pieces: ReturnType<typeof textDiff>, gone: "gone" | "new"): string =>
  pieces
    .filter((piece) => piece.kind !== gone)
    .map((piece) => piece.text)
    .join("");

describe("the difference of two texts", () => {
  test("marks the characters that changed in a Chinese sentence", () => {
    expect(textDiff("不超过一百二十户", "不超过一百一十户")).toEqual([
      { kind: "same", text: "不超过一百" },
      { kind: "gone", text: "二" },
      { kind: "new", text: "一" },
      { kind: "same", text: "十户" },
    ]);
  });

  test("keeps Latin words and numbers whole", () => {
    expect(textDiff("at most 120 days", "at most 110 days")).toContainEqual({
      kind: "gone",
      text: "120",
    });
  });

  test("without what is new it is the old text, without what is gone the new one", () => {
    const text = fc.string({ unit: fc.constantFrom("一", "二", "户", "a", " ", "7") });
    fc.assert(
      fc.property(text, text, (from, to) => {
        const pieces = textDiff(from, to);
        expect(side(pieces, "new")).toBe(from);
        expect(side(pieces, "gone")).toBe(to);
      }),
      { seed: 20261201 },
    );
  });
});
