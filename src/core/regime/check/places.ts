import type { Position } from "../../shared/index.ts";
import type { Article, RegimeDocument } from "../model/index.ts";

/** Where a key of the rule stands in the file; the rule's first line when it cannot be found. */
export function placeOfPath(article: Article, path: string): Position {
  const start = article.ruleAt ?? article.at;
  const lines = (article.ruleText ?? "").split("\n");
  const parts = path.split(".");
  const first = parts[0] ?? path;
  const top = lines.findIndex((line) => new RegExp(`^\\s*${first}\\s*:`).test(line));
  if (top < 0) return start;
  const at = (line: number, column: number): Position => ({
    line: start.line + line,
    column: (line === 0 ? start.column : 1) + column,
  });
  const index = parts.findIndex((part) => /^\d+$/.test(part));
  if (index < 0) return at(top, column(lines[top] ?? "", first));
  const rows = lines.flatMap((line, i) => (i > top && /^\s*-/.test(line) ? [i] : []));
  const row = rows[Number(parts[index])];
  return row === undefined
    ? at(top, column(lines[top] ?? "", first))
    : at(row, column(lines[row] ?? "", parts[index + 1] ?? "-"));
}

/** Column of a word in a line, from 0; the line's first mark when the word is not in it. */
function column(line: string, word: string): number {
  const found = line.indexOf(word);
  return found >= 0 ? found : line.length - line.trimStart().length;
}

/**
 * Where an excerpt of the prose stands in the file. The prose has lost its Markdown marks and line
 * breaks, so the excerpt is looked up again: the same occurrence, from the first prose line on.
 */
export function placeInProse(
  document: RegimeDocument,
  article: Article,
  excerpt: { readonly text: string; readonly offset: number },
): Position {
  const earlier = article.prose.slice(0, excerpt.offset).split(excerpt.text).length - 1;
  const lines = document.source.split("\n");
  let toSkip = earlier;
  for (let line = article.proseAt.line; line <= lines.length; line++) {
    const text = lines[line - 1] ?? "";
    for (let at = text.indexOf(excerpt.text); at >= 0; at = text.indexOf(excerpt.text, at + 1)) {
      if (toSkip === 0) return { line, column: at + 1 };
      toSkip -= 1;
    }
  }
  return article.proseAt;
}
