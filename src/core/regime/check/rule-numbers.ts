import type { Position } from "../../shared/index.ts";
import { unreachable } from "../../shared/index.ts";
import { type Expr, type ExprType, nodesOf } from "../expression/index.ts";
import type { Article, ProximityRule, Rule, Table } from "../model/index.ts";
import { expressionsOf } from "./expressions-of.ts";
import { lifeFigures } from "./handover-figures.ts";
import type { Measure, Quantity, UsedQuantity } from "./quantity.ts";

/** A number that a rule uses, and where in the rule it stands. */
export interface RuleNumber extends UsedQuantity {
  /** As `text_silent` names it: limit, weight.0, limit.2028-01-01, override.expires. */
  readonly path: string;
  /** Known for numbers inside expressions. */
  readonly at: Position | null;
}

const MEASURES: Partial<Readonly<Record<ExprType, Measure>>> = {
  number: "plain",
  money: "money",
  days: "days",
  months: "months",
  minutes: "minutes",
  distance: "distance",
};

/** The numbers of an article's rule: figures of its keys and literals of its expressions. */
export function ruleNumbers(article: Article): readonly RuleNumber[] {
  const { rule, ruleText } = article;
  if (rule === null || ruleText === null) return [];
  const figures = figuresOf(rule).filter(({ path }) => isWritten(ruleText, path));
  return [...figures, ...literals(rule)];
}

/** A figure that stands for its default is not in the text, so the prose need not state it. */
function isWritten(ruleText: string, path: string): boolean {
  const key = path.split(".").findLast((part) => /^[a-z_]+$/.test(part)) ?? path;
  return new RegExp(`(?:^|[\\s{,])${key}\\s*:`, "m").test(ruleText);
}

function literals(rule: Rule): readonly RuleNumber[] {
  return expressionsOf(rule).flatMap(({ path, expr }) => {
    const nodes = nodesOf(expr);
    const units = isScore(rule) ? null : unitsAmong(nodes);
    const divisors = new Set(
      nodes.flatMap((node) => (node.node === "arithmetic" && node.op === "/" ? [node.right] : [])),
    );
    return nodes.flatMap((node): readonly RuleNumber[] => {
      const measure = MEASURES[node.type];
      if (node.node !== "literal" || typeof node.value !== "number" || measure === undefined) {
        return [];
      }
      // Prose says 三分之一 or 一半 where the rule divides by three or by two.
      const isPart = divisors.has(node) && measure === "plain" && node.value > 0;
      if (isPart) return [{ path, value: 1 / node.value, measure: "share", units, at: node.at }];
      return [{ path, value: node.value, measure, units, at: node.at }];
    });
  });
}

/** A score states its unit in words of its own. */
const isScore = (rule: Rule): boolean => rule.kind === "define" && rule.form === "score";

/** Fields without a unit that count people or households. */
const COUNTS: readonly string[] = ["customer.employees", "manager.limit"];

/** What the bare figures beside these nodes may count; null = some field does not say. */
function unitsAmong(nodes: readonly Expr[]): readonly Measure[] | null {
  const units: Measure[] = [];
  for (const node of nodes) {
    if (node.node === "literal") continue;
    const measure = MEASURES[node.type];
    if (measure !== undefined && measure !== "plain") units.push(measure);
    const isNamed = node.node === "field" || node.node === "term";
    if (measure !== "plain" || !isNamed) continue;
    if (node.node === "term" || !COUNTS.includes(`${node.of}.${node.key}`)) return null;
  }
  return units;
}

const figure = (path: string, value: number, measure: Measure = "plain"): RuleNumber => ({
  path,
  value,
  measure,
  units: [],
  at: null,
});

const optional = (path: string, value: number | null, measure?: Measure): readonly RuleNumber[] =>
  value === null ? [] : [figure(path, value, measure)];

const cells = (
  path: string,
  table: Table<number>,
  read: (value: number) => Quantity,
): readonly RuleNumber[] =>
  table.rows.map((row, index) => ({
    ...figure(`${path}.${index}.is`, 0),
    ...read(row.is),
  }));

function wayFigures(rule: ProximityRule): readonly RuleNumber[] {
  if (rule.form === "times") {
    const rows = Object.entries(rule.times);
    return [
      ...rows.flatMap(([from, row]) =>
        Object.entries(row).map(([to, value]) => figure(`times.${from}.${to}`, value, "minutes")),
      ),
      figure("unknown", rule.unknownMinutes, "minutes"),
      ...optional("cap", rule.capMinutes, "minutes"),
    ];
  }
  return [
    figure("detour", rule.detour / 100),
    figure("speed", rule.speed, "distance"),
    figure("unknown", rule.unknownKm, "distance"),
    ...optional("cap", rule.capKm, "distance"),
  ];
}

