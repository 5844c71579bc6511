import type { DraftRecord, RegimeRecord, RevisionRecord } from "../../app/ports.ts";
import type { Reader } from "../../app/reader.ts";
import type {
  ArticleView,
  DocumentView,
  DraftInfo,
  RegimeSummary,
  RevisionInfo,
} from "../../contract/index.ts";
import { type RegimeDocument, sayRule } from "../../core/regime/index.ts";

export const draftInfo = (draft: DraftRecord): DraftInfo => ({
  hash: draft.hash,
  savedAt: draft.savedAt.toISOString(),
  savedBy: draft.savedBy,
  parses: draft.parses,
  errors: draft.errors,
  warnings: draft.warnings,
});

export const revisionInfo = (revision: RevisionRecord): RevisionInfo => ({
  ...revision,
  publishedAt: revision.publishedAt.toISOString(),
  signedWarnings: [...revision.signedWarnings],
});

function allowedOn(regime: RegimeRecord, { rights, account }: Reader): string[] {
  const allowed: string[] = [];
  if (rights.has("regime.edit")) allowed.push("edit");
  const { draft } = regime;
  if (rights.has("regime.publish") && draft !== null && draft.savedBy !== account.account)
    allowed.push("publish");
  return allowed;
}

export const regimeSummary = (regime: RegimeRecord, reader: Reader): RegimeSummary => ({
  id: regime.id,
  title: regime.title,
  owner: regime.owner,
  articleCount: regime.articleCount,
  inForce: regime.inForce === null ? null : revisionInfo(regime.inForce),
  draft: regime.draft === null ? null : draftInfo(regime.draft),
  allowed: allowedOn(regime, reader),
});

type Article = RegimeDocument["articles"][number];

export const articleView = (article: Article, document: RegimeDocument): ArticleView => ({
  key: article.key,
  printed: article.printed,
  title: article.title,
  prose: article.prose,
  chapter: article.chapter,
  line: article.at.line,
  ruleYaml: article.ruleText,
  ruleLine: article.ruleAt?.line ?? null,
  kind: article.rule?.kind ?? null,
  strength: article.rule?.strength ?? null,
  sentence:
    article.rule === null
      ? null
      : {
          zh: sayRule(article.rule, document, "zh-CN"),
          en: sayRule(article.rule, document, "en"),
        },
});

export const documentView = (document: RegimeDocument): DocumentView => ({
  meta: { ...document.meta, basis: [...document.meta.basis] },
  hash: document.textHash,
  chapters: document.chapters.map((chapter) => ({
    number: chapter.number,
    printed: chapter.printed,
    title: chapter.title,
    line: chapter.at.line,
  })),
  articles: document.articles.map((article) => articleView(article, document)),
});
