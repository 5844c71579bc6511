import type { CustomerFacts } from "../../core/facts/index.ts";
import { DEFAULT_THRESHOLDS, type IdentityThresholds } from "../../core/identity/index.ts";
import type { CollisionReveal, CollisionTerm, Plan } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import type { Stores } from "../ports.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";

/** The article of a regime in force by which a customer is known already, and its case decided. */
export interface CollisionArticle {
  readonly plan: Plan;
  readonly term: CollisionTerm;
}

/** The first article that applies, in the order of regimes and articles; null where none speaks of it. */
export async function collisionArticle(
  app: App,
  stores: Stores,
  customer: CustomerFacts,
): Promise<CollisionArticle | null> {
  for (const plan of await plansInForce(app, stores))
    for (const term of plan.collision ?? [])
      if (term.strength !== "advisory" && term.applies(customer)) return { plan, term };
  return null;
}

export const thresholdsOf = (article: CollisionArticle | null): IdentityThresholds =>
  article?.term ?? DEFAULT_THRESHOLDS;

/** What is told to who may not see the customer; without an article only that it exists. */
export const revealOf = (article: CollisionArticle | null): CollisionReveal =>
  article?.term.reveal ?? "exists";

/** The article as printed, for texts; empty where no regime has one. */
export const printedOf = (article: CollisionArticle | null): string =>
  article === null
    ? ""
    : `《${article.plan.regime.title}》${article.plan.cite(article.term.article).printed}`;
