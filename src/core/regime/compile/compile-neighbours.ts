import type { CustomerFacts, Value } from "../../facts/index.ts";
import { compareCodePoints } from "../../shared/index.ts";
import type { CompactnessRule, DisjointRule } from "../model/index.ts";
import { type Compilation, NO_MANAGER } from "./compiled.ts";
import type { CompactnessTerm, DisjointTerm } from "./plan.ts";
import { scopeOf } from "./scope.ts";

/** Compiles which customers are rivals; outside the scope, or where it is 未知, nobody is. */
export function compileDisjoint(rule: DisjointRule, compilation: Compilation): DisjointTerm {
  const scope = scopeOf(rule, compilation);
  const by = compilation.expression(rule.by);
  return {
    article: rule.article,
    strength: rule.strength,
    rivalriesOf: (customer) =>
      scope.holds(customer, NO_MANAGER) === true ? namesIn(by.value(customer, NO_MANAGER)) : [],
  };
}

/** Compiles who is whose neighbour, and what parting them costs. */
export function compileCompactness(
  rule: CompactnessRule,
  compilation: Compilation,
): CompactnessTerm {
  const scope = scopeOf(rule, compilation);
  const cell = compilation.expression(rule.cell);
  const adjacent = rule.adjacent === null ? null : compilation.expression(rule.adjacent);
  const cellOf = (customer: CustomerFacts): string | null =>
    scope.holds(customer, NO_MANAGER) === true
      ? (namesIn(cell.value(customer, NO_MANAGER))[0] ?? null)
      : null;
  return {
    article: rule.article,
    strength: rule.strength,
    cellOf,
    adjacentOf: (customer) => {
      const own = cellOf(customer);
      if (own === null || adjacent === null) return [];
      return namesIn(adjacent.value(customer, NO_MANAGER)).filter((name) => name !== own);
    },
    minutes: rule.apart,
  };
}

/** A text or a set as names, sorted, without blanks and repeats; 未知 as none. */
function namesIn(value: Value): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = list.filter((item): item is string => typeof item === "string" && item !== "");
  return [...new Set(names)].sort(compareCodePoints);
}
