import { numeralValue } from "./numeral.ts";
import type { Measure, Quantity, StatedQuantity } from "./quantity.ts";

/** A number that the prose states. */
export interface ProseNumber extends StatedQuantity {
  /** As written, unit included: 一百二十户. */
  readonly text: string;
  /** Offset into the prose, UTF-16 units. */
  readonly offset: number;
  /** A bare 一, 1 or 零: too common a word to demand a rule for it. */
  readonly isWeak: boolean;
}

interface Unit {
  readonly measure: Measure;
  readonly factor: number;
}

/** Units after a figure, the longest spelling first. */
const UNITS: readonly (readonly [string, Unit])[] = [
  ["个工作日", { measure: "days", factor: 1 }],
  ["工作日", { measure: "days", factor: 1 }],
  ["个星期", { measure: "days", factor: 7 }],
  ["个小时", { measure: "minutes", factor: 60 }],
  ["个月", { measure: "months", factor: 1 }],
  ["个季度", { measure: "months", factor: 3 }],
  ["小时", { measure: "minutes", factor: 60 }],
  ["分钟", { measure: "minutes", factor: 1 }],
  ["公里", { measure: "distance", factor: 1 }],
  ["千米", { measure: "distance", factor: 1 }],
  ["周年", { measure: "months", factor: 12 }],
  ["元", { measure: "money", factor: 100 }],
  ["年", { measure: "months", factor: 12 }],
  ["月", { measure: "months", factor: 1 }],
  ["周", { measure: "days", factor: 7 }],
  ["天", { measure: "days", factor: 1 }],
  ["日", { measure: "days", factor: 1 }],
  ["米", { measure: "distance", factor: 0.001 }],
  ["%", { measure: "share", factor: 0.01 }],
  ["％", { measure: "share", factor: 0.01 }],
  ["‰", { measure: "share", factor: 0.001 }],
];

const PLAIN: Unit = { measure: "plain", factor: 1 };

/** Words after which a lone Chinese figure is a number and not part of a word (一般, 两者). */
const COUNTED = /^(?:户|名|家|人|次|倍|位|项|笔|级|档|类|分|点|岁|台|所|份|条|组|批)/;

/** Units of a count: a figure with one of them is no duration, amount or length. */
const COUNT_UNIT = /^(?:户|名|家|人|次|倍|位|项|笔|台|所|份)/;

/** Places whose figures are no quantities: references, titles, numbers of papers, times, names. */
const NOT_NUMBERS: readonly RegExp[] = [
  /第[零〇一二三四五六七八九十百千0-9]+(?:条之[一二三四五六七八九十]+|[条款项目章节编类批次期届])?/g,
  /条之[一二三四五六七八九十]+/g,
  /(?<!分)之一/g,
  /《[^》]*》/g,
  /〔[^〕]*〕\s*第?\d*号?/g,
  /\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?/g,
  /[零〇一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)?/g,
  /\d{1,2}月\d{1,2}日/g,
  /[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日/g,
  /\d{4}-\d{2}-\d{2}/g,
  /\d{1,2}[:：]\d{2}/g,
  /[A-Za-z][A-Za-z/.-]*\s*\d[\d.-]*/g,
  /\d+号/g,
];

const SHARE = /(百|千|万)分之([零〇一二两三四五六七八九十百点\d.]+)/y;
const FRACTION = /([一二三四五六七八九十]+)分之([一二三四五六七八九十]+)/y;
const TENTHS = /([一二三四五六七八九])成(半)?/y;
const HALF = /半(年|个?月|天|日|小时|个小时)|一半|半数/y;
const ARABIC = /(\d[\d,，]*(?:\.\d+)?)\s*(亿|千万|百万|十万|万|千)?/y;
const CHINESE = /[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?/y;

/** Every number of a prose, in reading order. Chinese numerals, shares and halves included. */
export function proseNumbers(prose: string): readonly ProseNumber[] {
  const text = blanked(prose);
  const found: ProseNumber[] = [];
  for (let offset = 0; offset < text.length; ) {
    const number = numberAt(text, offset);
    if (number === null) {
      offset += 1;
      continue;
    }
    if (number.text !== "") found.push(number);
    offset += Math.max(1, number.text.length);
  }
  return found;
}

function blanked(prose: string): string {
  return NOT_NUMBERS.reduce(
    (text, pattern) => text.replace(pattern, (match) => "\u0000".repeat(match.length)),
    prose,
  );
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern.source, "y");
  sticky.lastIndex = offset;
  return sticky.exec(text);
}

function numberAt(text: string, offset: number): ProseNumber | null {
  return shareAt(text, offset) ?? halfAt(text, offset) ?? figureAt(text, offset);
}

const strong = (text: string, offset: number, quantity: Quantity): ProseNumber => ({
  ...quantity,
  text,
  offset,
  isCounted: false,
  isWeak: false,
});

const WHOLES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 };

