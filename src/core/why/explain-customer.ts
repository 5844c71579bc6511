import { type ArticleKey, articleKey, InvariantError, type ManagerId } from "../shared/index.ts";
import {
  type AllocationOutcome,
  type AllocationProblem,
  type ExclusionSet,
  exclusionFinder,
  type Finding,
  nearestMetresFinder,
  type OtherSeat,
  otherSeatFinder,
  pairAccount,
  pairCost,
  sizeOfUnit,
} from "../who/index.ts";
import type {
  Alternative,
  CostItem,
  CounterFactual,
  CustomerReason,
  Exclusion,
  ReasonItem,
} from "./allocation-reason.ts";
import { becauseOf } from "./because.ts";
import { type Company, companyOf } from "./company.ts";
import { costItems, totalMinutes } from "./cost-items.ts";
import { costDrop, type LiftJudge, roomNeeded, ruleLifted } from "./counterfactuals.ts";
import { lackingRoom } from "./lacking-room.ts";
import { rivalExclusions, withoutRivals } from "./rival-exclusions.ts";
import { wayMinutes } from "./way-minutes.ts";

/** A lock is a person's decision: no article stands behind it. */
const NO_ARTICLE = articleKey("");

const SHOWN_ALTERNATIVES = 3;
const SHOWN_EXCLUDED = 5;

/** Explains any customer of one outcome; keeps what customers share between calls. */
export interface Explainer {
  explain(customerIndex: number): CustomerReason;
}

interface Ground {
  readonly problem: AllocationProblem;
  readonly outcome: AllocationOutcome;
  readonly others: ReturnType<typeof otherSeatFinder>;
  readonly exclusionsOf: (i: number) => ExclusionSet;
  readonly nearestMetres: (i: number) => number;
  readonly company: Company;
  /** By unit left out: the article that leaves it out, asked by every member. */
  readonly confinedBy: Map<number, ArticleKey | null>;
}

/** One customer in the outcome. */
interface Case {
  readonly i: number;
  readonly unit: number;
  readonly manager: number;
  readonly seat: number;
  readonly findings: readonly Finding[];
}

const managerIdOf = (problem: AllocationProblem, seat: number): ManagerId | null =>
  problem.managers[problem.managerOfSeat[seat] ?? -1]?.id ?? null;

function alternativeOf(problem: AllocationProblem, at: Case, other: OtherSeat): Alternative[] {
  const manager = managerIdOf(problem, other.seat);
  if (manager === null) return [];
  const items = costItems(pairAccount(problem, at.i, problem.managerOfSeat[other.seat] ?? -1));
  const hasManager = at.manager >= 0;
  return [
    {
      manager,
      // Against being left out there is nothing to compare with but the price of that.
      extraCost: hasManager ? other.extra : null,
      extraPairCost: hasManager ? other.pairExtra : totalMinutes(items),
      isFull: other.isFull,
      items,
    },
  ];
}

/** Why the article excludes this manager. */
function exclusionReason(
  problem: AllocationProblem,
  at: Case,
  by: { readonly article: ArticleKey; readonly manager: number },
): ReasonItem {
  const { article } = by;
  const findings = pairAccount(problem, at.i, by.manager).filter(
    (other) => other.article === article && (other.forbids || other.code === "priority.unmatched"),
  );
  const finding = findings.find((other) => other.forbids) ?? findings[0];
  if (finding !== undefined) return { article, code: finding.code, facts: finding.facts };
  const customer = problem.customers[at.i];
  const term = problem.plan.who.cohesion.find((other) => other.article === article);
  const group = customer === undefined ? null : (term?.groupOf(customer) ?? null);
  const members = sizeOfUnit(problem.units, at.unit);
  return { article, code: "cohesion.together", facts: { group, members } };
}

function exclusions(
  ground: Ground,
  at: Case,
  alternatives: readonly Alternative[],
): readonly Exclusion[] {
  const { problem, exclusionsOf } = ground;
  const byRule = exclusionsOf(at.i).excluded.map(({ article, managers }): Exclusion => {
    const sample = managers.slice(0, SHOWN_EXCLUDED).flatMap((m) => {
      const manager = problem.managers[m]?.id;
      if (manager === undefined) return [];
      return [{ manager, reason: exclusionReason(problem, at, { article, manager: m }) }];
    });
    return { article, count: managers.length, sample };
  });
  return [
    ...byRule,
    ...rivalExclusions(problem, ground.company, {
      customer: at.i,
      first: alternatives.map((other) => other.manager),
    }),
  ];
}

/** Nobody who may hold the customer lives nearer, to the metre. */
function isNearest({ problem, nearestMetres }: Ground, at: Case): boolean {
  const own = problem.kmTo(at.i, at.seat);
  return !Number.isNaN(own) && Math.round(own * 1000) <= nearestMetres(at.i);
}

/** What a manager whom a rule excludes would change, if he has room. */
function liftJudge(ground: Ground, at: Case): LiftJudge {
  const { problem, others } = ground;
  const { state } = others;
  const customer = problem.customers[at.i];
  const leaves = at.seat < 0 ? 0 : state.bandDelta({ seat: at.seat, comes: -1, goes: at.unit });
  const start = leaves - state.costNow(at.unit);
  return {
    customer: at.i,
    besidesPair: (manager) => {
      const change = { seat: problem.seatOfManager[manager] ?? -1, comes: at.unit, goes: -1 };
      if (!state.fits(change)) return null;
      const parting = ground.company.partingWith([at.i], manager)?.minutes ?? 0;
      return start + parting + state.bandDelta(change);
    },
    travel: (manager) => {
      const km = problem.kmTo(at.i, problem.seatOfManager[manager] ?? -1);
      const pair = { customer, manager: problem.managers[manager], km };
      return problem.plan.who.proximity.reduce((sum, term) => sum + wayMinutes(term, pair), 0);
    },
  };
}

