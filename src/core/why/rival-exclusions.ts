import type { ManagerId } from "../shared/index.ts";
import type { AllocationProblem, ExclusionSet } from "../who/index.ts";
import type { Exclusion, ReasonItem } from "./allocation-reason.ts";
import type { Company, HeldRival } from "./company.ts";

/** How many managers are named with their reason. */
const SHOWN = 5;

/**
 * Managers who hold a rival of the customer, under the article that parts the two; those of
 * `first` are named before others.
 */
export function rivalExclusions(
  problem: AllocationProblem,
  company: Company,
  of: { readonly customer: number; readonly first: readonly ManagerId[] },
): readonly Exclusion[] {
  const isFirst = ({ manager }: HeldRival): boolean =>
    of.first.some((id) => id === problem.managers[manager]?.id);
  const all = company.rivalsHeld(of.customer);
  const held = [...all.filter(isFirst), ...all.filter((rival) => !isFirst(rival))];
  return [...new Set(held.map(({ article }) => article))].map((article): Exclusion => {
    const under = held.filter((rival) => rival.article === article);
    const sample = under.slice(0, SHOWN).flatMap(({ manager, customer }) => {
      const facts = { rival: problem.customers[customer]?.id ?? null };
      const id = problem.managers[manager]?.id;
      const reason: ReasonItem = { article, code: "disjoint.rivalHeld", facts };
      return id === undefined ? [] : [{ manager: id, reason }];
    });
    return { article, count: under.length, sample };
  });
}

/** How many managers may hold customer i and have no rival of his. */
export function withoutRivals(set: ExclusionSet, company: Company, i: number): number {
  const rivals = new Set(company.rivalsHeld(i).map(({ manager }) => manager));
  if (rivals.size === 0) return set.eligibleCount;
  for (const { managers } of set.excluded) for (const m of managers) rivals.delete(m);
  return set.eligibleCount - rivals.size;
}
