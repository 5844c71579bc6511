import { unreachable } from "../../shared/index.ts";
import type { RuleOf } from "../model/index.ts";

type LifeRule = RuleOf<"handover"> | RuleOf<"cover"> | RuleOf<"credit"> | RuleOf<"permit">;

/** What an article of handover, cover, credit or permit says. */
export interface LifeFinding {
  readonly kind: LifeRule["kind"];
  readonly applies: boolean;
  /** Its figures in a row. */
  readonly figures: readonly number[];
  /** Everything it says, key by key in the order of the kind. */
  readonly terms: Readonly<Record<string, string | number>>;
}

/** Reads the article off the document. */
export const lifeSaid = (rule: LifeRule, applies: boolean): LifeFinding => ({
  kind: rule.kind,
  applies,
  figures: applies ? figuresOf(rule) : [],
  terms: applies ? termsOf(rule) : {},
});

const listed = (words: readonly string[]): string => words.join(" ");
const asked = (is: boolean): string => (is ? "required" : "optional");

function termsOf(rule: LifeRule): LifeFinding["terms"] {
  switch (rule.kind) {
    case "handover":
      return stepTerms(rule);
    case "cover":
      return { order: listed(rule.order), max: rule.maxDays, eligible: asked(rule.mustBeEligible) };
    case "credit":
      return creditTerms(rule);
    case "permit":
      return permitTerms(rule);
    default:
      return unreachable(rule);
  }
}

function creditTerms(rule: RuleOf<"credit">): LifeFinding["terms"] {
  if (rule.form === "guard")
    return {
      of: "guard",
      window: rule.windowDays,
      netNew: rule.netNewOnly ? "yes" : "no",
      alarm: rule.alarmCount,
    };
  const periods = listed(rule.periods.map(({ months, former }) => `${months}:${former}`));
  return { of: "split", event: rule.event, periods };
}

function permitTerms(rule: RuleOf<"permit">): LifeFinding["terms"] {
  if (rule.act === "refusal")
    return { act: "refusal", hours: rule.hours, rounds: rule.rounds, wait: rule.waitDays };
  return {
    act: "transfer",
    initiators: listed(rule.initiators),
    approvals: listed(rule.approvals),
    reasons: listed(rule.reasons),
    notice: asked(rule.tellsCustomer),
  };
}

function stepTerms(rule: RuleOf<"handover">): LifeFinding["terms"] {
  const { step } = rule;
  switch (step) {
    case "departure": {
      const { noticeDays: notice, probationDays: probation, freezeMinutes: freeze } = rule;
      return {
        step,
        notice,
        probation,
        freeze,
        due: rule.dueDays,
        contents: listed(rule.contents),
      };
    }
    case "leave":
      return { step, relation: rule.relationMonths, both: rule.bothMonths };
    case "jointVisit":
      return { step, within: rule.withinDays, supervisor: asked(rule.withSupervisor) };
    case "quality":
      return { step, missed: rule.missed, wrong: rule.wrong, incomplete: rule.incomplete };
    case "afterCheck":
      return { step, after: rule.days };
    default:
      return unreachable(rule);
  }
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
