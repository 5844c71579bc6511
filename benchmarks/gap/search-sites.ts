import { findPrices } from "../../src/core/who/allocation/tight/find-prices.ts";
import { pairTable } from "../../src/core/who/allocation/tight/pair-table.ts";
import { solveTight } from "../../src/core/who/allocation/tight/solve-tight.ts";
import { type FacilityProblem, withOpen } from "./facility-problem.ts";

/** Open sites, the assignment of customers to them (index into `open`), and the whole cost. */
export interface SitePlan {
  readonly open: readonly number[];
  readonly assigned: Int32Array;
  readonly cost: number;
}

const FEW_CANDIDATES = 6;

const opening = (problem: FacilityProblem, open: readonly number[]): number =>
  open.reduce((sum, j) => sum + (problem.openCost[j] ?? 0), 0);

/** What these open sites cost at least. */
const boundOf = (problem: FacilityProblem, open: readonly number[]): number =>
  opening(problem, open) + findPrices(pairTable(withOpen(problem, open)), null).lowerBound;

function planOf(problem: FacilityProblem, open: readonly number[], work: number): SitePlan {
  const outcome = solveTight(withOpen(problem, open), { seed: 1, work });
  return { open, assigned: outcome.assigned, cost: outcome.objective + opening(problem, open) };
}

/** All sets of sites one step away: one closed, one opened, one against another. */
function neighbours(problem: FacilityProblem, open: readonly number[]): number[][] {
  const closed = Array.from({ length: problem.sites }, (_, j) => j).filter(
    (j) => !open.includes(j),
  );
  const without = open.map((_, at) => open.toSpliced(at, 1));
  const swaps = without.flatMap((rest) => closed.map((j) => [...rest, j]));
  if (problem.open !== null) return swaps;
  return [
    ...without.filter((rest) => rest.length > 0),
    ...closed.map((j) => [...open, j]),
    ...swaps,
  ];
}

/** Sites to begin with: the largest for their cost, or those first in the list. */
function firstSites(problem: FacilityProblem): number[] {
  const all = Array.from({ length: problem.sites }, (_, j) => j);
  if (problem.open === null) return all;
  const step = problem.sites / problem.open;
  return Array.from({ length: problem.open }, (_, k) => Math.floor(k * step));
}

/**
 * A descent over sets of open sites, led by the proven bound of each set: only the few most
 * promising neighbours are solved. It ends where none of them is better.
 */
export function searchSites(problem: FacilityProblem, work: number): SitePlan {
  let open = firstSites(problem);
  for (let bound = boundOf(problem, open); ; ) {
    let next: readonly number[] | null = null;
    for (const near of neighbours(problem, open)) {
      const lower = boundOf(problem, near);
      if (lower >= bound) continue;
      bound = lower;
      next = near;
    }
    if (next === null) break;
    open = [...next];
  }
  let best = planOf(problem, open, work);
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    const promising = neighbours(problem, best.open)
      .map((near) => ({ near, lower: boundOf(problem, near) }))
      .filter(({ lower }) => lower < best.cost)
      .sort((a, b) => a.lower - b.lower)
      .slice(0, FEW_CANDIDATES);
    for (const { near } of promising) {
      const plan = planOf(problem, near, work);
      if (plan.cost >= best.cost) continue;
      best = plan;
      isBetter = true;
      break;
    }
  }
  return best;
}
