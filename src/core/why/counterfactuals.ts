import type { AllocationProblem, ExclusionSet, OtherSeat } from "../who/index.ts";
import { pairAccount } from "../who/index.ts";
import type { Alternative, CostItem, CounterFactual } from "./allocation-reason.ts";
import { minutesByArticle } from "./cost-items.ts";

/** How many managers excluded by one article alone are costed. */
const LIFTED_LOOKED_AT = 8;

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
  const minutes = second.extraCost + 1;
  if (minutes <= 0) return [];
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

/** The room that the other seat lacks, where having it would make the plan cheaper. */
export function roomNeeded(
  problem: AllocationProblem,
  place: {
    readonly unit: number;
    readonly other: OtherSeat;
    readonly loads: readonly Float64Array[];
  },
): CounterFactual[] {
  const { unit, other, loads } = place;
  const manager = problem.managers[problem.managerOfSeat[other.seat] ?? -1]?.id;
  if (!other.isFull || other.withRoom >= 0 || manager === undefined) return [];
  return problem.capacity.flatMap((dimension): CounterFactual[] => {
    const resource = problem.instance.resources[dimension.resource];
    const article = dimension.article[other.seat];
    if (resource === undefined || article == null) return [];
    const asked = (loads[dimension.resource]?.[other.seat] ?? 0) + (resource.amount[unit] ?? 0);
    const weight = asked - (resource.limit[other.seat] ?? 0);
    return weight > 0 ? [{ kind: "roomNeeded", manager, article, weight }] : [];
  });
}

/** A manager whom one article alone excludes and who would be cheaper without it. */
export function ruleLifted(
  problem: AllocationProblem,
  exclusions: ExclusionSet,
  judged: { readonly customer: number; isCheaper(manager: number, minutes: number): boolean },
): CounterFactual[] {
  let best: { manager: number; minutes: number } | null = null;
  let article: CostItem["article"] | null = null;
  for (const candidate of exclusions.byOneOnly.slice(0, LIFTED_LOOKED_AT)) {
    const findings = pairAccount(problem, judged.customer, candidate.manager);
    const minutes = findings.reduce((sum, finding) => sum + finding.minutes, 0);
    if (best !== null && minutes >= best.minutes) continue;
    if (!judged.isCheaper(candidate.manager, minutes)) continue;
    best = { manager: candidate.manager, minutes };
    article = candidate.article;
  }
  const manager = best === null ? undefined : problem.managers[best.manager]?.id;
  return manager === undefined || article === null
    ? []
    : [{ kind: "ruleLifted", manager, article }];
}
