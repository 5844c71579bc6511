import type { ArticleKey } from "../../shared/index.ts";
import { compareCodePoints } from "../../shared/index.ts";
import { pairCost, type Resource } from "./objective/instance.ts";
import type { PlanState } from "./objective/plan-state.ts";
import type { Shortage } from "./outcome.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { bindsGroups } from "./problem/groups.ts";
import { pairAccount } from "./problem/pair-account.ts";

/** Customers looked at when the articles that confine a set are collected. */
const CONFINED_SAMPLE = 50;

/** Seats that an alternating search from one unit reaches: full seats hand on to their members' seats. */
function closure(state: PlanState, start: number): { units: number[]; seats: number[] } {
  const { unitCount, seatCount } = state.instance;
  const seenUnit = new Uint8Array(unitCount);
  const seenSeat = new Uint8Array(seatCount);
  const seenRow = new Set<number>();
  const units = [start];
  const seats: number[] = [];
  seenUnit[start] = 1;
  for (let head = 0; head < units.length; head++) {
    const i = units[head] ?? 0;
    const row = state.instance.rowOf[i] ?? 0;
    if (seenRow.has(row)) continue;
    seenRow.add(row);
    for (let j = 0; j < seatCount; j++) {
      if (seenSeat[j] === 1 || pairCost(state.instance, i, j) < 0) continue;
      seenSeat[j] = 1;
      seats.push(j);
      for (const member of state.membersOf(j)) {
        if (seenUnit[member] === 1) continue;
        seenUnit[member] = 1;
        units.push(member);
      }
    }
  }
  return { units, seats };
}

/** The capacity resource that the set of seats is shortest of. */
function tightest(
  problem: AllocationProblem,
  set: { readonly units: readonly number[]; readonly seats: readonly number[] },
): { demand: number; capacity: number; article: ArticleKey | null } {
  let worst = { demand: 0, capacity: Number.POSITIVE_INFINITY, article: null as ArticleKey | null };
  for (const dimension of problem.capacity) {
    const resource = problem.instance.resources[dimension.resource] as Resource;
    const demand = set.units.reduce((sum, i) => sum + (resource.amount[i] ?? 0), 0);
    const capacity = set.seats.reduce((sum, j) => sum + (resource.limit[j] ?? 0), 0);
    if (demand - capacity <= worst.demand - worst.capacity) continue;
    const article = set.seats.map((j) => dimension.article[j]).find((key) => key != null) ?? null;
    worst = { demand, capacity, article };
  }
  return worst;
}

/** Hard articles that keep these customers from managers outside the set. */
function confining(
  problem: AllocationProblem,
  customers: readonly number[],
  seats: ReadonlySet<number>,
): readonly ArticleKey[] {
  const articles = new Set<ArticleKey>();
  const seen = new Set<number>();
  for (const i of customers) {
    const profile = problem.profileOf[i] ?? 0;
    if (seen.has(profile) || seen.size >= CONFINED_SAMPLE) continue;
    seen.add(profile);
    problem.managers.forEach((_, m) => {
      if (seats.has(problem.seatOfManager[m] ?? -1)) return;
      for (const finding of pairAccount(problem, i, m)) {
        if (finding.forbids) articles.add(finding.article);
      }
    });
  }
  return Array.from(articles).sort(compareCodePoints);
}

function cohesionArticles(problem: AllocationProblem, units: readonly number[]): ArticleKey[] {
  const grouped = units.some((u) => (problem.members[u]?.length ?? 0) > 1);
  if (!grouped) return [];
  return problem.plan.who.cohesion.filter(bindsGroups).map((term) => term.article);
}

function shortageOf(
  problem: AllocationProblem,
  left: readonly number[],
  set: { readonly units: readonly number[]; readonly seats: readonly number[] },
): Shortage {
  const inSet = (units: readonly number[]): number[] =>
    units.flatMap((u) => Array.from(problem.members[u] ?? []));
  const { demand, capacity, article } = tightest(problem, set);
  const seats = new Set(set.seats);
  const articles = confining(problem, inSet(left), seats);
  return {
    customers: inSet(set.units).flatMap((i) => problem.customers[i]?.id ?? []),
    managers: set.seats.flatMap((j) => problem.managers[problem.managerOfSeat[j] ?? -1]?.id ?? []),
    demand,
    capacity: set.seats.length === 0 ? 0 : capacity,
    capacityArticle: article,
    confinedBy: [...articles, ...cohesionArticles(problem, left)],
  };
}

/**
 * Why the units left out could not be placed. Each shortage is a set closed under "may be held
 * by": the customers compete for these managers alone, and the managers hold nobody else.
 */
export function findShortages(problem: AllocationProblem, state: PlanState): readonly Shortage[] {
  const nobody = new Map<number, number[]>();
  const shortages: Shortage[] = [];
  const explained = new Set<number>();
  for (let u = 0; u < state.instance.unitCount; u++) {
    if (state.assigned[u] !== -1 || explained.has(u)) continue;
    const set = closure(state, u);
    if (set.seats.length === 0) {
      const row = state.instance.rowOf[u] ?? 0;
      nobody.set(row, [...(nobody.get(row) ?? []), u]);
      continue;
    }
    const all = unitsConfinedTo(state, set);
    for (const other of all) explained.add(other);
    const left = all.filter((other) => state.assigned[other] === -1);
    shortages.push(shortageOf(problem, left, { units: all, seats: set.seats }));
  }
  for (const units of nobody.values()) {
    shortages.push(shortageOf(problem, units, { units, seats: [] }));
  }
  return shortages;
}

/** The closed set, with the other units left out that only its seats could hold. */
function unitsConfinedTo(
  state: PlanState,
  set: { readonly units: readonly number[]; readonly seats: readonly number[] },
): number[] {
  const units = new Set(set.units);
  const inside = new Uint8Array(state.instance.seatCount);
  for (const j of set.seats) inside[j] = 1;
  for (let u = 0; u < state.instance.unitCount; u++) {
    if (state.assigned[u] !== -1 || units.has(u)) continue;
    let eligible = 0;
    let outside = 0;
    for (let j = 0; j < state.instance.seatCount; j++) {
      if (pairCost(state.instance, u, j) < 0) continue;
      if (inside[j] === 1) eligible += 1;
      else outside += 1;
    }
    if (eligible > 0 && outside === 0) units.add(u);
  }
  return Array.from(units);
}
