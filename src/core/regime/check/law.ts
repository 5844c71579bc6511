import type { Article, RegimeDocument } from "../model/index.ts";
import { placed } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import { LAW_LINTS, type LawLint } from "./law-lints.ts";
import { placeInProse } from "./places.ts";

/** Sentences that ask for what a norm forbids, as far as words can tell. */
export function checkLaw(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const whole = document.articles.map(({ prose }) => prose).join("\n");
  return document.articles.flatMap((article) =>
    LAW_LINTS.flatMap((lint) => {
      const fence = lint.unless?.within === "regime" ? whole : article.prose;
      if (lint.unless?.pattern.test(fence)) return [];
      return hits(document, article, lint);
    }),
  );
}

/** A clause that forbids the thing is what the norm wants. */
const FORBIDS =
  /不得|禁止|严禁|不应|不允许|不准|不许|杜绝|不向|不可|不能|不以|不再|防止|避免|拒绝接受|不$/;

function hits(
  document: RegimeDocument,
  article: Article,
  lint: LawLint,
): readonly RegimeCheckIssue[] {
  return [...article.prose.matchAll(lint.pattern)].flatMap((match) => {
    const sentence = article.prose
      .slice(0, match.index + match[0].length)
      .split(/[。；！\n]/)
      .at(-1);
    const before = (sentence ?? "").slice(0, -match[0].length);
    if (FORBIDS.test(before)) return [];
    const at = placeInProse(document, article, { text: match[0], offset: match.index });
    const data = { excerpt: match[0], lint: lint.lint, norm: lint.norm };
    return [placed(article, at, { code: lint.code, severity: "warning", data })];
  });
}
