import { type CustomerFacts, isPlace, type ManagerFacts, type Value } from "../../facts/index.ts";
import { kilometres } from "../../geo/index.ts";
import { type ArticleKey, type LocalDate, unreachable } from "../../shared/index.ts";
import { definitionsOf, type Expr } from "../expression/index.ts";
import {
  type Article,
  type CohesionRule,
  type CompactnessRule,
  type DefineRule,
  definitionsIn,
  type PriorityRule,
  type ProximityRule,
  type RegimeDocument,
  type Rule,
  type RuleOf,
  type Table,
} from "../model/index.ts";
import { accessSaid } from "./access-said.ts";
import { collisionSaid } from "./collision-said.ts";
import { dispatchSaid } from "./dispatch-said.ts";
import { evaluateExpr, truthOf } from "./evaluate-expr.ts";
import type { Finding, Verdict } from "./finding.ts";
import { lifeSaid } from "./life-said.ts";
import { ownershipSaid } from "./ownership-said.ts";
import type { Situation } from "./situation.ts";
import { unknownFacts } from "./unknown-facts.ts";

/** What a regime is asked about. */
export interface Question {
  readonly customer: CustomerFacts;
  readonly manager: ManagerFacts;
  readonly today: LocalDate;
}

/**
 * What every article of a regime says about one customer and one manager, read straight off the
 * document: the oracle that the compiled plan is tested against. Slow: walks every tree each time.
 */
export function judge(document: RegimeDocument, question: Question): readonly Finding[] {
  const situation: Situation = { ...question, definitions: definitionsOf(definitionsIn(document)) };
  return document.articles.flatMap((article) => findingOf(article, { document, situation }) ?? []);
}

interface Court {
  readonly document: RegimeDocument;
  readonly situation: Situation;
}

function findingOf({ rule }: Article, court: Court): Finding | null {
  if (rule === null) return null;
  const base = { article: rule.article, strength: rule.strength };
  const applies = applicability(rule, court);
  const { situation } = court;
  switch (rule.kind) {
    case "define":
      return derived(rule, situation);
    case "roster":
    case "eligibility":
      return { ...base, ...condition(rule, applies, situation) };
    case "capacity": {
      const limit = applies === true ? limitOf(rule, situation) : null;
      return { ...base, kind: "capacity", limit, weight: lookUp(rule.weight, situation) ?? 1 };
    }
    case "balance": {
      const amount = applies === true ? amountOf(rule, situation) : 0;
      return { ...base, kind: "balance", amount };
    }
    case "continuity": {
      const once = applies === true ? (lookUp(rule.handover, situation) ?? 0) : 0;
      return { ...base, kind: "continuity", minutes: Math.round(once / rule.months) };
    }
    case "proximity":
      return { ...base, ...travel(rule, applies === true, situation) };
    case "cohesion":
      return { ...base, ...membership(rule, applies === true, situation) };
    case "disjoint": {
      const names = applies === true ? namesOf(evaluateExpr(rule.by, situation)) : [];
      return { ...base, kind: "disjoint", rivalries: names };
    }
    case "compactness":
      return { ...base, ...neighbourhood(rule, applies === true, situation) };
    case "priority":
      return { ...base, ...principles(rule, applies === true, situation) };
    case "manual":
      return { ...base, kind: "manual", applies: applies === true };
    case "protection":
    case "pool":
    case "claim":
      return { ...base, ...ownershipSaid(rule, applies, court) };
    case "collision":
      return { ...base, ...collisionSaid(rule, applies === true) };
    case "dispatch":
      return { ...base, ...dispatchSaid(rule, applies === true, situation) };
    case "access":
      return { ...base, kind: "access", ...accessSaid(rule, applies, court.document) };
    case "handover":
    case "cover":
    case "credit":
    case "permit":
      return { ...base, ...lifeSaid(rule, applies === true) };
    case "calendar":
    case "declaratory":
      return null;
    default:
      return unreachable(rule);
  }
}

/** Whether the article applies: its own scope, unless an exception takes its place. */
function applicability(rule: Rule, court: Court): boolean | null {
  if (givesWay(rule.article, court)) return false;
  return rule.when === null ? true : truthOf(rule.when, court.situation);
}

/** An article gives way to an exception in force, and to whatever that exception gives way to. */
function givesWay(article: ArticleKey, court: Court): boolean {
  return court.document.articles.some(({ rule }) => {
    if (rule === null || !rule.overrides.includes(article)) return false;
    const isInForce = rule.when === null || truthOf(rule.when, court.situation) === true;
    return isInForce || givesWay(rule.article, court);
  });
}

/** Row by row; a row whose condition is 未知 does not match. */
function lookUp<T>(table: Table<T>, situation: Situation): T | null {
  for (const row of table.rows) {
    if (row.when === null || truthOf(row.when, situation) === true) return row.is;
  }
  return null;
}

function derived(rule: DefineRule, situation: Situation): Finding | null {
  if (rule.form === "field") return null;
  const at = { line: 0, column: 0 };
  const use = { node: "term", type: "text", of: rule.of, name: rule.name, at } as const;
  return {
    article: rule.article,
    strength: rule.strength,
    kind: "derived",
    name: rule.name,
    value: evaluateExpr(use, situation),
  };
}

