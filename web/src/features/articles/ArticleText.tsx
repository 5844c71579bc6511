import { useState } from "react";
import type { ArticleView } from "../../../../src/contract/index.ts";
import { useLocale, useTexts } from "../../i18n/index.ts";
import { RuleTag } from "./RuleTag.tsx";
import { articleTexts } from "./texts.ts";
import "./articles.css";

/** The prose of an article, set as a printed regime. */
export function ArticleProse({ article }: { readonly article: ArticleView }) {
  return (
    <div className="article-prose">
      <h3>
        <span className="article-ordinal">{article.printed}</span>
        {article.title}
      </h3>
      {article.prose
        .split("\n")
        .filter((paragraph) => paragraph !== "")
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
    </div>
  );
}

/** The rule of an article: spoken as a sentence, and as written. */
export function ArticleRule({ article }: { readonly article: ArticleView }) {
  const t = useTexts(articleTexts);
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  if (article.ruleYaml === null) return <p className="article-silent">{t.noRule}</p>;
  const sentence = locale === "en" ? article.sentence?.en : article.sentence?.zh;
  return (
    <div className="article-rule">
      <div className="spread">
        <RuleTag article={article} />
        <button type="button" className="link small" onClick={() => setOpen(!isOpen)}>
          {isOpen ? t.hideRule : t.showRule}
        </button>
      </div>
      {article.kind === null ? <p className="muted">{t.unreadable}</p> : null}
      {sentence === undefined ? null : <p className="article-sentence">{sentence}</p>}
      {isOpen ? <pre className="article-yaml">{article.ruleYaml}</pre> : null}
    </div>
  );
}
