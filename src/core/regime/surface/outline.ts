import type { Position } from "../../shared/index.ts";
import type { Chapter, Ordinal } from "../model/index.ts";
import type { SurfaceIssue, SurfaceIssueCode } from "./issues.ts";
import { printChapter, printOrdinal, scanChapter, scanOrdinal } from "./ordinal.ts";

/** One article as it was found, before its rule is read. */
export interface ArticleDraft {
  readonly ordinal: Ordinal;
  readonly printed: string;
  /** As written in {#…}; null without one. */
  readonly writtenKey: string | null;
  readonly title: string;
  readonly chapter: number;
  readonly at: Position;
  /** 0-based indices of its lines: heading, and one past the last. */
  readonly firstLine: number;
  lastLine: number;
  /** Prose lines by 0-based index; lines of fences are left out. */
  readonly proseLines: number[];
  rule: { readonly firstLine: number; readonly lines: readonly string[] } | null;
}

/** The skeleton of a regime file. */
export interface Outline {
  readonly chapters: readonly Chapter[];
  readonly articles: readonly ArticleDraft[];
  readonly issues: readonly SurfaceIssue[];
}

interface Scan {
  readonly lines: readonly string[];
  readonly chapters: Chapter[];
  readonly articles: ArticleDraft[];
  readonly issues: SurfaceIssue[];
  /** The article that the next lines belong to; a heading of another sort ends it. */
  open: ArticleDraft | null;
  at: number;
}

const HEADING = /^[ \t\u3000]{0,3}([#＃]{1,6})[ \t\u3000]*(.*?)[ \t\u3000]*#*[ \t\u3000]*$/;
const FENCE = /^[ \t]*(`{3,}|~{3,})[ \t]*([^\s`]*)/;
const KEY = /[ \t\u3000]*[{｛][ \t]*[#＃]([^}｝]*)[}｝][ \t\u3000]*$/;
const LOOKS_LIKE_HEADING =
  /^(?:\*\*)?第[零〇一二三四五六七八九十百0-9]+条(?:之[一二三四五六七八九十]+)?(?:\*\*)?[ \t\u3000]+\S/;

/** Finds chapters, articles, prose and rule blocks; `from` is the first line after the front matter. */
export function scanOutline(lines: readonly string[], from: number): Outline {
  const scan: Scan = { lines, chapters: [], articles: [], issues: [], open: null, at: from };
  while (scan.at < lines.length) {
    const line = lines[scan.at] ?? "";
    if (FENCE.test(line)) scanFence(scan, line);
    else if (HEADING.test(line)) scanHeading(scan, line);
    else scanProse(scan, line);
    scan.at++;
    if (scan.open !== null) scan.open.lastLine = scan.at;
  }
  return scan;
}

function report(
  scan: Scan,
  code: SurfaceIssueCode,
  column: number,
  data: SurfaceIssue["data"],
): void {
  const severity = code.startsWith("heading.") ? "warning" : "error";
  const article = scan.open?.printed;
  const at = { line: scan.at + 1, column };
  scan.issues.push({ code, severity, data, at, ...(article === undefined ? {} : { article }) });
}

function scanProse(scan: Scan, line: string): void {
  if (LOOKS_LIKE_HEADING.test(line)) report(scan, "heading.noHash", 1, { text: line.slice(0, 20) });
  scan.open?.proseLines.push(scan.at);
}

function scanHeading(scan: Scan, line: string): void {
  const match = HEADING.exec(line);
  const text = match?.[2] ?? "";
  const column = line.indexOf(text) + 1;
  const chapter = scanChapter(text);
  const ordinal = scanOrdinal(text);
  if (chapter === null && ordinal === null && (match?.[1]?.length ?? 0) > 2) {
    scan.open?.proseLines.push(scan.at);
    return;
  }
  scan.open = null;
  if (chapter !== null) {
    scan.chapters.push({
      number: chapter.number,
      printed: printChapter(chapter.number),
      title: text.slice(chapter.length).trim(),
      at: { line: scan.at + 1, column },
    });
  } else if (ordinal !== null) addArticle(scan, text, column, ordinal);
  else if (isTitle(scan, text) === false) report(scan, "heading.unknown", column, { text });
}

/** A title before the first chapter and headings of sections (第一节) need no number. */
function isTitle(scan: Scan, text: string): boolean {
  if (text === "") return true;
  if (/^第[零〇一二三四五六七八九十百0-9]+节/.test(text)) return true;
  return scan.chapters.length === 0 && scan.articles.length === 0;
}

function addArticle(
  scan: Scan,
  text: string,
  column: number,
  scanned: { ordinal: Ordinal; length: number },
): void {
  const key = KEY.exec(text);
  const heading = key === null ? text : text.slice(0, key.index);
  const article: ArticleDraft = {
    ordinal: scanned.ordinal,
    printed: printOrdinal(scanned.ordinal),
    writtenKey: key?.[1]?.trim() ?? null,
    title: heading.slice(scanned.length).trim(),
    chapter: scan.chapters.length - 1,
    at: { line: scan.at + 1, column },
    firstLine: scan.at,
    lastLine: scan.at + 1,
    proseLines: [],
    rule: null,
  };
  scan.articles.push(article);
  scan.open = article;
}

/** Reads a fenced block; leaves the scan on its last line. */
function scanFence(scan: Scan, opening: string): void {
  const match = FENCE.exec(opening);
  const mark = match?.[1] ?? "```";
  const isRule = match?.[2]?.toLowerCase() === "rule";
  const column = opening.indexOf(mark) + 1;
  const closing = new RegExp(`^[ \\t]*${mark[0]}{${mark.length},}[ \\t]*$`);
  const first = scan.at + 1;
  let end = first;
  while (end < scan.lines.length && !closing.test(scan.lines[end] ?? "")) {
    if (isRule && HEADING.test(scan.lines[end] ?? "") && isNumbered(scan.lines[end] ?? "")) break;
    end++;
  }
  const isClosed = end < scan.lines.length && closing.test(scan.lines[end] ?? "");
  if (isRule) keepRule(scan, { column, first, end, isClosed });
  scan.at = isClosed ? end : end - 1;
}

/** A numbered heading inside an open block means that the block was never closed. */
function isNumbered(line: string): boolean {
  const text = HEADING.exec(line)?.[2] ?? "";
  return scanOrdinal(text) !== null || scanChapter(text) !== null;
}

function keepRule(
  scan: Scan,
  block: { column: number; first: number; end: number; isClosed: boolean },
): void {
  const article = scan.open;
  if (!block.isClosed) report(scan, "rule.unclosed", block.column, {});
  if (article === null) report(scan, "rule.outsideArticle", block.column, {});
  else if (article.rule !== null) report(scan, "rule.second", block.column, {});
  else {
    article.rule = { firstLine: block.first, lines: scan.lines.slice(block.first, block.end) };
  }
}
