import type { AllocationProblem, ExclusionSet, OtherSeat } from "../who/index.ts";
import { pairAccount } from "../who/index.ts";
import type { Alternative, CostItem, CounterFactual } from "./allocation-reason.ts";
import { minutesByArticle } from "./cost-items.ts";
import { lackingRoom } from "./lacking-room.ts";

/** The travel that would still be paid, as kilometres, when `minutes` of it fall away. */
function kilometresLeft(item: CostItem | undefined, minutes: number): CostItem["facts"] {
  const perKm = item?.facts["minutesPerKm"];
  const km = item?.facts["km"];
  if (item?.kind !== "proximity" || typeof perKm !== "number" || perKm <= 0) return {};
  const kmNeeded = Math.max(0, Math.floor(((item.minutes - minutes) / perKm) * 10) / 10);
  return { km: km ?? null, kmNeeded };
}

/**
 * The article under which the second pays most, and by how much it must fall for the plan with
 * him to be cheaper by a minute. Only where that article alone can carry the fall.
 */
export function costDrop(second: Alternative): CounterFactual[] {
  if (second.extraCost === null || second.extraCost < 0) return [];
  const minutes = second.extraCost + 1;
  let article: CostItem["article"] | null = null;
  let most = minutes - 1;
  for (const [key, sum] of minutesByArticle(second.items)) {
    if (sum <= most) continue;
    most = sum;
    article = key;
  }
  if (article === null) return [];
  const item = second.items.find((other) => other.article === article);
  const facts = kilometresLeft(item, minutes);
  return [{ kind: "costDrop", manager: second.manager, article, minutes, facts }];
}

/** Whether another hard article sets a limit here that more room under `article` would not lift. */
function isBoundElsewhere(
  problem: AllocationProblem,
  at: { readonly manager: number; readonly needed: number },
): boolean {
  const manager = problem.managers[at.manager];
  if (manager === undefined) return true;
  const seat = problem.seatOfManager[at.manager] ?? -1;
  const named = new Set(problem.capacity.map((dimension) => dimension.article[seat]));
  return problem.plan.who.capacity.some((term) => {
    if (term.strength !== "hard" || named.has(term.article)) return false;
    const limit = term.limit(manager);
    return limit !== null && Math.floor(limit) < at.needed;
  });
}

/**
 * The full seat that would be cheapest with room, where one article alone is short: with that
 * much more room under it the plan with the unit there is cheaper.
 */
export function roomNeeded(
  problem: AllocationProblem,
  place: {
    readonly unit: number;
    readonly others: readonly OtherSeat[];
    readonly loads: readonly Float64Array[];
  },
): CounterFactual[] {
  const { unit, others, loads } = place;
  const wanted = others
    .filter((other) => other.isFull && other.withRoom < 0)
    .toSorted((a, b) => a.withRoom - b.withRoom);
  for (const { seat } of wanted) {
    const m = problem.managerOfSeat[seat] ?? -1;
    const manager = problem.managers[m]?.id;
    const [lack, ...more] = lackingRoom(problem, { unit, seat, loads });
    if (lack === undefined || more.length > 0 || manager === undefined) continue;
    const limit = problem.instance.resources[lack.resource]?.limit[seat] ?? 0;
    const needed = limit + lack.weight;
    if (isBoundElsewhere(problem, { manager: m, needed })) continue;
    return [{ kind: "roomNeeded", manager, article: lack.article, weight: lack.weight }];
  }
  return [];
}

/** What a manager whom one article excludes would change. */
export interface LiftJudge {
  readonly customer: number;
  /** Change of the objective without the pair's own cost, minutes; null = no room there. */
  besidesPair(manager: number): number | null;
  /** Minutes of travel of the pair, also where a limit of distance forbids it. */
  travel(manager: number): number;
}

/** Among all whom one article alone excludes, the one who would make the plan cheapest. */
export function ruleLifted(
  problem: AllocationProblem,
  exclusions: ExclusionSet,
  judge: LiftJudge,
): CounterFactual[] {
  let least = 0;
  let best: ExclusionSet["byOneOnly"][number] | null = null;
  for (const candidate of exclusions.byOneOnly) {
    const besides = judge.besidesPair(candidate.manager);
    if (besides === null) continue;
    let delta = besides + judge.travel(candidate.manager);
    if (delta >= least) continue;
    for (const { code, minutes } of pairAccount(problem, judge.customer, candidate.manager)) {
      if (!code.startsWith("proximity.")) delta += minutes;
    }
    if (delta >= least) continue;
    least = delta;
    best = candidate;
  }
  const manager = best === null ? undefined : problem.managers[best.manager]?.id;
  return manager === undefined || best === null
    ? []
    : [{ kind: "ruleLifted", manager, article: best.article }];
}
