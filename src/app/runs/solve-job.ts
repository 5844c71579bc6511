import type { CustomerFacts, FactBook } from "../../core/facts/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import { err, type Issue, managerId, ok, type Result } from "../../core/shared/index.ts";
import {
  type AllocateOptions,
  type AllocationOutcome,
  type AllocationProblem,
  allocate,
  applyDials,
  buildProblem,
  type Change,
  type Changed,
  changeOne,
  hourPrices,
  planMeasures,
  pricesByManager,
  type Rehomed,
  rehomeLeaver,
  savingOf,
  settledPlan,
  type WarmStart,
  warmStart,
} from "../../core/who/index.ts";
import type { Dials, KnownRun, RunAnswer, RunMeasures, RunOrigin } from "../ports.ts";
import { withoutReceivers } from "./without-receivers.ts";

/** What is to be solved. */
export interface JobGround {
  /** The regime as written. */
  readonly plan: Plan;
  readonly facts: FactBook;
  readonly factsHash: string;
  readonly dials: Dials;
  readonly origin: RunOrigin | null;
  /** The plan that it begins from, with the manager (or null) per customer id. */
  readonly known: (KnownRun & { readonly owners: ReadonlyMap<string, string | null> }) | null;
}

export type JobOptions = Pick<
  AllocateOptions,
  "crew" | "seed" | "seconds" | "now" | "shouldStop" | "onProgress"
>;

export interface SolvedJob {
  readonly problem: AllocationProblem;
  readonly outcome: AllocationOutcome;
  readonly measures: RunMeasures;
  readonly answer: RunAnswer | null;
  /** Seconds from articles and facts to the problem, and from there to the plan; 0 without a clock. */
  readonly spent: { readonly build: number; readonly solve: number };
}

/** Seconds in which a leaver's plan is proven: the prices begin where they were. */
const PROOF_SECONDS = 1;

type Solving = Result<SolvedJob, readonly Issue[]>;

/** The customers whom a manager holds in the plan that is asked, as far as they are still there. */
const heldBy = ({ facts, known }: JobGround, manager: string): readonly CustomerFacts[] =>
  facts.customers.filter(({ id }) => known?.owners.get(id) === manager);

/** The change that a question makes to the book; null = none. */
function changeOf(ground: JobGround): Change | null {
  const { origin } = ground;
  if (origin === null || origin.kind === "curve" || origin.kind === "point") return null;
  const manager = managerId(origin.manager);
  if (origin.kind === "leaver") return { kind: "withoutManager", manager };
  const { question } = origin;
  if (question.kind === "withoutManager") return { kind: "withoutManager", manager };
  if (question.kind === "limit")
    return {
      kind: "limit",
      manager,
      limit: question.limit,
      held: heldBy(ground, question.manager),
    };
  return {
    kind: "extraManager",
    as: manager,
    like: managerId(question.like),
    place: question.place,
  };
}

function changed(ground: JobGround): Result<Changed, readonly Issue[]> {
  const turned = applyDials(ground.plan, ground.dials);
  if (!turned.ok) return turned;
  const before: Changed = { plan: turned.value, facts: ground.facts };
  const change = changeOf(ground);
  const changed = change === null ? ok(before) : changeOne(before, change);
  const handover = ground.origin?.kind === "leaver" ? ground.origin.handover : undefined;
  if (!changed.ok || handover === undefined) return changed;
  return ok({ ...changed.value, plan: withoutReceivers(changed.value.plan, handover) });
}

interface Planned {
  readonly outcome: AllocationOutcome;
  /** Set for a leaver whose customers alone were placed anew. */
  readonly rehomed: Rehomed | null;
}

function solve(ground: JobGround, problem: AllocationProblem, options: JobOptions): Planned {
  const { known, origin, dials } = ground;
  const warm = known === null ? undefined : warmStart(problem, known);
  const isLeaver = origin?.kind === "leaver" && origin.depth !== "whole";
  const outcome = allocate(problem, {
    ...options,
    seconds: isLeaver ? Math.min(options.seconds, PROOF_SECONDS) : options.seconds,
    ...(warm === undefined ? {} : { warm }),
    mostMoves: isLeaver ? null : dials.mostMoves,
  });
  if (!isLeaver || warm === undefined) return { outcome, rehomed: null };
  const depth = origin.depth === "own" ? "own" : "ring";
  const rehomed = rehomeLeaver(problem, warm.assigned, {
    customers: withoutManager(problem, ground, { leaver: origin.manager, warm }),
    depth,
    proof: outcome,
    ...(options.shouldStop === undefined ? {} : { shouldStop: options.shouldStop }),
  });
  return { outcome: rehomed.outcome, rehomed };
}

/**
 * Customers to be placed, by index: first those of the leaver, then those who came since the plan
 * and those whose manager has gone since. Whom the plan itself left out stays out.
 */
