const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};

const SMALL_UNITS: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};

const PRINTED = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;
const PRINTED_UNITS: Readonly<Record<number, string>> = { 10: "十", 100: "百", 1000: "千" };

/** Formal and variant numerals in the plain form that is printed. */
function plainNumerals(text: string): string {
  return Array.from(text, (char) => {
    const digit = DIGITS[char];
    if (digit !== undefined) return PRINTED[digit] ?? char;
    const unit = SMALL_UNITS[char];
    return unit === undefined ? char : (PRINTED_UNITS[unit] ?? char);
  })
    .join("")
    .replace(/^一十/, "十")
    .replace(/([百零])十/, "$1一十");
}

/**
 * 一千零二十 → 1020; null when it is no number under ten thousand. Only what would be printed the
 * same is taken: 一百二 (120 in speech, 102 by its parts) is refused rather than guessed.
 */
function parseSection(text: string): number | null {
  const plain = plainNumerals(text);
  let total = 0;
  let digit = 0;
  for (const char of plain) {
    const unit = SMALL_UNITS[char];
    if (unit === undefined) digit = DIGITS[char] ?? Number.NaN;
    else {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  total += digit;
  return total < 10_000 && printChineseNumber(total) === plain ? total : null;
}

/** Digits in a row, three or more (三五天 means three to five): 二〇二六 → 2026. */
function parseDigitRow(text: string): number | null {
  const digits = Array.from(text, (char) => DIGITS[char]);
  if (digits.length < 3 || digits[0] === 0 || digits.some((one) => one === undefined)) return null;
  return Number(digits.join(""));
}

function parseAround(text: string, unit: string, size: number): number | null | undefined {
  const place = text.indexOf(unit);
  if (place < 0) return undefined;
  const left = parseChineseNumber(text.slice(0, place));
  const rest = text.slice(place + 1);
  const skipsPlaces = /^[零〇]/.test(rest);
  const right = rest === "" ? 0 : parseChineseNumber(rest.replace(/^[零〇](?=.)/, ""));
  if (left === null || left === 0 || right === null || right >= size) return null;
  // 一万二 means 12 000 in speech: a skipped place must be written as 零.
  if (right > 0 && right < size / 10 !== skipsPlaces) return null;
  return left * size + right;
}

/**
 * A whole number in Chinese numerals (一百二十, 五千万, 二〇二六, 壹仟); null when it is none.
 * Plain and formal numerals may be mixed.
 */
export function parseChineseNumber(text: string): number | null {
  if (text === "") return null;
  const hundredMillions = parseAround(text, "亿", 100_000_000);
  if (hundredMillions !== undefined) return hundredMillions;
  const tenThousands = parseAround(text, "万", 10_000);
  if (tenThousands !== undefined) return tenThousands;
  return parseSection(text) ?? parseDigitRow(text);
}

/** A whole number 0–9999 in plain Chinese numerals, as ordinals are printed: 十二, 一百零五. */
export function printChineseNumber(value: number): string {
  if (value < 10) return PRINTED[value] ?? "";
  let text = "";
  let gap = false;
  for (const [unit, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap ||= text !== "";
      continue;
    }
    const isLeadingTen = unit === 10 && digit === 1 && text === "";
    text += `${gap ? "零" : ""}${isLeadingTen ? "" : (PRINTED[digit] ?? "")}${name}`;
    gap = false;
  }
  return text;
}
