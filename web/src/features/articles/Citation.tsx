import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ArticleRef, RegimeView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatList, useTexts } from "../../i18n/index.ts";
import { SideDrawer } from "../../ui/SideDrawer.tsx";
import { Loaded } from "../refusal/index.ts";
import { ArticleProse, ArticleRule } from "./ArticleText.tsx";
import { articleTexts } from "./texts.ts";
import "./articles.css";

/** 第N条, to be pressed: opens the article as it stood in the revision that is cited. */
export function Citation({ article }: { readonly article: ArticleRef }) {
  const t = useTexts(articleTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <span>
      <button
        type="button"
        className="citation"
        title={article.title}
        aria-label={t.citation(article.printed)}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
      >
        {article.printed}
      </button>
      {isOpen ? <CitedArticle article={article} onClose={() => setOpen(false)} /> : null}
    </span>
  );
}

/** An article in full, as it stood in the revision that is cited. */
export function CitedInFull({ article }: { readonly article: ArticleRef }) {
  const revision = String(article.revision);
  const query = useQuery(
    read("GET /api/regimes/:id", { params: { id: article.regime }, query: { revision } }),
  );
  return (
    <Loaded query={query}>{(regime) => <CitedText article={article} regime={regime} />}</Loaded>
  );
}

interface CitedArticleProps {
  readonly article: ArticleRef;
  readonly onClose: () => void;
}

function CitedArticle({ article, onClose }: CitedArticleProps) {
  return (
    // The drawer hangs in the row that was pressed; its own clicks must not press that row again.
    // biome-ignore lint/a11y/noStaticElementInteractions: stops bubbling only
    // biome-ignore lint/a11y/useKeyWithClickEvents: stops bubbling only
    <span onClick={(event) => event.stopPropagation()}>
      <SideDrawer title={`${article.printed} ${article.title}`} isOpen onClose={onClose} size={520}>
        <CitedInFull article={article} />
      </SideDrawer>
    </span>
  );
}

interface CitedTextProps {
  readonly article: ArticleRef;
  readonly regime: RegimeView;
}

function CitedText({ article, regime }: CitedTextProps) {
  const t = useTexts(articleTexts);
  const found = regime.document?.articles.find((one) => one.key === article.key);
  if (found === undefined || regime.document === null) return <p>{t.gone}</p>;
  return (
    <div className="stack">
      <ArticleProse article={found} />
      <ArticleRule article={found} />
      <div className="spread small muted">
        <span>{t.source(regime.document.meta.title, article.revision)}</span>
        <Link
          to="/regimes/$id"
          params={{ id: article.regime }}
          search={{ revision: String(article.revision), article: article.key }}
        >
          {t.openDocument}
        </Link>
      </div>
    </div>
  );
}

interface CitationsProps {
  readonly articles: readonly ArticleRef[];
  /** Shows only so many, and how many more there are. */
  readonly most?: number;
}

/** Several citations in a row. */
export function Citations({ articles, most = articles.length }: CitationsProps) {
  const rest = articles.slice(most);
  return (
    <span className={rest.length === 0 ? "citations" : "citations one-line"}>
      {articles.slice(0, most).map((article) => (
        <Citation key={`${article.regime}#${article.key}`} article={article} />
      ))}
      {rest.length === 0 ? null : (
        <span className="muted small" title={formatList(rest.map((one) => one.printed))}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}
