import type { ArticleKey } from "../../shared/index.ts";
import { compareCodePoints } from "../../shared/index.ts";
import { type ExclusionSet, exclusionFinder } from "./exclusions.ts";
import { pairCost, type Resource } from "./objective/instance.ts";
import type { PlanState } from "./objective/plan-state.ts";
import type { Shortage } from "./outcome.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { bindsGroups } from "./problem/groups.ts";

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

interface Ground {
  readonly problem: AllocationProblem;
  readonly state: PlanState;
  readonly exclusionsOf: (i: number) => ExclusionSet;
}

interface ClosedSet {
  readonly units: readonly number[];
  readonly seats: readonly number[];
}

interface Tightest {
  readonly demand: number;
  readonly capacity: number;
  readonly article: ArticleKey | null;
}

/** Seats of the set in which this resource keeps one of the units left out from fitting. */
function blockedSeats(
  state: PlanState,
  resource: number,
  at: { readonly left: readonly number[]; readonly seats: readonly number[] },
): readonly number[] {
  const { limit, amount } = state.instance.resources[resource] as Resource;
  return at.seats.filter((j) => {
    const room = (limit[j] ?? 0) - (state.loads[resource]?.[j] ?? 0);
    return at.left.some((u) => (amount[u] ?? 0) > room && pairCost(state.instance, u, j) >= 0);
  });
}

/**
 * The capacity resource that the set of seats is shortest of. Where every resource would do in
 * sum (the room that is left lies in pieces), the one that keeps the units from most seats.
 */
function tightest(
  problem: AllocationProblem,
  state: PlanState,
  set: ClosedSet & { readonly left: readonly number[] },
): Tightest {
  const dimensions = problem.capacity.map(({ resource, article }) => {
    const { amount, limit } = problem.instance.resources[resource] as Resource;
    const demand = set.units.reduce((sum, i) => sum + (amount[i] ?? 0), 0);
    const capacity = set.seats.reduce((sum, j) => sum + (limit[j] ?? 0), 0);
    const blocked = blockedSeats(state, resource, set);
    const seats = blocked.length > 0 ? blocked : set.seats;
    const key = seats.map((j) => article[j]).find((other) => other != null) ?? null;
    return { demand, capacity, article: key, lack: demand - capacity, blocked: blocked.length };
  });
  const [short] = dimensions.filter(({ lack }) => lack > 0).toSorted((a, b) => b.lack - a.lack);
  const [broken] = dimensions
    .filter(({ blocked }) => blocked > 0)
    .toSorted((a, b) => b.blocked - a.blocked);
  const { demand, capacity, article } = short ??
    broken ?? { demand: 0, capacity: 0, article: null };
  // Some seats without any limit: their sum says nothing.
  return Number.isFinite(capacity)
    ? { demand, capacity, article }
    : { demand: 0, capacity: 0, article: null };
}

/** Hard articles that keep these customers from managers outside the set. */
function confining(
  { problem, exclusionsOf }: Ground,
  customers: readonly number[],
  seats: ReadonlySet<number>,
): readonly ArticleKey[] {
  const articles = new Set<ArticleKey>();
  const seen = new Set<number>();
  for (const i of customers) {
    const profile = problem.profileOf[i] ?? 0;
    if (seen.has(profile) || seen.size >= CONFINED_SAMPLE) continue;
    seen.add(profile);
    for (const { article, managers } of exclusionsOf(i).excluded) {
      if (managers.some((m) => !seats.has(problem.seatOfManager[m] ?? -1))) articles.add(article);
    }
  }
  return Array.from(articles).sort(compareCodePoints);
}

function cohesionArticles(problem: AllocationProblem, units: readonly number[]): ArticleKey[] {
  const grouped = units.some((u) => (problem.members[u]?.length ?? 0) > 1);
  if (!grouped) return [];
  return problem.plan.who.cohesion.filter(bindsGroups).map((term) => term.article);
}

function shortageOf(
  ground: Ground,
  set: ClosedSet & { readonly left: readonly number[] },
): Shortage {
  const { problem, state } = ground;
  const inSet = (units: readonly number[]): number[] =>
    units.flatMap((u) => Array.from(problem.members[u] ?? []));
  const { demand, capacity, article } = tightest(problem, state, set);
  const confined = confining(ground, inSet(set.left), new Set(set.seats));
  const articles = new Set([...confined, ...cohesionArticles(problem, set.left)]);
  return {
    customers: inSet(set.units).flatMap((i) => problem.customers[i]?.id ?? []),
    managers: set.seats.flatMap((j) => problem.managers[problem.managerOfSeat[j] ?? -1]?.id ?? []),
    demand,
    capacity,
    capacityArticle: article,
    confinedBy: Array.from(articles),
  };
}

/**
 * Why the units left out could not be placed. Each shortage is a set closed under "may be held
 * by": the customers compete for these managers alone, and the managers hold nobody else.
 */
export function findShortages(problem: AllocationProblem, state: PlanState): readonly Shortage[] {
  const ground = { problem, state, exclusionsOf: exclusionFinder(problem) };
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
    shortages.push(shortageOf(ground, { units: all, seats: set.seats, left }));
  }
  for (const units of nobody.values()) {
    shortages.push(shortageOf(ground, { units, seats: [], left: units }));
  }
  return shortages;
}

/** The closed set, with the other units left out that only its seats could hold. */
function unitsConfinedTo(state: PlanState, set: ClosedSet): number[] {
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
