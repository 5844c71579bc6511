import { unreachable } from "../../shared/index.ts";
import type { RuleOf } from "../model/index.ts";

type LifeRule = RuleOf<"handover"> | RuleOf<"cover"> | RuleOf<"credit"> | RuleOf<"permit">;

/** What an article of handover, cover, credit or permit says, its figures in a row. */
export function lifeSaid(
  rule: LifeRule,
  applies: boolean,
): { readonly kind: LifeRule["kind"]; readonly applies: boolean; readonly figures: number[] } {
  return { kind: rule.kind, applies, figures: applies ? figuresOf(rule) : [] };
}

function figuresOf(rule: LifeRule): number[] {
  switch (rule.kind) {
    case "handover":
      return stepFigures(rule);
    case "cover":
      return [rule.maxDays];
    case "credit":
      return rule.form === "guard"
        ? [rule.windowDays, rule.alarmCount]
        : rule.periods.flatMap(({ months, former }) => [months, former]);
    case "permit":
      return rule.act === "transfer"
        ? [rule.approvals.length]
        : [rule.hours, rule.rounds, rule.waitDays];
    default:
      return unreachable(rule);
  }
}

function stepFigures(rule: RuleOf<"handover">): number[] {
  switch (rule.step) {
    case "departure":
      return [rule.noticeDays, rule.probationDays, rule.freezeMinutes, rule.dueDays];
    case "leave":
      return [rule.relationMonths, rule.bothMonths];
    case "jointVisit":
      return [rule.withinDays];
    case "quality":
      return [rule.missed, rule.wrong, rule.incomplete];
    case "afterCheck":
      return [rule.days];
    default:
      return unreachable(rule);
  }
}