function withoutManager(
  problem: AllocationProblem,
  ground: JobGround,
  by: { readonly leaver: string; readonly warm: WarmStart },
): Int32Array {
  const owners = ground.known?.owners;
  const his: number[] = [];
  const others: number[] = [];
  problem.customers.forEach(({ id }, i) => {
    const owner = owners?.get(id);
    if (owner === by.leaver) his.push(i);
    else if (owner !== null && (by.warm.assigned[i] ?? -1) < 0) others.push(i);
  });
  return Int32Array.from([...his, ...others]);
}

interface Standing extends Pick<AllocationOutcome, "objective" | "lowerBound" | "unassignedPrice"> {
  readonly unassigned: number;
}

/** Objective and bound of the plan that was asked, on the book as it stands today. */
function standing(ground: JobGround, options: JobOptions): Result<Standing, readonly Issue[]> {
  const { known } = ground;
  const turned = applyDials(ground.plan, ground.dials);
  if (!turned.ok) return turned;
  const problem = buildProblem(turned.value, ground.facts);
  if (!problem.ok) return problem;
  if (known === null) return ok({ objective: 0, lowerBound: 0, unassignedPrice: 0, unassigned: 0 });
  const warm = warmStart(problem.value, known);
  // Whoever may not stay today costs nothing today: he counts as left out, not as free.
  const settled = settledPlan(problem.value, warm);
  const { cost, unassigned, unassignedPrice } = planMeasures(problem.value, settled);
  const standing = { objective: cost, unassigned, unassignedPrice };
  // A bound within a limit on moves says nothing of a leaver's plan, which has no such limit.
  const isWithinMoves = ground.dials.mostMoves !== null && ground.origin?.kind === "leaver";
  if (known.factsHash === ground.factsHash && !isWithinMoves)
    return ok({ ...standing, lowerBound: known.lowerBound });
  const proof = allocate(problem.value, { ...options, seconds: PROOF_SECONDS, warm });
  return ok({ ...standing, lowerBound: proof.lowerBound });
}

function answerOf(
  ground: JobGround,
  solved: Planned & { readonly problem: AllocationProblem },
  options: JobOptions,
): Result<RunAnswer | null, readonly Issue[]> {
  const { origin, known } = ground;
  if (known === null || origin === null) return ok(null);
  if (origin.kind === "curve" || origin.kind === "point") return ok(null);
  const before = standing(ground, options);
  if (!before.ok) return before;
  const { problem, outcome } = solved;
  const saving = savingOf(before.value, outcome);
  const nameOf = (m: number): string | null => problem.managers[m]?.id ?? null;
  let own = 0;
  let others = 0;
  problem.customers.forEach(({ id }, i) => {
    const was = known.owners.get(id) ?? null;
    const is = nameOf(outcome.assigned[i] ?? -1);
    if (was === origin.manager || is === origin.manager) own += 1;
    else if (was !== is) others += 1;
  });
  return ok({
    objectiveBefore: saving.before,
    objectiveAfter: saving.after,
    saves: saving.saves,
    savesAtLeast: saving.range?.atLeast ?? null,
    savesAtMost: saving.range?.atMost ?? null,
    unassignedBefore: before.value.unassigned,
    unassignedAfter: outcome.assigned.reduce((sum, m) => (m < 0 ? sum + 1 : sum), 0),
    customers: own,
    others,
    unplaced: (solved.rehomed?.unplaced ?? []).map(({ customer, why, eligible }) => ({
      customer: problem.customers[customer]?.id ?? "",
      why,
      eligible,
    })),
  });
}

function measuresOf(
  ground: JobGround,
  problem: AllocationProblem,
  outcome: AllocationOutcome,
): RunMeasures {
  return {
    after: planMeasures(problem, outcome.assigned, ground.plan),
    before: planMeasures(problem, problem.previous, ground.plan),
    hours: hourPrices(problem, outcome),
    prices: pricesByManager(problem, outcome.prices),
  };
}

/** A limit on moves is a promise: a plan that breaks it is not shown as if it kept it. */
function tooManyMoves(
  { dials }: JobGround,
  { moved, isWithinMoves }: AllocationOutcome,
): readonly Issue[] {
  const most = dials.mostMoves;
  if (most === null || isWithinMoves) return [];
  return [{ code: "who.movesExceeded", severity: "error", data: { most, moved } }];
}

/** Solves one job from regime and facts to plan, measures and answer. Deterministic. */
export function solveJob(ground: JobGround, options: JobOptions): Solving {
  const clock = (): number => (options.now?.() ?? 0) / 1000;
  const began = clock();
  const asked = changed(ground);
  if (!asked.ok) return asked;
  const problem = buildProblem(asked.value.plan, asked.value.facts);
  if (!problem.ok) return problem;
  const built = clock();
  const planned = solve(ground, problem.value, options);
  const spent = { build: built - began, solve: clock() - built };
  const { outcome } = planned;
  const broken = planned.rehomed === null ? tooManyMoves(ground, outcome) : [];
  if (broken.length > 0) return err(broken);
  const answer = answerOf(ground, { ...planned, problem: problem.value }, options);
  if (!answer.ok) return answer;
  return ok({
    problem: problem.value,
    outcome,
    measures: measuresOf(ground, problem.value, outcome),
    answer: answer.value,
    spent,
  });
}