/** Changes that alone would bring somebody else; none for a customer whom a person has locked. */
function counterFactuals(
  ground: Ground,
  at: Case,
  second: Alternative | null,
): readonly CounterFactual[] {
  const { problem, others } = ground;
  if ((problem.lockedTo[at.i] ?? -1) >= 0) return [];
  const room = roomNeeded(problem, {
    unit: at.unit,
    others: others.of(at.unit),
    loads: others.state.loads,
  });
  // What lowers one member's cost or lets one member go elsewhere says nothing of its group.
  if (sizeOfUnit(problem.units, at.unit) > 1) return room;
  const lifted = ruleLifted(problem, ground.exclusionsOf(at.i), liftJudge(ground, at));
  const drop = second === null || at.manager < 0 ? [] : costDrop(second);
  return [...drop, ...room, ...lifted];
}

/** The article that leaves the unit out: whose limit keeps it from most who may hold it. */
function confining(ground: Ground, unit: number): ArticleKey | null {
  const found = ground.confinedBy.get(unit);
  if (found !== undefined) return found;
  const { problem, others } = ground;
  const { loads } = others.state;
  const votes = new Map<ArticleKey, number>();
  for (let seat = 0; seat < problem.instance.seatCount; seat++) {
    if (pairCost(problem.instance, unit, seat) < 0) continue;
    for (const { article } of lackingRoom(problem, { unit, seat, loads })) {
      votes.set(article, (votes.get(article) ?? 0) + 1);
    }
  }
  const [most] = Array.from(votes).sort((a, b) => b[1] - a[1]);
  const article = most?.[0] ?? null;
  ground.confinedBy.set(unit, article);
  return article;
}

/** The price of being left out, shared by the members of a group. */
function leftOut(ground: Ground, at: Case): readonly CostItem[] {
  const { problem } = ground;
  const members = sizeOfUnit(problem.units, at.unit);
  const minutes = Math.round((problem.instance.price[at.unit] ?? 0) / members);
  const article = minutes === 0 ? null : confining(ground, at.unit);
  return article === null ? [] : [{ article, kind: "unassigned", minutes, facts: {} }];
}

function lockReasons(problem: AllocationProblem, i: number): readonly ReasonItem[] {
  const m = problem.lockedTo[i] ?? -1;
  const lock =
    m < 0 ? undefined : problem.facts.locks.find((l) => l.customer === problem.customers[i]?.id);
  return lock === undefined
    ? []
    : [{ article: NO_ARTICLE, code: "lock.held", facts: { reason: lock.reason } }];
}

function awaited(problem: AllocationProblem, i: number): CustomerReason["awaits"] {
  const customer = problem.customers[i];
  if (customer === undefined) return null;
  const term = problem.plan.who.manual.find((manual) => manual.applies(customer));
  return term === undefined
    ? null
    : { article: term.article, by: term.by, question: term.question };
}

function explainCase(ground: Ground, at: Case): CustomerReason {
  const { problem, others } = ground;
  const hasManager = at.manager >= 0;
  const items = hasManager ? costItems(at.findings) : leftOut(ground, at);
  const seats = others.of(at.unit);
  const alternatives = seats
    .slice(0, SHOWN_ALTERNATIVES)
    .flatMap((other) => alternativeOf(problem, at, other));
  const second = alternatives[0] ?? null;
  const because = hasManager
    ? becauseOf({
        problem,
        customer: at.i,
        unit: at.unit,
        seat: at.seat,
        findings: at.findings,
        others: seats,
        loads: others.state.loads,
        company: ground.company,
        isNearest: isNearest(ground, at),
      })
    : [];
  return {
    customer: customerIdAt(problem, at.i),
    manager: problem.managers[at.manager]?.id ?? null,
    previous: problem.managers[problem.previous[at.i] ?? -1]?.id ?? null,
    items,
    total: totalMinutes(items),
    because: [...lockReasons(problem, at.i), ...because],
    runnerUp: second,
    alternatives,
    eligibleCount: withoutRivals(ground.exclusionsOf(at.i), ground.company, at.i),
    excluded: exclusions(ground, at, alternatives),
    counterFactuals: counterFactuals(ground, at, second),
    awaits: awaited(problem, at.i),
  };
}

function customerIdAt(problem: AllocationProblem, i: number): CustomerReason["customer"] {
  const customer = problem.customers[i];
  if (customer === undefined) throw new InvariantError(`no customer ${i}`);
  return customer.id;
}

/** An explainer for many customers of one outcome; one scan of the managers per customer. */
export function explainer(problem: AllocationProblem, outcome: AllocationOutcome): Explainer {
  const others = otherSeatFinder(problem, outcome);
  const { plan, customers } = problem;
  const company = companyOf({ plan, customers, assigned: outcome.assigned });
  const ground: Ground = {
    problem,
    outcome,
    others,
    exclusionsOf: exclusionFinder(problem),
    nearestMetres: nearestMetresFinder(problem),
    company,
    confinedBy: new Map(),
  };
  return {
    explain: (i) => {
      const manager = outcome.assigned[i] ?? -1;
      return explainCase(ground, {
        i,
        unit: problem.unitOf[i] ?? 0,
        manager,
        seat: manager < 0 ? -1 : (problem.seatOfManager[manager] ?? -1),
        findings: manager < 0 ? [] : pairAccount(problem, i, manager),
      });
    },
  };
}

/** Who has this customer and why, who came second, who could not, what would change it. */
export const explainCustomer = (
  problem: AllocationProblem,
  outcome: AllocationOutcome,
  customerIndex: number,
): CustomerReason => explainer(problem, outcome).explain(customerIndex);
