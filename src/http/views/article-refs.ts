import type { Stores } from "../../app/ports.ts";
import type { ArticleRef } from "../../contract/index.ts";

/** Names articles of one revision, as they are cited. */
export type ArticleNamer = (key: string) => ArticleRef;

/** Names articles of any revision that was asked for beforehand. */
export type ArticleNamers = (regime: string, revision: number) => ArticleNamer;

interface Revision {
  readonly regime: string;
  readonly revision: number;
}

/** An article that the revision does not have still shows its key. */
const unknownArticle = (of: Revision, key: string): ArticleRef => ({
  ...of,
  key,
  printed: key,
  title: "",
});

/** Titles never change once published, so they are kept. */
const known = new Map<string, ReadonlyMap<string, ArticleRef>>();
const MAX_KNOWN = 200;

async function titlesOf(stores: Stores, of: Revision): Promise<ReadonlyMap<string, ArticleRef>> {
  const name = `${of.regime}@${of.revision}`;
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  const articles = await stores.regimes.articles(of.regime, of.revision);
  const titles = new Map(
    articles.map(({ key, printed, title }) => [key, { ...of, key, printed, title }] as const),
  );
  if (known.size >= MAX_KNOWN) known.clear();
  if (titles.size > 0) known.set(name, titles);
  return titles;
}

/** Looks up the articles of these revisions. */
export async function articleNamers(
  stores: Stores,
  revisions: readonly Revision[],
): Promise<ArticleNamers> {
  const titles = new Map<string, ReadonlyMap<string, ArticleRef>>();
  for (const { regime, revision } of revisions) {
    const name = `${regime}@${revision}`;
    if (!titles.has(name)) titles.set(name, await titlesOf(stores, { regime, revision }));
  }
  return (regime, revision) => (key) =>
    titles.get(`${regime}@${revision}`)?.get(key) ?? unknownArticle({ regime, revision }, key);
}

export async function articleNamer(stores: Stores, of: Revision): Promise<ArticleNamer> {
  return (await articleNamers(stores, [of]))(of.regime, of.revision);
}