const BASIS_POINTS = 10_000;

/** What the units charged together are: minutes, households or fen. */
const PER_MEASURES = { workload: "minutes", count: "plain", value: "money" } as const;

function figuresOf(rule: Rule): readonly RuleNumber[] {
  switch (rule.kind) {
    case "roster":
      return optional("minimum.count", rule.minimum?.count ?? null);
    case "eligibility":
      return [
        figure("penalty", rule.penalty, "minutes"),
        ...optional("override.expires", rule.override?.expiresDays ?? null, "days"),
      ];
    case "capacity":
      return [
        ...("entries" in rule.limit
          ? rule.limit.entries.map(({ from, value }) =>
              figure(from === null ? "limit" : `limit.${from}`, value),
            )
          : []),
        ...optional("otherwise", rule.otherwise),
        // A customer that counts as one is what counting means; nobody writes it.
        ...cells("weight", rule.weight, (value) => ({ value, measure: "plain" })).filter(
          ({ value }) => value !== 1,
        ),
      ];
    case "balance":
      return [
        figure("tolerance", rule.tolerance / BASIS_POINTS, "share"),
        figure("rate", rule.rate, "minutes"),
        figure("per", rule.per, PER_MEASURES[rule.measure]),
      ];
    case "continuity":
      return [
        ...cells("handover", rule.handover, (value) => ({ value, measure: "minutes" })),
        figure("spread", rule.months, "months"),
      ];
    case "proximity":
      return [
        ...cells("visits", rule.visits, (value) => ({ value: value / 100, measure: "plain" })),
        ...wayFigures(rule),
      ];
    case "priority":
      return [
        ...rule.dimensions.map(({ penalty }, index) =>
          figure(`dimensions.${index}.penalty`, penalty, "minutes"),
        ),
        ...optional(
          "carve_out.max_share",
          rule.carveOut?.maxShare == null ? null : rule.carveOut.maxShare / BASIS_POINTS,
          "share",
        ),
      ];
    case "cohesion":
      return rule.mode === "mainLocal" ? [figure("apart", rule.apart, "minutes")] : [];
    case "compactness":
      return [figure("apart", rule.apart, "minutes")];
    case "protection":
      return [
        figure("valid", rule.validDays, "days"),
        figure("days", rule.days, "days"),
        figure("extend", rule.extendDays, "days"),
        figure("max", rule.maxDays, "days"),
        ...rule.remindDays.map((days, index) => figure(`remind.${index}`, days, "days")),
        ...optional("dealt", rule.dealtDays, "days"),
        ...optional("dormant", rule.dormantDays, "days"),
        ...rule.effective
          .map(({ seconds }, index) => figure(`effective.${index}.seconds`, seconds))
          .filter(({ value }) => value > 0),
      ];
    case "pool":
      return [figure("cooldown", rule.cooldownDays, "days")];
    case "claim":
      return [...optional("per_day", rule.perDay), ...optional("hold", rule.holdCap)];
    case "collision":
      return [
        figure("likely", rule.likely / BASIS_POINTS, "share"),
        figure("possible", rule.possible / BASIS_POINTS, "share"),
        figure("evidence", rule.evidenceDays, "days"),
        figure("within", rule.decideDays, "days"),
        ...(rule.appealDays > 0 ? [figure("appeal", rule.appealDays, "days")] : []),
        ...(rule.outcomes.includes("mainAssist")
          ? [figure("assist", rule.assistShare / BASIS_POINTS, "share")]
          : []),
      ];
    case "dispatch":
      if (rule.form === "response")
        return [figure("first_contact", rule.minutes, "minutes"), figure("reroute", rule.reroutes)];
      return [figure("depth", rule.depth), figure("window", rule.windowDays, "days")];
    case "access":
      return rule.form === "role" && rule.perDay > 0 ? [figure("per_day", rule.perDay)] : [];
    case "handover":
    case "cover":
    case "credit":
    case "permit":
      return lifeFigures(rule).map(({ path, value, measure }) => figure(path, value, measure));
    case "define":
    case "calendar":
    case "disjoint":
    case "manual":
    case "declaratory":
      return [];
    default:
      return unreachable(rule);
  }
}
