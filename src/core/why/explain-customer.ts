import { articleKey, InvariantError, type ManagerId } from "../shared/index.ts";
import {
  type AllocationOutcome,
  type AllocationProblem,
  type ExclusionSet,
  exclusionFinder,
  type Finding,
  type OtherSeat,
  otherSeatFinder,
  pairAccount,
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
import { costItems, totalMinutes } from "./cost-items.ts";
import { costDrop, roomNeeded, ruleLifted } from "./counterfactuals.ts";

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
  const own = totalMinutes(items);
  const hasManager = at.manager >= 0;
  return [
    {
      manager,
      extraCost: hasManager ? (other.extra ?? other.withRoom) : own,
      extraPairCost: hasManager ? other.pairExtra : own,
      isFull: other.isFull,
      items,
    },
  ];
}

/** Seats for which a plan is known; where there is none for any, what they would cost with room. */
function reachable(seats: readonly OtherSeat[]): readonly OtherSeat[] {
  const known = seats.filter((other) => other.extra !== null);
  return known.length > 0 ? known : seats;
}

function exclusions(ground: Ground, at: Case): readonly Exclusion[] {
  const { problem } = ground;
  return ground.exclusionsOf(at.i).excluded.map(({ article, managers }): Exclusion => {
    const sample = managers.slice(0, SHOWN_EXCLUDED).flatMap((m) => {
      const manager = problem.managers[m]?.id;
      const finding = pairAccount(problem, at.i, m).find(
        (other) => other.forbids && other.article === article,
      );
      const reason: ReasonItem = {
        article,
        code: finding?.code ?? "priority.unmatched",
        facts: finding?.facts ?? {},
      };
      return manager === undefined ? [] : [{ manager, reason }];
    });
    return { article, count: managers.length, sample };
  });
}

function isNearest(problem: AllocationProblem, at: Case): boolean {
  const own = problem.kmTo(at.i, at.seat);
  if (Number.isNaN(own)) return false;
  const { rows, seatCount } = problem.profileRows;
  const start = (problem.profileOf[at.i] ?? 0) * seatCount;
  for (let j = 0; j < seatCount; j++) {
    if ((rows[start + j] ?? -1) >= 0 && problem.kmTo(at.i, j) < own) return false;
  }
  return true;
}

/** Whether a manager whom a rule excludes would make the plan cheaper, and has room. */
function liftJudge(ground: Ground, at: Case): (manager: number, minutes: number) => boolean {
  const { problem, others } = ground;
  const { state } = others;
  return (manager, minutes) => {
    const to = problem.seatOfManager[manager] ?? -1;
    const isAlone = (problem.members[at.unit]?.length ?? 0) === 1;
    if (to < 0 || !isAlone || !state.fits({ seat: to, comes: at.unit, goes: -1 })) return false;
    const leaves = at.seat < 0 ? 0 : state.bandDelta({ seat: at.seat, comes: -1, goes: at.unit });
    const arrives = state.bandDelta({ seat: to, comes: at.unit, goes: -1 });
    return minutes - state.costNow(at.unit) + leaves + arrives < 0;
  };
}

function counterFactuals(
  ground: Ground,
  at: Case,
  second: Alternative | null,
): readonly CounterFactual[] {
  const { problem, others } = ground;
  const room = others
    .of(at.unit)
    .flatMap((other) => roomNeeded(problem, { unit: at.unit, other, loads: others.state.loads }));
  const lifted = ruleLifted(problem, ground.exclusionsOf(at.i), {
    customer: at.i,
    isCheaper: liftJudge(ground, at),
  });
  const isAlone = (problem.members[at.unit]?.length ?? 0) === 1;
  const isKnown = others.of(at.unit)[0]?.extra != null;
  const drop = second === null || at.manager < 0 || !isAlone || !isKnown ? [] : costDrop(second);
  return [...drop, ...room.slice(0, 1), ...lifted];
}

/** The price of being left out, shared by the members of a group. */
function leftOut(problem: AllocationProblem, unit: number): readonly CostItem[] {
  const members = problem.members[unit]?.length ?? 1;
  const minutes = Math.round((problem.instance.price[unit] ?? 0) / members);
  const article = problem.capacity.flatMap((dimension) => dimension.article).find((key) => key);
  return article == null || minutes === 0
    ? []
    : [{ article, kind: "unassigned", minutes, facts: {} }];
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
  const items = hasManager ? costItems(at.findings) : leftOut(problem, at.unit);
  const alternatives = reachable(others.of(at.unit)).flatMap((o) => alternativeOf(problem, at, o));
  const second = alternatives[0] ?? null;
  const because = hasManager
    ? becauseOf({
        problem,
        customer: at.i,
        unit: at.unit,
        seat: at.seat,
        findings: at.findings,
        alternatives,
        loads: others.state.loads,
        isNearest: isNearest(problem, at),
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
    alternatives: alternatives.slice(0, SHOWN_ALTERNATIVES),
    eligibleCount: ground.exclusionsOf(at.i).eligibleCount,
    excluded: exclusions(ground, at),
    counterFactuals: counterFactuals(ground, at, second),
    awaits: awaited(problem, at.i),
  };
}

function customerIdAt(problem: AllocationProblem, i: number): CustomerReason["customer"] {
  const customer = problem.customers[i];
  if (customer === undefined) throw new InvariantError(`no customer ${i}`);
  return customer.id;
}

/** An explainer for many customers of one outcome; O(managers) per customer. */
export function explainer(problem: AllocationProblem, outcome: AllocationOutcome): Explainer {
  const others = otherSeatFinder(problem, outcome);
  const ground = { problem, outcome, others, exclusionsOf: exclusionFinder(problem) };
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
