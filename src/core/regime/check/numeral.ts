import { parseChineseNumber } from "../surface/chinese-number.ts";

/**
 * The value of a numeral in Arabic or Chinese figures, with 点 for the decimal point:
 * 一百二十, 二千万, 一点三, 12.5. Null when it is none.
 */
export function numeralValue(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const [whole = "", decimals] = text.split("点");
  const value = parseChineseNumber(whole);
  if (value === null || decimals === undefined) return value;
  const digits = Array.from(decimals, parseChineseNumber);
  if (digits.length === 0 || digits.some((digit) => digit === null || digit > 9)) return null;
  return value + Number(digits.join("")) / 10 ** digits.length;
}
