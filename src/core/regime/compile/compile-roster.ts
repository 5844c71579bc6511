import type { RosterRule } from "../model/index.ts";
import { asTruth, type Compilation, NO_CUSTOMER } from "./compiled.ts";
import type { RosterTerm } from "./plan.ts";
import { scopeOf } from "./scope.ts";

/** Compiles who may hold customers at all; a roster speaks of the managers in its scope only. */
export function compileRoster(rule: RosterRule, compilation: Compilation): RosterTerm {
  const scope = scopeOf(rule, compilation);
  const require = compilation.expression(rule.require);
  const per = rule.minimum === null ? null : compilation.expression(rule.minimum.per);
  return {
    article: rule.article,
    strength: rule.strength,
    post: rule.post,
    admits: (manager) => {
      if (scope.holds(NO_CUSTOMER, manager) !== true) return true;
      return asTruth(require.value(NO_CUSTOMER, manager)) ?? rule.onMissing === "allow";
    },
    missing: (manager) =>
      scope.holds(NO_CUSTOMER, manager) === true ? require.missing(NO_CUSTOMER, manager) : [],
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
