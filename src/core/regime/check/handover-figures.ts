import { unreachable } from "../../shared/index.ts";
import type { RuleOf } from "../model/index.ts";
import type { Measure } from "./quantity.ts";

interface Figure {
  readonly path: string;
  readonly value: number;
  readonly measure: Measure;
}

const BASIS_POINTS = 10_000;
const HOUR = 60;
const days = (path: string, value: number): Figure => ({ path, value, measure: "days" });
const months = (path: string, value: number): Figure => ({ path, value, measure: "months" });
const plain = (path: string, value: number): Figure => ({ path, value, measure: "plain" });
const minutes = (path: string, value: number): Figure => ({ path, value, measure: "minutes" });

function ofHandover(rule: RuleOf<"handover">): readonly Figure[] {
  switch (rule.step) {
    case "departure":
      return [
        days("notice", rule.noticeDays),
        days("probation", rule.probationDays),
        minutes("freeze", rule.freezeMinutes),
        days("due", rule.dueDays),
      ];
    case "leave":
      return [months("relation", rule.relationMonths), months("both", rule.bothMonths)];
    case "jointVisit":
      return [days("within", rule.withinDays)];
    case "quality":
      return [
        plain("missed", rule.missed),
        plain("wrong", rule.wrong),
        plain("incomplete", rule.incomplete),
      ];
    case "afterCheck":
      return [days("after", rule.days)];
    default:
      return unreachable(rule);
  }
}

/** The figures that an article of handover, cover, credit or permit states. */
export function lifeFigures(
  rule: RuleOf<"handover"> | RuleOf<"cover"> | RuleOf<"credit"> | RuleOf<"permit">,
): readonly Figure[] {
  switch (rule.kind) {
    case "handover":
      return ofHandover(rule);
    case "cover":
      return [days("max", rule.maxDays)];
    case "credit":
      if (rule.form === "guard")
        return [days("window", rule.windowDays), plain("alarm", rule.alarmCount)];
      return rule.periods.flatMap((period, index): readonly Figure[] => [
        months(`periods.${index}.months`, period.months),
        {
          path: `periods.${index}.former`,
          value: period.former / BASIS_POINTS,
          measure: "share",
        },
      ]);
    case "permit":
      return rule.act === "transfer"
        ? []
        : [
            minutes("hours", rule.hours * HOUR),
            plain("rounds", rule.rounds),
            days("wait", rule.waitDays),
          ];
    default:
      return unreachable(rule);
  }
}
