import type { RuleOf } from "../model/index.ts";
import { type Compilation, NO_CUSTOMER, NO_MANAGER } from "./compiled.ts";
import type { LifeSubject, LifeTerm } from "./handover-terms.ts";
import { scopeOf } from "./scope.ts";

type LifeRule = RuleOf<"handover"> | RuleOf<"cover"> | RuleOf<"credit"> | RuleOf<"permit">;

/** Compiles where an article of this chapter speaks; its figures stay as written. */
export function compileLife<R extends LifeRule>(
  rule: R,
  compilation: Compilation,
): R & Pick<LifeTerm, "applies"> {
  const scope = scopeOf(rule, compilation);
  const applies = (to: LifeSubject): boolean =>
    scope.holds(to.customer ?? NO_CUSTOMER, to.manager ?? NO_MANAGER) === true;
  return { ...rule, applies };
}
