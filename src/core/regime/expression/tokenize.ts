import { parseLocalDate } from "../../shared/index.ts";
import type { ExpressionFault } from "./fault.ts";
import { KEYWORDS, type Mark, type Token, UNITS } from "./token.ts";
import type { ExprType } from "./tree.ts";

const SPACE = /[\s\u3000]+/y;
const DATE = /\d{4}-\d{1,2}-\d{1,2}(?![\d\p{L}_])/uy;
const NUMBER = /\d+(?:\.\d+)?/y;
const UNIT = /[\p{L}]+|[%％]/uy;
const WORD = /[\p{L}\p{N}_·&]+/uy;
const COMPARE = /==|!=|<=|>=|<|>|＝＝|≠|≤|≥|＜＝|＞＝|＜|＞|=|＝/y;

const COMPARE_OPS = {
  "==": "==",
  "=": "==",
  "＝＝": "==",
  "＝": "==",
  "!=": "!=",
  "≠": "!=",
  "<": "<",
  "＜": "<",
  "<=": "<=",
  "≤": "<=",
  "＜＝": "<=",
  ">": ">",
  "＞": ">",
  ">=": ">=",
  "≥": ">=",
  "＞＝": ">=",
} as const;

const MARKS: Readonly<Record<string, Mark>> = {
  "(": "(",
  "（": "(",
  ")": ")",
  "）": ")",
  "[": "[",
  "【": "[",
  "]": "]",
  "】": "]",
  ",": ",",
  "，": ",",
  "、": ",",
  ".": ".",
  "．": ".",
  "+": "+",
  "＋": "+",
  "-": "-",
  "－": "-",
  "−": "-",
  "*": "*",
  "×": "*",
  "＊": "*",
  "/": "/",
  "÷": "/",
  "／": "/",
};

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "“": "”",
  "‘": "’",
  "「": "」",
  "『": "』",
};

/** Operators that may be written without a space before 客户 or 经理. */
const GLUED = /^(并且|或者|且|或|非)(?=非?(客户|经理)$)/;

function match(pattern: RegExp, text: string, from: number): string | null {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? null;
}

/** Splits the text of an expression into tokens; faults are collected and skipped over. */
export function tokenize(text: string): {
  readonly tokens: readonly Token[];
  readonly faults: readonly ExpressionFault[];
} {
  const tokens: Token[] = [];
  const faults: ExpressionFault[] = [];
  let offset = 0;
  while (offset < text.length) {
    const space = match(SPACE, text, offset);
    if (space !== null) {
      offset += space.length;
      continue;
    }
    const token = scanToken(text, offset, faults);
    if (token !== null) tokens.push(token);
    offset = token?.end ?? offset + 1;
  }
  tokens.push({ kind: "end", start: text.length, end: text.length });
  return { tokens, faults };
}

function scanToken(text: string, start: number, faults: ExpressionFault[]): Token | null {
  const quote = QUOTES[text[start] ?? ""];
  if (quote !== undefined) return scanQuoted(text, start, quote, faults);
  const scanned =
    scanDate(text, start, faults) ??
    scanNumber(text, start, faults) ??
    scanWord(text, start) ??
    scanSymbol(text, start);
  if (scanned !== null) return scanned;
  const char = String.fromCodePoint(text.codePointAt(start) ?? 0);
  faults.push({ code: "expr.unexpectedCharacter", offset: start, data: { char } });
  return null;
}

function scanQuoted(text: string, start: number, close: string, faults: ExpressionFault[]): Token {
  const found = text.indexOf(close, start + 1);
  if (found < 0) {
    faults.push({ code: "expr.unterminatedText", offset: start, data: { close } });
    return { kind: "quoted", text: text.slice(start + 1), start, end: text.length };
  }
  return { kind: "quoted", text: text.slice(start + 1, found), start, end: found + 1 };
}

