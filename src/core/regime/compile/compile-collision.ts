import type { CustomerFacts } from "../../facts/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import type { CollisionTerms, RuleOf, Strength } from "../model/index.ts";
import { type Compilation, NO_MANAGER } from "./compiled.ts";
import { scopeOf } from "./scope.ts";

/** When two entries are one customer, what is told of it, and how a collision is decided. */
export interface CollisionTerm extends CollisionTerms {
  readonly article: ArticleKey;
  readonly strength: Strength;
  /** False also where its scope is 未知 or an exception takes its place. */
  applies(customer: CustomerFacts): boolean;
}

/** Compiles the article; its lists and figures stand as written. */
export function compileCollision(
  rule: RuleOf<"collision">,
  compilation: Compilation,
): CollisionTerm {
  const scope = scopeOf(rule, compilation);
  const { article, strength, keys, same, likely, possible, reveal } = rule;
  const { order, decideDays, appealDays, outcomes, assistShare } = rule;
  return {
    ...{ article, strength, keys, same, likely, possible, reveal },
    ...{ order, decideDays, appealDays, outcomes, assistShare },
    applies: (customer) => scope.holds(customer, NO_MANAGER) === true,
  };
}
