import type { ExprType } from "./tree.ts";

export type ExpressionLocale = "zh-CN" | "en";

/** A number without an exponent, which the language does not read. */
export function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/\.?0+$/, "") : value.toFixed(0);
}

const MONEY_UNITS = [
  { fen: 10_000_000_000, zh: "亿元" },
  { fen: 1_000_000, zh: "万元" },
  { fen: 100, zh: "元" },
] as const;

/** Fen in the largest unit that leaves a whole number: 5000万元; in English always in yuan. */
function money(fen: number, locale: ExpressionLocale): readonly [string, string] {
  if (locale === "en") return [plainNumber(fen / 100), "yuan"];
  const unit = MONEY_UNITS.find((candidate) => fen % candidate.fen === 0 && fen !== 0);
  if (unit !== undefined) return [plainNumber(fen / unit.fen), unit.zh];
  return fen === 0 ? ["0", "元"] : [plainNumber(fen), "分"];
}

const UNIT_WORDS: Partial<Record<ExprType, Readonly<Record<ExpressionLocale, string>>>> = {
  days: { "zh-CN": "天", en: "days" },
  months: { "zh-CN": "个月", en: "months" },
  minutes: { "zh-CN": "分钟", en: "minutes" },
  distance: { "zh-CN": "公里", en: "km" },
};

/** The digits and the unit of a quantity; no unit for a plain number. */
export function printedQuantity(
  value: number,
  type: ExprType,
  locale: ExpressionLocale,
): readonly [digits: string, unit: string] {
  if (type === "money") return money(value, locale);
  return [plainNumber(value), UNIT_WORDS[type]?.[locale] ?? ""];
}
