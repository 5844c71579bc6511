import type { ArticleKey } from "../../shared/index.ts";
import { compareCodePoints } from "../../shared/index.ts";
import { type ExclusionSet, exclusionFinder } from "./exclusions.ts";
import { openCost, type Resource } from "./instance/instance.ts";
import type { PlanState } from "./instance/plan-state.ts";
import type { Shortage } from "./outcome.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { bindsGroups, membersOf, sizeOfUnit } from "./problem/units.ts";

/** Customers looked at when the articles that confine a set are collected. */
const CONFINED_SAMPLE = 50;

/** Whether the seat could hold the unit if it had room, by rules, locks and rivals. */
type MayHold = (u: number, j: number) => boolean;

/** A unit that is kept may go nowhere else; one that fits nowhere is told where room is too small. */
function mayHoldIn({ instance }: AllocationProblem): MayHold {
  const { only } = instance;
  return (u, j) => {
    const kept = only[u] as number;
    return (kept < 0 || kept === j) && openCost(instance, u, j) >= 0;
  };
}

/** Units that the same seats may hold share a kind; -1 = has no others of its kind. */
function kindsOf({ instance }: AllocationProblem): (u: number) => number {
  const { costs, members, only } = instance;
  const [charge, ...more] = costs.classes;
  const isFar = costs.travel.some(({ capKm }) => Number.isFinite(capKm));
  if (charge === undefined || more.length > 0 || isFar || members !== null) return () => -1;
  return (u) => ((only[u] as number) >= 0 ? -1 : (charge.customerClass[u] as number));
}

/** Seats that an alternating search from one unit reaches: full seats hand on to their members' seats. */
function closure(ground: Ground, start: number): { units: number[]; seats: number[] } {
  const { state, mayHold, kindOf } = ground;
  const { unitCount, seatCount } = state.instance;
  const seenUnit = new Uint8Array(unitCount);
  const seenKind = new Set<number>();
  const units = [start];
  const seats: number[] = [];
  let unseen = Array.from({ length: seatCount }, (_, j) => j);
  seenUnit[start] = 1;
  for (let head = 0; head < units.length && unseen.length > 0; head++) {
    const i = units[head] ?? 0;
    const kind = kindOf(i);
    if (kind >= 0 && seenKind.has(kind)) continue;
    seenKind.add(kind);
    const reached = unseen.filter((j) => mayHold(i, j));
    if (reached.length === 0) continue;
    unseen = unseen.filter((j) => !mayHold(i, j));
    for (const j of reached) {
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
  readonly mayHold: MayHold;
  readonly kindOf: (u: number) => number;
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
  { state, mayHold }: Ground,
  resource: number,
  at: { readonly left: readonly number[]; readonly seats: readonly number[] },
): readonly number[] {
  const { limit, amount } = state.instance.resources[resource] as Resource;
  return at.seats.filter((j) => {
    const room = (limit[j] ?? 0) - (state.loads[resource]?.[j] ?? 0);
    return at.left.some((u) => (amount[u] ?? 0) > room && mayHold(u, j));
  });
}

/**
 * The capacity resource that the set of seats is shortest of. Where every resource would do in
 * sum (the room that is left lies in pieces), the one that keeps the units from most seats.
 */
function tightest(ground: Ground, set: ClosedSet & { readonly left: readonly number[] }): Tightest {
  const { problem } = ground;
  const dimensions = problem.capacity.map(({ resource, article }) => {
    const { amount, limit } = problem.instance.resources[resource] as Resource;
    const demand = set.units.reduce((sum, i) => sum + (amount[i] ?? 0), 0);
    const capacity = set.seats.reduce((sum, j) => sum + (limit[j] ?? 0), 0);
    const blocked = blockedSeats(ground, resource, set);
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
  { problem, exclusionsOf, kindOf }: Ground,
  customers: readonly number[],
  seats: ReadonlySet<number>,
): readonly ArticleKey[] {
  const articles = new Set<ArticleKey>();
  const seen = new Set<number>();
  let looked = 0;
  for (const i of customers) {
    const kind = kindOf(problem.unitOf[i] ?? 0);
    if (kind >= 0 && seen.has(kind)) continue;
    if (looked++ >= CONFINED_SAMPLE) break;
    seen.add(kind);
    for (const { article, managers } of exclusionsOf(i).excluded) {
      if (managers.some((m) => !seats.has(problem.seatOfManager[m] ?? -1))) articles.add(article);
    }
  }
  return Array.from(articles).sort(compareCodePoints);
}

/** Articles about several customers at once that hold for units left out: groups and rivals. */
function jointArticles(problem: AllocationProblem, units: readonly number[]): ArticleKey[] {
  const { foes } = problem.instance;
  const { cohesion, disjoint } = problem.plan.who;
  const customers = units.flatMap((u) =>
    Array.from(membersOf(problem.units, u)).flatMap((i) => problem.customers[i] ?? []),
  );
  const isGrouped = units.some((u) => sizeOfUnit(problem.units, u) > 1);
  const rivals = disjoint.filter(
    (term) =>
      term.strength === "hard" &&
      (foes !== null || isGrouped) &&
      customers.some((customer) => term.rivalriesOf(customer).length > 0),
  );
  return [...(isGrouped ? cohesion.filter(bindsGroups) : []), ...rivals].map(
    ({ article }) => article,
  );
}

function shortageOf(
  ground: Ground,
  set: ClosedSet & { readonly left: readonly number[] },
): Shortage {
  const { problem } = ground;
  const inSet = (units: readonly number[]): number[] =>
    units.flatMap((u) => Array.from(membersOf(problem.units, u)));
  const { demand, capacity, article } = tightest(ground, set);
  const confined = confining(ground, inSet(set.left), new Set(set.seats));
  const articles = new Set([...confined, ...jointArticles(problem, set.left)]);
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
  const ground: Ground = {
    problem,
    state,
    exclusionsOf: exclusionFinder(problem),
    mayHold: mayHoldIn(problem),
    kindOf: kindsOf(problem),
  };
  const nobody = new Map<number, number[]>();
  const shortages: Shortage[] = [];
  const explained = new Set<number>();
  for (let u = 0; u < state.instance.unitCount; u++) {
    if (state.assigned[u] !== -1 || explained.has(u)) continue;
    const kind = ground.kindOf(u);
    const alike = kind < 0 ? undefined : nobody.get(kind);
    if (alike !== undefined) {
      alike.push(u);
      continue;
    }
    const set = closure(ground, u);
    if (set.seats.length === 0) {
      nobody.set(kind < 0 ? -1 - u : kind, [u]);
      continue;
    }
    const all = unitsConfinedTo(ground, set);
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
function unitsConfinedTo({ state, mayHold, kindOf }: Ground, set: ClosedSet): number[] {
  const units = new Set(set.units);
  const inside = new Uint8Array(state.instance.seatCount);
  for (const j of set.seats) inside[j] = 1;
  const known = new Map<number, boolean>();
  const isConfined = (u: number): boolean => {
    let eligible = 0;
    for (let j = 0; j < inside.length; j++) {
      if (!mayHold(u, j)) continue;
      if (inside[j] === 0) return false;
      eligible += 1;
    }
    return eligible > 0;
  };
  for (let u = 0; u < state.instance.unitCount; u++) {
    if (state.assigned[u] !== -1 || units.has(u)) continue;
    const kind = kindOf(u);
    const confined = known.get(kind) ?? isConfined(u);
    if (kind >= 0) known.set(kind, confined);
    if (confined) units.add(u);
  }
  return Array.from(units);
}
