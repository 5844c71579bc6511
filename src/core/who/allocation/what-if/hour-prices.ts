import { sumBySeat } from "../compare/ground.ts";
import type { AllocationOutcome } from "../outcome.ts";
import type { AllocationProblem } from "../problem/allocation-problem.ts";

type Ground = Pick<
  AllocationProblem,
  "managers" | "managerOfSeat" | "seatOfManager" | "unitOf" | "workload"
> & {
  readonly instance: { readonly resources: readonly { readonly amount: Float64Array }[] };
};

/**
 * Minutes a month that one more hour of each manager would save, by staff number: what all
 * resources charge at their prices for as much as his customers use up in an hour of work.
 * Null where work is not measured, or he has none.
 */
export function hourPrices(
  ground: Ground,
  outcome: Pick<AllocationOutcome, "assigned" | "prices">,
): Readonly<Record<string, number | null>> {
  const { managers, managerOfSeat, unitOf, workload, instance } = ground;
  const work = sumBySeat(ground, outcome.assigned, workload);
  const worth = new Float64Array(work.length);
  const seatOfUnit = new Int32Array(instance.resources[0]?.amount.length ?? 0).fill(-1);
  outcome.assigned.forEach((m, i) => {
    if (m >= 0) seatOfUnit[unitOf[i] as number] = ground.seatOfManager[m] as number;
  });
  instance.resources.forEach(({ amount }, q) => {
    seatOfUnit.forEach((seat, u) => {
      if (seat < 0) return;
      const price = outcome.prices[q]?.[seat] ?? 0;
      worth[seat] = (worth[seat] as number) + price * (amount[u] as number);
    });
  });
  return Object.fromEntries(
    Array.from(managerOfSeat, (m, j) => {
      const minutes = work[j] as number;
      const hour = minutes === 0 ? null : ((worth[j] as number) / minutes) * 60;
      return [managers[m]?.id ?? "", hour];
    }),
  );
}