function scanDate(text: string, start: number, faults: ExpressionFault[]): Token | null {
  const written = match(DATE, text, start);
  if (written === null) return null;
  const [year = "", month = "", day = ""] = written.split("-");
  const date = parseLocalDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  const end = start + written.length;
  if (date === null) faults.push({ code: "expr.badDate", offset: start, data: { text: written } });
  return { kind: "date", text: date ?? written, start, end };
}

/** The longest unit that `letters` begins with, followed by nothing or by an operator word. */
function unitOf(letters: string): string | null {
  if (UNITS[letters] !== undefined) return letters;
  for (let length = Math.min(3, letters.length - 1); length > 0; length--) {
    const unit = letters.slice(0, length);
    const rest = letters.slice(length);
    const operator = /^(并且|或者|且|或)(客户|经理)?$/.test(rest) || KEYWORDS[rest] !== undefined;
    if (UNITS[unit] !== undefined && operator) return unit;
  }
  return null;
}

function scanNumber(text: string, start: number, faults: ExpressionFault[]): Token | null {
  const digits = match(NUMBER, text, start);
  if (digits === null) return null;
  const afterDigits = start + digits.length;
  const letters = match(UNIT, text, afterDigits);
  const number = Number(digits);
  const unit = letters === null ? null : unitOf(letters);
  if (letters !== null && unit === null) return scanWord(text, start);
  if (unit === null && match(WORD, text, afterDigits) !== null) return scanWord(text, start);
  const spaced = unit === null ? spacedUnit(text, afterDigits) : null;
  const known = UNITS[unit ?? spaced?.unit ?? ""];
  const end = spaced?.end ?? afterDigits + (unit?.length ?? 0);
  const value = known === undefined ? number : scaled(number, known.factor);
  if (value > Number.MAX_SAFE_INTEGER) {
    faults.push({ code: "expr.numberTooLarge", offset: start, data: { text: digits } });
  }
  return {
    kind: "number",
    value,
    type: known?.type ?? "number",
    raw: text.slice(start, end),
    start,
    end,
  };
}

/** A unit after a space: 50 km. Single letters stay words of their own. */
function spacedUnit(text: string, from: number): { unit: string; end: number } | null {
  const space = match(SPACE, text, from);
  if (space === null) return null;
  const letters = match(UNIT, text, from + space.length);
  if (letters === null || UNITS[letters] === undefined) return null;
  return { unit: letters, end: from + space.length + letters.length };
}

/** Multiplies without the noise of binary fractions: 0.07 × 100 is 7. */
function scaled(number: number, factor: number): number {
  return Number((number * factor).toPrecision(15));
}

function scanWord(text: string, start: number): Token | null {
  const word = match(WORD, text, start);
  if (word === null) return null;
  const glued = GLUED.exec(word)?.[1];
  const written = glued ?? word;
  const end = start + written.length;
  const keyword = Object.hasOwn(KEYWORDS, written) ? KEYWORDS[written] : undefined;
  if (keyword !== undefined) return { kind: "keyword", keyword, text: written, start, end };
  return { kind: "word", text: written, start, end };
}

function scanSymbol(text: string, start: number): Token | null {
  const compare = match(COMPARE, text, start);
  if (compare !== null) {
    const op = COMPARE_OPS[compare as keyof typeof COMPARE_OPS];
    return { kind: "compare", op, start, end: start + compare.length };
  }
  const mark = MARKS[text[start] ?? ""];
  return mark === undefined ? null : { kind: "mark", mark, start, end: start + 1 };
}

/** A text that is one number with at most a unit: 60分钟; null when it is anything else. */
export function readQuantityToken(text: string): { value: number; type: ExprType } | null {
  const { tokens, faults } = tokenize(text);
  const [first, second] = tokens;
  if (faults.length > 0 || first?.kind !== "number" || second?.kind !== "end") return null;
  return { value: first.value, type: first.type };
}
