import { customerFieldKey, type RuleOf } from "../model/index.ts";
import { asTruth, type Compilation, NO_MANAGER } from "./compiled.ts";
import type { ClaimTerm, PoolTerm, ProtectionTerm } from "./ownership-terms.ts";
import { scopeOf } from "./scope.ts";

/** Compiles the clock of protection. */
export function compileProtection(
  rule: RuleOf<"protection">,
  compilation: Compilation,
): ProtectionTerm {
  const scope = scopeOf(rule, compilation);
  const require = rule.require === null ? null : compilation.expression(rule.require);
  const { article, strength, validDays, days, extendDays, maxDays } = rule;
  const { effective, remindDays, dealtDays, dormantDays, reclaim, moves } = rule;
  return {
    ...{ article, strength, validDays, days, extendDays, maxDays },
    ...{ effective, remindDays, dealtDays, dormantDays, reclaim, moves },
    applies: (customer) => scope.holds(customer, NO_MANAGER) === true,
    isComplete: (customer) =>
      require === null || asTruth(require.value(customer, NO_MANAGER)) === true,
  };
}

/** Compiles the pool. */
export function compilePool(rule: RuleOf<"pool">, compilation: Compilation): PoolTerm {
  const scope = scopeOf(rule, compilation);
  const { article, strength, sees, order, cooldownDays } = rule;
  const keys = rule.hides.map((name) => customerFieldKey(compilation.document, name));
  return {
    ...{ article, strength, sees, order, cooldownDays },
    hides: [...new Set(keys)].sort(),
    applies: (customer) => scope.holds(customer, NO_MANAGER) === true,
  };
}

/** Compiles what a claim asks. */
export function compileClaim(rule: RuleOf<"claim">, compilation: Compilation): ClaimTerm {
  const scope = scopeOf(rule, compilation);
  const require = rule.require === null ? null : compilation.expression(rule.require);
  const { article, strength, perDay, holdCap, isDealtFree } = rule;
  return {
    ...{ article, strength, perDay, holdCap, isDealtFree },
    applies: (customer, manager) => scope.holds(customer, manager) === true,
    admits: (customer, manager) =>
      require === null || asTruth(require.value(customer, manager)) === true,
  };
}
