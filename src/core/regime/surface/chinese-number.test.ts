import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseChineseNumber, parseOrdinal, printChineseNumber, printOrdinal } from "./index.ts";

describe("Chinese numerals", () => {
  it("read back what they print, for every number an ordinal may have", () => {
    for (let value = 0; value < 10_000; value++) {
      expect(parseChineseNumber(printChineseNumber(value))).toBe(value);
    }
  });

  it.each([
    ["一百二十", 120],
    ["五千万", 50_000_000],
    ["一亿", 100_000_000],
    ["三亿五千万", 350_000_000],
    ["一万零五百", 10_500],
    ["十五", 15],
    ["一十五", 15],
    ["两百", 200],
    ["壹仟贰佰", 1200],
    ["二〇二六", 2026],
    ["零", 0],
  ])("%s is %i", (text, value) => {
    expect(parseChineseNumber(text)).toBe(value);
  });

  it.each(["", "百", "一百二", "一万二", "十十", "零零", "一零", "甲", "一百零二十", "万"])(
    "%s is refused rather than guessed",
    (text) => {
      expect(parseChineseNumber(text)).toBeNull();
    },
  );

  it("never throw on any text", () => {
    const text = fc.array(fc.constantFrom(..."零〇一二两九十百千万亿条甲"), { maxLength: 12 });
    fc.assert(
      fc.property(text, (parts) => {
        const value = parseChineseNumber(parts.join(""));
        expect(value === null || Number.isSafeInteger(value)).toBe(true);
      }),
      { seed: 20263, numRuns: 3000 },
    );
  });
});

describe("article numbers", () => {
  it("read back what they print", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 99 }),
        (article, insertion) => {
          const ordinal = { article, insertion };
          expect(parseOrdinal(printOrdinal(ordinal))).toEqual(ordinal);
        },
      ),
      { seed: 20264 },
    );
  });

  it("may be written with Arabic or full-width digits", () => {
    expect(parseOrdinal("第12条")).toEqual({ article: 12, insertion: 0 });
    expect(parseOrdinal("第１２条之2")).toEqual({ article: 12, insertion: 2 });
    expect(parseOrdinal("第九条之一")).toEqual({ article: 9, insertion: 1 });
  });

  it("are nothing else", () => {
    for (const text of ["第条", "第零条", "九条", "第九章", "第九条规定"]) {
      expect(parseOrdinal(text)).toBeNull();
    }
  });
});
