import type { PrintView } from "../../contract/index.ts";
import type { RegimeDocument } from "../../core/regime/index.ts";
import type { Locale } from "../../i18n/text.ts";

/** The regime set for printing: each rule is said as a sentence below its prose. */
export function printView(document: RegimeDocument, locale: Locale): PrintView {
  const articlesOf = (chapter: number): PrintView["chapters"][number]["articles"] =>
    document.articles
      .filter((article) => article.chapter === chapter)
      .map(({ key, printed, title, prose, rule }) => ({
        key,
        printed,
        title,
        prose,
        sentence: null,
      }));
  const before = articlesOf(-1);
  const chapters = document.chapters.map(({ printed, title }, index) => ({
    printed,
    title,
    articles: articlesOf(index),
  }));
  return {
    meta: { ...document.meta, basis: [...document.meta.basis] },
    chapters:
      before.length === 0 ? chapters : [{ printed: "", title: "", articles: before }, ...chapters],
  };
}
