import type { BalanceRule, ContinuityRule } from "../model/index.ts";
import { asNumber, type Compilation, NO_MANAGER } from "./compiled.ts";
import type { BalanceTerm, ContinuityTerm } from "./plan.ts";
import { scopeOf } from "./scope.ts";
import { compileTable } from "./table.ts";

/** Compiles how evenly the load should lie; customers outside the scope carry none. */
export function compileBalance(rule: BalanceRule, compilation: Compilation): BalanceTerm {
  const scope = scopeOf(rule, compilation);
  const value = rule.value === null ? null : compilation.expression(rule.value);
  return {
    article: rule.article,
    strength: rule.strength,
    measure: rule.measure,
    amount: (customer) => {
      if (scope.holds(customer, NO_MANAGER) !== true) return 0;
      if (value === null) return rule.measure === "count" ? 1 : 0;
      return Math.round(asNumber(value.value(customer, NO_MANAGER)) ?? 0);
    },
    target: rule.target,
    tolerance: rule.tolerance,
    rate: rule.rate,
    per: rule.per,
  };
}

/** Compiles what a change of owner costs: the handover spread over its months, whole minutes. */
export function compileContinuity(rule: ContinuityRule, compilation: Compilation): ContinuityTerm {
  const scope = scopeOf(rule, compilation);
  const handover = compileTable(rule.handover, 0, compilation);
  return {
    article: rule.article,
    strength: rule.strength,
    switchCost: (customer) =>
      scope.holds(customer, NO_MANAGER) === true ? Math.round(handover(customer) / rule.months) : 0,
  };
}
