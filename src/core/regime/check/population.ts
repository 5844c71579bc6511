import type { CustomerFacts, FactBook, ManagerFacts } from "../../facts/index.ts";
import type { Plan } from "../compile/plan.ts";
import type { Article, RegimeDocument } from "../model/index.ts";
import { type PairTable, pairTable } from "./pair-classes.ts";

/** A regime on a population, prepared once for all checks that look at people. */
export interface Population {
  readonly document: RegimeDocument;
  readonly plan: Plan;
  readonly customers: readonly CustomerFacts[];
  readonly managers: readonly ManagerFacts[];
  /** Managers whom every hard roster admits. */
  readonly admitted: ReadonlySet<ManagerFacts>;
  /** Eligibility of any strength, over customers × managers (all of them, not only the admitted). */
  readonly eligibility: readonly PairTable[];
  articleOf(key: Article["key"]): Article | null;
}

/** Prepares a population; O(classes of customers × classes of managers) for each article. */
export function populationOf(document: RegimeDocument, plan: Plan, facts: FactBook): Population {
  const { customers, managers } = facts;
  const byKey = new Map(document.articles.map((article) => [article.key, article]));
  const hardRosters = plan.who.roster.filter(({ strength }) => strength === "hard");
  return {
    document,
    plan,
    customers,
    managers,
    admitted: new Set(
      managers.filter((manager) => hardRosters.every((roster) => roster.admits(manager))),
    ),
    eligibility: plan.who.eligibility.map((term) => pairTable(term, customers, managers)),
    articleOf: (key) => byKey.get(key) ?? null,
  };
}
