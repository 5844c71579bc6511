import type { CohesionRule, ManualRule, PriorityRule } from "../model/index.ts";
import { asTruth, type Compilation, NO_MANAGER } from "./compiled.ts";
import { joinReads } from "./join-reads.ts";
import type { CohesionTerm, ManualTerm, PriorityTerm } from "./plan.ts";
import { scopeOf } from "./scope.ts";

/** Compiles which customers belong together. An empty name of a group is no group. */
export function compileCohesion(rule: CohesionRule, compilation: Compilation): CohesionTerm {
  const scope = scopeOf(rule, compilation);
  const by = compilation.expression(rule.by);
  return {
    article: rule.article,
    strength: rule.strength,
    mode: rule.mode,
    groupOf: (customer) => {
      if (scope.holds(customer, NO_MANAGER) !== true) return null;
      const value = by.value(customer, NO_MANAGER);
      return value === null || value === "" ? null : String(value);
    },
    apart: 0,
    leadOf: () => 0,
    localOf: () => null,
  };
}

/** Compiles the order of principles; outside the article's scope every manager matches. */
export function compilePriority(rule: PriorityRule, compilation: Compilation): PriorityTerm {
  const scope = scopeOf(rule, compilation);
  const carve = rule.carveOut === null ? null : compilation.expression(rule.carveOut.when);
  const names = rule.dimensions.map(({ name }) => name);
  const carvedOrder = rule.carveOut === null ? names : completed(rule.carveOut.order, names);
  const dimensions = rule.dimensions.map(({ name, match, penalty }) => {
    const condition = compilation.expression(match);
    return { name, penalty, condition };
  });
  const carvedOut: PriorityTerm["carvedOut"] = (customer) =>
    carve !== null && carve.value(customer, NO_MANAGER) === true;
  return {
    article: rule.article,
    strength: rule.strength,
    reads: joinReads([scope.reads, ...dimensions.map(({ condition }) => condition.reads)]),
    dimensions: dimensions.map(({ name, penalty, condition }) => ({
      name,
      penalty,
      match: (customer, manager) =>
        scope.holds(customer, manager) === true
          ? asTruth(condition.value(customer, manager))
          : true,
    })),
    orderFor: (customer) => (carvedOut(customer) ? carvedOrder : names),
    carvedOut,
    maxCarveOutShare: rule.carveOut?.maxShare ?? null,
  };
}

/** The carved-out order, with the dimensions that it leaves out behind it. */
function completed(order: readonly string[], names: readonly string[]): readonly string[] {
  return [...order, ...names.filter((name) => !order.includes(name))];
}

/** Compiles what is left to a person. */
export function compileManual(rule: ManualRule, compilation: Compilation): ManualTerm {
  const scope = scopeOf(rule, compilation);
  return {
    article: rule.article,
    strength: rule.strength,
    applies: (customer) => scope.holds(customer, NO_MANAGER) === true,
    by: rule.by,
    question: rule.question,
  };
}
