import { useEffect, useRef } from "react";
import type { ArticleView, DocumentView } from "../../../../src/contract/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { ArticleProse, ArticleRule } from "../articles/index.ts";
import { regimeTexts } from "./texts.ts";

interface RegimeDocumentProps {
  readonly document: DocumentView;
  /** Key of the article to bring into sight. */
  readonly article: string | null;
}

interface ChapterGroup {
  readonly label: string;
  readonly articles: readonly ArticleView[];
}

/** Articles by chapter, in order; those before the first chapter come first. */
function chaptersOf(document: DocumentView, opening: string): readonly ChapterGroup[] {
  const groups = document.chapters.map((chapter, index) => ({
    label: `${chapter.printed} ${chapter.title}`,
    articles: document.articles.filter((article) => article.chapter === index),
  }));
  const before = document.articles.filter((article) => article.chapter < 0);
  return before.length === 0 ? groups : [{ label: opening, articles: before }, ...groups];
}

/** Chapters on the left; each article's prose beside its rule. */
export function RegimeDocument({ document, article }: RegimeDocumentProps) {
  const t = useTexts(regimeTexts);
  const body = useRef<HTMLDivElement>(null);
  const chapters = chaptersOf(document, t.opening);
  const show = (key: string) =>
    body.current?.querySelector(`[data-article="${CSS.escape(key)}"]`)?.scrollIntoView({
      behavior: "smooth",
      block: "start",
    });
  useEffect(() => {
    if (article === null) return;
    body.current
      ?.querySelector(`[data-article="${CSS.escape(article)}"]`)
      ?.scrollIntoView({ block: "start" });
  }, [article]);
  return (
    <div className="regime">
      <nav className="regime-contents" aria-label={t.contents}>
        {chapters.map((chapter) => (
          <div key={chapter.label}>
            <div className="regime-contents-chapter">{chapter.label}</div>
            <ul>
              {chapter.articles.map((one) => (
                <li key={one.key}>
                  <button type="button" className="link" onClick={() => show(one.key)}>
                    <span>{one.printed}</span> {one.title}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="regime-body panel" ref={body}>
        {chapters.map((chapter) => (
          <section key={chapter.label}>
            <h2 className="regime-chapter">{chapter.label}</h2>
            {chapter.articles.map((one) => (
              <article
                key={one.key}
                className={one.key === article ? "regime-article sought" : "regime-article"}
                data-article={one.key}
              >
                <ArticleProse article={one} />
                <ArticleRule article={one} />
              </article>
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
