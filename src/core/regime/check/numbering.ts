import type { Article, Chapter, Ordinal, RegimeDocument } from "../model/index.ts";
import { printChapter, printOrdinal } from "../surface/ordinal.ts";
import { placed } from "./issue-at.ts";
import type { RegimeCheckIssue, RegimeCheckIssueCode } from "./issues.ts";

/** Article numbers that repeat, run backwards or leave gaps; chapters likewise. */
export function checkNumbering(document: RegimeDocument): readonly RegimeCheckIssue[] {
  return [
    ...document.articles.flatMap((article, index) =>
      afterPrevious(article, document.articles[index - 1] ?? null),
    ),
    ...repeats(document.articles),
    ...chapters(document.chapters),
  ];
}

const atHeading = (
  article: Article,
  code: RegimeCheckIssueCode,
  severity: "error" | "warning",
  data: RegimeCheckIssue["data"],
): RegimeCheckIssue => placed(article, article.at, { code, severity, data });

function afterPrevious(article: Article, previous: Article | null): readonly RegimeCheckIssue[] {
  const before = previous?.ordinal ?? { article: 0, insertion: 0 };
  const now = article.ordinal;
  const order = now.article - before.article || now.insertion - before.insertion;
  if (order === 0) return [];
  if (order < 0) {
    return [
      atHeading(article, "check.ordinalOrder", "warning", { previous: printOrdinal(before) }),
    ];
  }
  const expected = nextOf(before, now);
  if (now.article === expected.article && now.insertion === expected.insertion) return [];
  const data = {
    previous: before.article === 0 ? "" : printOrdinal(before),
    expected: printOrdinal(expected),
  };
  return [atHeading(article, "check.ordinalGap", "warning", data)];
}

/** The ordinal that should have come: the next insertion of the same article, or the next article. */
function nextOf(before: Ordinal, now: Ordinal): Ordinal {
  const insertion = { article: before.article, insertion: before.insertion + 1 };
  return now.article === before.article && now.insertion > 0
    ? insertion
    : { article: before.article + 1, insertion: 0 };
}

function repeats(articles: readonly Article[]): readonly RegimeCheckIssue[] {
  const first = new Map<string, Article>();
  return articles.flatMap((article) => {
    const printed = printOrdinal(article.ordinal);
    const earlier = first.get(printed);
    if (earlier !== undefined) {
      return [atHeading(article, "check.duplicateOrdinal", "error", { line: earlier.at.line })];
    }
    first.set(printed, article);
    return [];
  });
}

function chapters(list: readonly Chapter[]): readonly RegimeCheckIssue[] {
  return list.flatMap((chapter, index) => {
    const previous = list[index - 1]?.number ?? 0;
    if (chapter.number === previous + 1) return [];
    const code = chapter.number <= previous ? "check.chapterOrder" : "check.chapterGap";
    const data = {
      chapter: chapter.printed,
      previous: previous === 0 ? "" : printChapter(previous),
      expected: printChapter(previous + 1),
    };
    return [{ code, severity: "warning", data, at: chapter.at } as const];
  });
}
