import type { ArticleKey } from "../../shared/index.ts";
import type { Article, RegimeDocument } from "../model/index.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";

/** Exceptions that name no article, an article of another kind, or each other in a ring. */
export function checkOverrides(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const byKey = new Map(document.articles.map((article) => [article.key, article]));
  const issues: RegimeCheckIssue[] = [];
  for (const article of document.articles) {
    for (const key of article.rule?.overrides ?? []) {
      const issue = overrideIssue(article, key, byKey.get(key));
      if (issue !== null) issues.push(issue);
    }
  }
  return [...issues, ...cycles(document)];
}

function overrideIssue(
  article: Article,
  key: ArticleKey,
  target: Article | undefined,
): RegimeCheckIssue | null {
  if (target === undefined) return issueAt(article, "check.unknownOverride", "error", { key });
  if (target.rule?.kind === article.rule?.kind) return null;
  const data = { key, target: target.printed, kind: target.rule?.kind ?? null };
  return issueAt(article, "check.overrideOtherKind", "error", data);
}

function cycles(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const edges = new Map<ArticleKey, readonly ArticleKey[]>(
    document.articles.map(({ key, rule }) => [key, rule?.overrides ?? []]),
  );
  const printed = new Map(document.articles.map((article) => [article.key, article.printed]));
  return document.articles.flatMap((article) => {
    const ring = ringThrough(article.key, edges);
    if (ring === null) return [];
    const names = ring.map((key) => printed.get(key) ?? key);
    return [issueAt(article, "check.overrideCycle", "error", { ring: names })];
  });
}

/** The shortest way from `start` back to itself along `edges`, or null. O(nodes + edges). */
function ringThrough<K>(start: K, edges: ReadonlyMap<K, readonly K[]>): readonly K[] | null {
  const cameFrom = new Map<K, K>();
  const open: K[] = [start];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    for (const next of edges.get(at) ?? []) {
      if (next === start) return wayBack(start, at, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      open.push(next);
    }
  }
  return null;
}

function wayBack<K>(start: K, last: K, cameFrom: ReadonlyMap<K, K>): readonly K[] {
  const way: K[] = [start];
  for (let at: K | undefined = last; at !== undefined && at !== start; at = cameFrom.get(at)) {
    way.push(at);
  }
  return [start, ...way.slice(1).reverse(), start];
}
