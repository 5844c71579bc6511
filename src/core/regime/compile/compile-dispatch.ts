import { parseLocalDate } from "../../shared/index.ts";
import type { Expr } from "../expression/index.ts";
import type { CalendarRule, RuleOf } from "../model/index.ts";
import { asNumber, asTruth, type Compilation, NO_CUSTOMER, NO_MANAGER } from "./compiled.ts";
import type { AssignTerm, DispatchTerms, ResponseTerm } from "./dispatch-terms.ts";
import { rulesOf, scopeOf } from "./scope.ts";

type Form<F extends RuleOf<"dispatch">["form"]> = Extract<RuleOf<"dispatch">, { readonly form: F }>;

function compileAssign(rule: Form<"assign">, compilation: Compilation): AssignTerm {
  const scope = scopeOf(rule, compilation);
  const optional = (expr: Expr | null) => (expr === null ? null : compilation.expression(expr));
  const weight = optional(rule.weight);
  const match = optional(rule.match);
  const referrer = optional(rule.referrer);
  const referredOn = optional(rule.referredOn);
  const { article, strength, sources, strategies, depth, windowDays } = rule;
  return {
    ...{ article, strength, sources, strategies, depth, windowDays },
    applies: (customer) => scope.holds(customer, NO_MANAGER) === true,
    weightOf: (manager) => Math.max(0, asNumber(weight?.value(NO_CUSTOMER, manager) ?? null) ?? 0),
    matches: (customer, manager) => asTruth(match?.value(customer, manager) ?? null),
    referrerOf: (customer) => textOf(referrer?.value(customer, NO_MANAGER)),
    referredOn: (customer) => {
      const text = textOf(referredOn?.value(customer, NO_MANAGER));
      return text === null ? null : parseLocalDate(text);
    },
  };
}

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

function compileResponse(rule: Form<"response">, compilation: Compilation): ResponseTerm {
  const scope = scopeOf(rule, compilation);
  const calendar = rulesOf(compilation).find(
    (one): one is CalendarRule => one.kind === "calendar" && one.hours.length > 0,
  );
  const { article, strength, sources, minutes, clock, reroutes, escalate } = rule;
  return {
    ...{ article, strength, sources, minutes, clock, reroutes, escalate },
    hours: calendar?.hours ?? [],
    applies: (customer) => scope.holds(customer, NO_MANAGER) === true,
  };
}

/** Compiles the articles of dispatch. */
export function compileDispatch(
  rules: readonly RuleOf<"dispatch">[],
  compilation: Compilation,
): DispatchTerms {
  return {
    assign: rules.flatMap((rule) =>
      rule.form === "assign" ? [compileAssign(rule, compilation)] : [],
    ),
    response: rules.flatMap((rule) =>
      rule.form === "response" ? [compileResponse(rule, compilation)] : [],
    ),
  };
}
