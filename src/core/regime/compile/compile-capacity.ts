import type { ManagerFacts } from "../../facts/index.ts";
import type { LocalDate } from "../../shared/index.ts";
import type { CapacityRule, DatedSeries } from "../model/index.ts";
import { asNumber, type Compilation, NO_CUSTOMER } from "./compiled.ts";
import type { CapacityTerm } from "./plan.ts";
import { scopeOf } from "./scope.ts";
import { compileTable } from "./table.ts";

/** Absorbs the error of binary fractions: 100 × 29 % is 29, not 28.999…. */
const ROUNDING = 1e-9;

/** Compiles a capacity article. Limits are whole weight units, rounded down. */
export function compileCapacity(rule: CapacityRule, compilation: Compilation): CapacityTerm {
  const scope = scopeOf(rule, compilation);
  const limitOf = compileLimit(rule, compilation);
  return {
    article: rule.article,
    strength: rule.strength,
    limit: (manager) => (scope.holds(NO_CUSTOMER, manager) === true ? limitOf(manager) : null),
    weight: compileTable(rule.weight, 1, compilation),
  };
}

function compileLimit(
  rule: CapacityRule,
  compilation: Compilation,
): (manager: ManagerFacts) => number | null {
  const { limit, otherwise } = rule;
  if ("entries" in limit) {
    const value = inForce(limit, compilation.today) ?? otherwise;
    return () => value;
  }
  const expression = compilation.expression(limit);
  return (manager) => {
    const value = asNumber(expression.value(NO_CUSTOMER, manager));
    return value === null ? otherwise : Math.floor(value + ROUNDING);
  };
}

/** The entry of a dated series in force on a day: the latest that is not after it. */
export function inForce(series: DatedSeries, today: LocalDate): number | null {
  let best: { readonly from: LocalDate | null; readonly value: number } | null = null;
  for (const entry of series.entries) {
    if (entry.from !== null && entry.from > today) continue;
    if (best === null || (best.from ?? "") <= (entry.from ?? "")) best = entry;
  }
  return best?.value ?? null;
}
