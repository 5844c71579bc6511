import fc from "fast-check";
import { expect, it } from "vitest";
import { compareCodePoints } from "./ordering.ts";

/** By the definition: one code point after another. */
function slowly(a: string, b: string): number {
  const left = Array.from(a, (point) => point.codePointAt(0) ?? 0);
  const right = Array.from(b, (point) => point.codePointAt(0) ?? 0);
  const at = left.findIndex((point, i) => point !== right[i]);
  if (at >= 0 && at < right.length) return (left[at] ?? 0) - (right[at] ?? 0);
  return left.length - right.length;
}

const point = fc.constantFrom("a", "b", "户", "\ud7ff", "\ue000", "\uffff", "𠀀", "𠀁", "😀", "");
const text = fc.array(point, { maxLength: 4 }).map((points) => points.join(""));

it("strings are ordered by code point, also beyond the basic plane", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(slowly(a, b)));
    }),
    { seed: 20_261, numRuns: 2000 },
  );
});
