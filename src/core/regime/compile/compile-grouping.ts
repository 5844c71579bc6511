import type { Value } from "../../facts/index.ts";
import type { CompiledExpression, Expr } from "../expression/index.ts";
import type { CohesionRule, ManualRule, PriorityRule } from "../model/index.ts";
import { asNumber, asTruth, type Compilation, NO_MANAGER } from "./compiled.ts";
import { joinParts, joinReads } from "./join-reads.ts";
import type { CohesionTerm, ManualTerm, PriorityTerm } from "./plan.ts";
import { scopeOf } from "./scope.ts";

/** Compiles which customers belong together. An empty name of a group is no group. */
export function compileCohesion(rule: CohesionRule, compilation: Compilation): CohesionTerm {
  const scope = scopeOf(rule, compilation);
  const by = compilation.expression(rule.by);
  const optional = (expr: Expr | null): CompiledExpression | null =>
    expr === null ? null : compilation.expression(expr);
  const isLed = rule.mode === "mainLocal";
  const lead = optional(isLed ? rule.lead : null);
  const local = optional(isLed ? rule.local : null);
  return {
    article: rule.article,
    strength: rule.strength,
    mode: rule.mode,
    groupOf: (customer) =>
      scope.holds(customer, NO_MANAGER) === true ? nameOf(by.value(customer, NO_MANAGER)) : null,
    apart: isLed ? rule.apart : 0,
    leadOf: (customer) =>
      lead === null ? 0 : (asNumber(lead.value(customer, NO_MANAGER)) ?? Number.NEGATIVE_INFINITY),
    localOf: (customer) => (local === null ? null : nameOf(local.value(customer, NO_MANAGER))),
  };
}

/** An empty name is none. */
const nameOf = (value: Value): string | null =>
  value === null || value === "" ? null : String(value);

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
    parts: joinParts([scope.parts(), ...dimensions.map(({ condition }) => condition.parts())]),
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
