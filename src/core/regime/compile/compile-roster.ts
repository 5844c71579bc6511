import type { ManagerFacts } from "../../facts/index.ts";
import type { RosterRule } from "../model/index.ts";
import { asTruth, type Compilation, NO_CUSTOMER } from "./compiled.ts";
import { distinctFacts } from "./join-reads.ts";
import type { RosterTerm, Truth } from "./plan.ts";
import { scopeOf } from "./scope.ts";

/** Compiles who may hold customers at all; a roster speaks of the managers in its scope only. */
export function compileRoster(rule: RosterRule, compilation: Compilation): RosterTerm {
  const scope = scopeOf(rule, compilation);
  const require = compilation.expression(rule.require);
  const per = rule.minimum === null ? null : compilation.expression(rule.minimum.per);
  const decide = (manager: ManagerFacts): Truth => {
    const applies = scope.holds(NO_CUSTOMER, manager);
    if (applies === false) return true;
    const satisfied = asTruth(require.value(NO_CUSTOMER, manager));
    return satisfied === true || applies === true ? satisfied : null;
  };
  return {
    article: rule.article,
    strength: rule.strength,
    post: rule.post,
    admits: (manager) => {
      const decided = decide(manager);
      return decided ?? rule.onMissing === "allow";
    },
    missing: (manager) =>
      decide(manager) === null
        ? distinctFacts([
            ...(scope.holds(NO_CUSTOMER, manager) === null
              ? scope.missing(NO_CUSTOMER, manager)
              : []),
            ...require.missing(NO_CUSTOMER, manager),
          ])
        : [],
    minimum:
      per === null || rule.minimum === null
        ? null
        : {
            count: rule.minimum.count,
            per: (manager) => {
              const value = per.value(NO_CUSTOMER, manager);
              return value === null ? null : String(value);
            },
          },
  };
}
