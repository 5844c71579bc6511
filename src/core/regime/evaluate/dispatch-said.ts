import type { Expr } from "../expression/index.ts";
import type { RuleOf } from "../model/index.ts";
import { evaluateExpr, truthOf } from "./evaluate-expr.ts";
import type { Situation } from "./situation.ts";

/** What an article of dispatch says of a customer and a manager; `terms` are empty where it does not apply. */
export interface DispatchFinding {
  readonly kind: "dispatch";
  readonly applies: boolean;
  readonly terms: readonly (string | number)[];
}

/** Reads the article off the document: words in the order of its keys, then figures. */
export function dispatchSaid(
  rule: RuleOf<"dispatch">,
  applies: boolean,
  situation: Situation,
): DispatchFinding {
  if (!applies) return { kind: "dispatch", applies, terms: [] };
  const sources = rule.sources.join(" ");
  if (rule.form === "response") {
    const { minutes, clock, reroutes, escalate } = rule;
    return { kind: "dispatch", applies, terms: [sources, clock, escalate, minutes, reroutes] };
  }
  const asked = (expr: Expr | null) => (expr === null ? null : evaluateExpr(expr, situation));
  const weight = Number(asked(rule.weight) ?? 0);
  const match = rule.match === null ? null : truthOf(rule.match, situation);
  const said = [
    sources,
    rule.strategies.join(" "),
    String(match),
    String(asked(rule.referrer) || null),
    String(asked(rule.referredOn) || null),
  ];
  const figures = [weight > 0 ? weight : 0, rule.depth, rule.windowDays];
  return { kind: "dispatch", applies, terms: [...said, ...figures] };
}
