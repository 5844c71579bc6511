import type { PrintView } from "../../contract/index.ts";
import { type PrintedRegime, printRegime, type RegimeDocument } from "../../core/regime/index.ts";
import type { Locale } from "../../i18n/text.ts";

const chapterView = (
  chapter: PrintedRegime["chapters"][number],
): PrintView["chapters"][number] => ({
  ...chapter,
  articles: [...chapter.articles],
});

/** The regime set for printing: each rule is said as a sentence below its prose. */
export function printView(document: RegimeDocument, locale: Locale): PrintView {
  const { meta, chapters } = printRegime(document, locale);
  return { meta: { ...meta, basis: [...meta.basis] }, chapters: chapters.map(chapterView) };
}