function shareAt(text: string, offset: number): ProseNumber | null {
  const share = matchAt(SHARE, text, offset);
  if (share !== null) {
    const value = (numeralValue(share[2] ?? "") ?? 0) / (WHOLES[share[1] ?? ""] ?? 100);
    return strong(share[0], offset, { value, measure: "share" });
  }
  const fraction = matchAt(FRACTION, text, offset);
  if (fraction !== null) {
    const value = (numeralValue(fraction[2] ?? "") ?? 0) / (numeralValue(fraction[1] ?? "") ?? 1);
    return strong(fraction[0], offset, { value, measure: "share" });
  }
  const tenths = matchAt(TENTHS, text, offset);
  if (tenths === null) return null;
  const value = (numeralValue(tenths[1] ?? "") ?? 0) / 10 + (tenths[2] === undefined ? 0 : 0.05);
  return strong(tenths[0], offset, { value, measure: "share" });
}

const HALVES: Readonly<Record<string, Quantity>> = {
  年: { value: 6, measure: "months" },
  月: { value: 0.5, measure: "months" },
  个月: { value: 0.5, measure: "months" },
  天: { value: 0.5, measure: "days" },
  日: { value: 0.5, measure: "days" },
  小时: { value: 30, measure: "minutes" },
  个小时: { value: 30, measure: "minutes" },
};

function halfAt(text: string, offset: number): ProseNumber | null {
  const half = matchAt(HALF, text, offset);
  if (half === null) return null;
  const quantity = HALVES[half[1] ?? ""] ?? { value: 0.5, measure: "share" };
  return strong(half[0], offset, quantity);
}

const SCALES: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
};

function figureAt(text: string, offset: number): ProseNumber | null {
  const arabic = matchAt(ARABIC, text, offset);
  if (arabic !== null) {
    const figure = Number((arabic[1] ?? "").replace(/[,，]/g, ""));
    return withUnit(text, offset, arabic[0], figure * (SCALES[arabic[2] ?? ""] ?? 1));
  }
  const chinese = matchAt(CHINESE, text, offset);
  if (chinese === null) return null;
  return chineseFigure(text, offset, chinese[0]);
}

function chineseFigure(text: string, offset: number, figure: string): ProseNumber {
  const value = numeralValue(figure);
  const after = text.slice(offset + figure.length);
  const hasUnit = UNITS.some(([word]) => after.startsWith(word)) || COUNTED.test(after);
  const isPhrase = figure.length === 1 && !hasUnit;
  if (value === null || isPhrase) {
    const none = { isCounted: false, isWeak: true };
    return { text: figure, offset, value: value ?? Number.NaN, measure: "plain", ...none };
  }
  return withUnit(text, offset, figure, value);
}

function withUnit(text: string, offset: number, figure: string, value: number): ProseNumber {
  const end = offset + figure.length;
  const after = text.slice(end);
  const gap = after.length - after.trimStart().length;
  const found = UNITS.find(([word]) => after.slice(gap).startsWith(word));
  const [word, unit] = found ?? ["", PLAIN];
  const written = found === undefined ? figure.trimEnd() : figure + after.slice(0, gap) + word;
  const isWeak = value === 1 || value === 0;
  const isCounted = found === undefined && COUNT_UNIT.test(after.slice(gap));
  const { factor, measure } = unit;
  return { text: written, offset, value: value * factor, measure, isCounted, isWeak };
}
