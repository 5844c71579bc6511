import type { Ordinal } from "../model/index.ts";
import { parseChineseNumber, printChineseNumber } from "./chinese-number.ts";

const NUMERALS = "[0-9０-９零〇一二两三四五六七八九十百千]+";
const ARTICLE = new RegExp(`^第\\s*(${NUMERALS})\\s*条(?:\\s*之\\s*(${NUMERALS}))?`);
const CHAPTER = new RegExp(`^第\\s*(${NUMERALS})\\s*章`);

/** A count 1–9999 written with Arabic (also full-width) or Chinese digits. */
function parseCount(text: string): number | null {
  const narrow = text.replace(/[０-９]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
  const value = /^\d+$/.test(narrow) ? Number(narrow) : parseChineseNumber(narrow);
  return value !== null && value >= 1 && value <= 9999 ? value : null;
}

/** An article number at the start of a text, and how many characters it takes. */
export function scanOrdinal(text: string): { ordinal: Ordinal; length: number } | null {
  const match = ARTICLE.exec(text);
  const article = parseCount(match?.[1] ?? "");
  const insertion = match?.[2] === undefined ? 0 : parseCount(match[2]);
  if (match === null || article === null || insertion === null) return null;
  return { ordinal: { article, insertion }, length: match[0].length };
}

/** A chapter number at the start of a text. */
export function scanChapter(text: string): { number: number; length: number } | null {
  const match = CHAPTER.exec(text);
  const number = parseCount(match?.[1] ?? "");
  return match === null || number === null ? null : { number, length: match[0].length };
}

/** 第九条之一 → { article: 9, insertion: 1 }; null when the whole text is no article number. */
export function parseOrdinal(text: string): Ordinal | null {
  const scanned = scanOrdinal(text);
  return scanned !== null && scanned.length === text.length ? scanned.ordinal : null;
}

/** { article: 9, insertion: 1 } → 第九条之一. */
export function printOrdinal({ article, insertion }: Ordinal): string {
  const plain = `第${printChineseNumber(article)}条`;
  return insertion === 0 ? plain : `${plain}之${printChineseNumber(insertion)}`;
}

/** 2 → 第二章. */
export const printChapter = (number: number): string => `第${printChineseNumber(number)}章`;
