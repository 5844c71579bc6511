import type { AllocationOutcome, AllocationProblem } from "../src/core/who/index.ts";
import { membersOf, pairCost } from "../src/core/who/index.ts";
import type { Dump } from "./check.ts";

/** Writes an allocation as plain numbers for the independent checker. */
export function dumpOf(problem: AllocationProblem, outcome: AllocationOutcome): Dump {
  const { instance } = problem;
  const seats = Array.from({ length: instance.seatCount }, (_, j) => j);
  const parts = instance.resources.map((resource, q) => ({
    ...resource,
    amount: Array.from(resource.amount),
    shadow: Array.from(outcome.prices[q] ?? []),
  }));
  return {
    cost: Array.from({ length: instance.unitCount }, (_, unit) =>
      seats.map((seat) => {
        const cost = pairCost(instance, unit, seat);
        return cost < 0 ? null : cost;
      }),
    ),
    price: Array.from(instance.price),
    limits: parts.flatMap(({ band, amount, shadow, limit }) =>
      band !== null
        ? []
        : [
            {
              amount,
              shadow,
              limit: Array.from(limit, (most) => (Number.isFinite(most) ? most : null)),
            },
          ],
    ),
    bands: parts.flatMap(({ band, amount, shadow }) =>
      band === null
        ? []
        : [
            {
              amount,
              shadow,
              low: Array.from(band.low),
              high: Array.from(band.high),
              rate: band.rate,
              per: band.per,
            },
          ],
    ),
    assigned: Array.from({ length: instance.unitCount }, (_, unit) => {
      const manager = outcome.assigned[membersOf(problem.units, unit)[0] ?? 0] ?? -1;
      return manager < 0 ? null : (problem.seatOfManager[manager] ?? null);
    }),
    objective: outcome.objective,
    lowerBound: outcome.lowerBound,
  };
}