function condition(
  rule: RuleOf<"roster"> | RuleOf<"eligibility">,
  applies: boolean | null,
  situation: Situation,
) {
  const satisfied = truthOf(rule.require, situation);
  const verdict = verdictOf(applies, satisfied, rule.onMissing === "allow");
  const isMissing = verdict === "missingAllowed" || verdict === "missingDenied";
  const inScope = applies === null && rule.when !== null ? unknownFacts(rule.when, situation) : [];
  const found = isMissing ? [...inScope, ...unknownFacts(rule.require, situation)] : [];
  const unknown = found.filter(
    (fact, index) => found.findIndex((one) => one.of === fact.of && one.key === fact.key) === index,
  );
  const penalty = rule.kind === "eligibility" ? rule.penalty : 0;
  return { kind: rule.kind, verdict, unknown, penalty } as const;
}

function verdictOf(
  applies: boolean | null,
  satisfied: boolean | null,
  isAllowed: boolean,
): Verdict {
  if (applies === false) return "notApplicable";
  if (satisfied === true) return "pass";
  if (satisfied === false && applies === true) return "fail";
  return isAllowed ? "missingAllowed" : "missingDenied";
}

function limitOf(rule: RuleOf<"capacity">, situation: Situation): number | null {
  if ("entries" in rule.limit) {
    const begun = rule.limit.entries.filter(({ from }) => from === null || from <= situation.today);
    const sorted = [...begun].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
    return sorted.at(-1)?.value ?? rule.otherwise;
  }
  const value = evaluateExpr(rule.limit, situation);
  return value === null ? rule.otherwise : Math.floor(Number(value) + 1e-9);
}

function amountOf(rule: RuleOf<"balance">, situation: Situation): number {
  if (rule.value === null) return rule.measure === "count" ? 1 : 0;
  return Math.round(Number(evaluateExpr(rule.value, situation) ?? 0));
}

function membership(rule: CohesionRule, applies: boolean, situation: Situation) {
  const ask = (expr: Expr | null): Value => (expr === null ? null : evaluateExpr(expr, situation));
  if (rule.mode === "oneOwner") {
    const group = applies ? (namesOf(ask(rule.by))[0] ?? null) : null;
    return { kind: "cohesion", group, lead: null, local: null } as const;
  }
  const value = rule.lead === null ? 0 : ask(rule.lead);
  return {
    kind: "cohesion",
    group: applies ? (namesOf(ask(rule.by))[0] ?? null) : null,
    lead: value === null ? null : Number(value),
    local: namesOf(ask(rule.local))[0] ?? null,
  } as const;
}

function neighbourhood(rule: CompactnessRule, applies: boolean, situation: Situation) {
  const cell = applies ? (namesOf(evaluateExpr(rule.cell, situation))[0] ?? null) : null;
  const isAsked = cell !== null && rule.adjacent !== null;
  const around = isAsked ? namesOf(evaluateExpr(rule.adjacent, situation)) : [];
  const adjacent = around.filter((name) => name !== cell);
  return { kind: "compactness", cell, adjacent } as const;
}

/** The names in a text or a set, each once; blanks and 未知 are none. */
function namesOf(value: Value): readonly string[] {
  const all = Array.isArray(value) ? value.map((item) => `${item}`) : value === null ? [] : [value];
  const names = all.map((item) => `${item}`).filter((name) => name !== "");
  return names.filter((name, index) => names.indexOf(name) === index).sort();
}

function travel(rule: ProximityRule, applies: boolean, situation: Situation) {
  const visits = applies ? (lookUp(rule.visits, situation) ?? 0) : 0;
  if (rule.form === "times") {
    const { there, back } = waysOf(rule, situation);
    return {
      kind: "proximity",
      applies,
      travel: { by: "times", minutes: Math.round((visits * (there + back)) / 100) },
      isBeyondCap: applies && rule.capMinutes !== null && Math.max(there, back) > rule.capMinutes,
    } as const;
  }
  // Hundredths × hundredths × thousandths of a minute, kept whole until the one division.
  const milliMinutes = (visits * 2 * rule.detour * 60 * 1000) / (100 * 100 * rule.speed);
  const from = situation.customer.fields["place"] ?? null;
  const to = situation.manager.fields["place"] ?? null;
  const km = isPlace(from) && isPlace(to) ? kilometres(from, to) : rule.unknownKm;
  return {
    kind: "proximity",
    applies,
    travel: { by: "distance", milliMinutesPerKm: Math.round(milliMinutes) },
    isBeyondCap: applies && rule.capKm !== null && (km * rule.detour) / 100 > rule.capKm,
  } as const;
}

/** Minutes there and back; a direction that is not written is as long as the other. */
function waysOf(rule: Extract<ProximityRule, { form: "times" }>, situation: Situation) {
  const from = evaluateExpr(rule.from, situation);
  const to = evaluateExpr(rule.to, situation);
  const written = (a: Value, b: Value): number | null => {
    const row = Object.entries(rule.times).find(([name]) => name === a)?.[1] ?? {};
    return Object.entries(row).find(([name]) => name === b)?.[1] ?? null;
  };
  const one = written(from, to);
  const other = written(to, from);
  const unknown = rule.unknownMinutes;
  return { there: one ?? other ?? unknown, back: other ?? one ?? unknown };
}

function principles(rule: PriorityRule, applies: boolean, situation: Situation) {
  const names = rule.dimensions.map(({ name }) => name);
  const carve = rule.carveOut;
  const isCarvedOut = carve !== null && truthOf(carve.when, situation) === true;
  const order = isCarvedOut ? [...new Set([...carve.order, ...names])] : names;
  const matches = Object.fromEntries(
    rule.dimensions.map(({ name, match }) => [name, applies ? truthOf(match, situation) : true]),
  );
  return { kind: "priority", order, matches } as const;
}
