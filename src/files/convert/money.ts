import { type Cell, isOdd } from "../table.ts";
import type { CellContext } from "./cell-context.ts";
import { computed } from "./number.ts";

const YUAN_OF_UNIT: Readonly<Record<string, number>> = {
  元: 1,
  千元: 1e3,
  万: 1e4,
  万元: 1e4,
  百万: 1e6,
  百万元: 1e6,
  亿: 1e8,
  亿元: 1e8,
};
const AMOUNT = /^([+-]?\d+(?:\.\d+)?(?:E\+?\d+)?)(百万元|百万|千元|万元|亿元|万|亿|元)?(.*)$/i;

/** Codes of the currencies that registers name, by the words they use. */
const CURRENCY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/人民币|cny|rmb|^元$/i, "CNY"],
  [/美元|美金|usd/i, "USD"],
  [/港|hkd/i, "HKD"],
  [/欧元|eur/i, "EUR"],
  [/日元|日圆|jpy/i, "JPY"],
  [/英镑|gbp/i, "GBP"],
  [/新加坡|sgd/i, "SGD"],
  [/澳大利亚|澳元|aud/i, "AUD"],
  [/加拿大|加元|cad/i, "CAD"],
  [/瑞士|chf/i, "CHF"],
  [/韩|krw/i, "KRW"],
  [/台币|twd/i, "TWD"],
];

/** Code of a currency named in any of its usual words; the word itself when it is not known; null for none. */
export function currencyOf(text: string | null): string | null {
  const word = (text ?? "").normalize("NFKC").replace(/[()\s]/g, "");
  if (word === "") return null;
  for (const [pattern, code] of CURRENCY_WORDS) if (pattern.test(word)) return code;
  return word.toUpperCase();
}

interface Amount {
  readonly number: number;
  readonly unit: string | null;
  readonly currency: string | null;
}

function amountOf(text: string): Amount | null {
  const folded = text.normalize("NFKC").replace(/[,\s]/g, "");
  const sign = /^[¥$€£]/.exec(folded)?.[0] ?? null;
  const match = AMOUNT.exec(sign === null ? folded : folded.slice(1));
  if (match === null) return null;
  const rest = (match[3] ?? "").replace(/整$/, "");
  const currency = currencyOf(rest);
  if (rest !== "" && currency === rest.toUpperCase() && !/^[A-Z]{3}$/.test(currency)) return null;
  const ofSign = sign === null || sign === "¥" ? null : sign;
  return { number: Number(match[1]), unit: match[2] ?? null, currency: currency ?? ofSign };
}

/** 10 亿元: above it a round figure is more often one of 元 in a column of 万元. */
const SUSPICIOUS_WAN = 100_000;
/** 1 万元: below it a figure in 元 is more often one of 万元. */
const SUSPICIOUS_YUAN = 10_000;

function judgeUnit(amount: number, unit: string, context: CellContext): void {
  if (context.column.field.key !== "capital") return;
  if (unit === "万元" && amount >= SUSPICIOUS_WAN && amount % 1000 === 0) {
    context.warn("file.capitalLooksLikeYuan", { amount, asWan: amount / 1e4 });
  } else if (unit === "元" && amount > 0 && amount < SUSPICIOUS_YUAN) {
    context.warn("file.capitalLooksLikeWan", { amount });
  }
}

/** Money in integer fen. A unit in the cell beats the column's; another currency needs a rate, else it is 未知. */
export function moneyOf(cell: Cell, context: CellContext): number | null {
  const value = computed(cell);
  if (value === null) return null;
  if (isOdd(value)) {
    return context.error(value.kind === "error" ? "file.cellError" : "file.notMoney");
  }
  const amount =
    typeof value === "number"
      ? { number: value, unit: null, currency: null }
      : amountOf(String(value));
  if (amount === null) return context.error("file.notMoney");
  if (amount.number < 0) return context.error("file.negative");
  const unit = amount.unit ?? context.column.unit ?? "元";
  const currency = amount.currency ?? context.currency ?? "CNY";
  const rate = currency === "CNY" ? 1 : context.rates[currency];
  if (rate === undefined) {
    context.warn("file.capitalForeign", { currency });
    return null;
  }
  if (amount.unit === null) judgeUnit(amount.number, unit, context);
  return Math.round(amount.number * (YUAN_OF_UNIT[unit] ?? 1) * rate * 100);
}
