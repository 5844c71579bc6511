import type { RuleOf } from "../model/index.ts";
import type { CollisionTerm } from "./collision-term.ts";
import { type Compilation, NO_MANAGER } from "./compiled.ts";
import { scopeOf } from "./scope.ts";

/** Compiles the article; its lists and figures stand as written. */
export function compileCollision(
  rule: RuleOf<"collision">,
  compilation: Compilation,
): CollisionTerm {
  const scope = scopeOf(rule, compilation);
  const { article, strength, keys, same, likely, possible, reveal } = rule;
  const { order, evidenceDays, decideDays, appealDays, outcomes, assistShare } = rule;
  return {
    ...{ article, strength, keys, same, likely, possible, reveal },
    ...{ order, evidenceDays, decideDays, appealDays, outcomes, assistShare },
    applies: (customer) => scope.holds(customer, NO_MANAGER) === true,
  };
}
