import type { RegimeDocument, RegimeMeta } from "../model/index.ts";
import { sayRule } from "./say-rule.ts";
import type { SpokenLocale } from "./telling.ts";

/** A regime set for printing, as data. */
export interface PrintedRegime {
  readonly meta: RegimeMeta;
  readonly chapters: readonly PrintedChapter[];
}

interface PrintedChapter {
  /** Empty for articles before the first chapter. */
  readonly printed: string;
  readonly title: string;
  readonly articles: readonly PrintedArticle[];
}

interface PrintedArticle {
  readonly key: string;
  readonly printed: string;
  readonly title: string;
  readonly prose: string;
  /** The rule as one sentence; null without a rule. */
  readonly sentence: string | null;
}

/** Chapters, articles, prose, and every rule said as a sentence below it. */
export function printRegime(document: RegimeDocument, locale: SpokenLocale): PrintedRegime {
  const articlesOf = (chapter: number): readonly PrintedArticle[] =>
    document.articles
      .filter((article) => article.chapter === chapter)
      .map(({ key, printed, title, prose, rule }) => ({
        key,
        printed,
        title,
        prose,
        sentence: rule === null ? null : sayRule(rule, document, locale),
      }));
  const before = articlesOf(-1);
  const chapters = document.chapters.map(({ printed, title }, index) => ({
    printed,
    title,
    articles: articlesOf(index),
  }));
  const head = before.length === 0 ? [] : [{ printed: "", title: "", articles: before }];
  return { meta: document.meta, chapters: [...head, ...chapters] };
}
