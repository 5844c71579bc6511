import { sumBySeat } from "../compare/ground.ts";
import type { AllocationOutcome } from "../outcome.ts";
import type { AllocationProblem } from "../problem/allocation-problem.ts";

type Ground = Pick<
  AllocationProblem,
  "managers" | "managerOfSeat" | "seatOfManager" | "unitOf" | "workload"
> & {
  readonly instance: {
    readonly resources: readonly {
      readonly amount: Float64Array;
      readonly limit: Float64Array;
    }[];
  };
};

/**
 * Minutes a month that one more hour of each manager would save, by staff number: what the limits
 * charge at their prices for as much as his customers use up in an hour of work. The pressure of an
 * equal share is left aside: his hours do not change what is a fair part. Null where work is not
 * measured, he has none, or nothing limits him.
 */
export function hourPrices(
  ground: Ground,
  outcome: Pick<AllocationOutcome, "assigned" | "prices">,
): Readonly<Record<string, number | null>> {
  const { managers, managerOfSeat, unitOf, workload, instance } = ground;
  const work = sumBySeat(ground, outcome.assigned, workload);
  const worth = new Float64Array(work.length);
  const isLimited = new Uint8Array(work.length);
  const seatOfUnit = new Int32Array(instance.resources[0]?.amount.length ?? 0).fill(-1);
  outcome.assigned.forEach((m, i) => {
    if (m >= 0) seatOfUnit[unitOf[i] as number] = ground.seatOfManager[m] as number;
  });
  instance.resources.forEach(({ amount, limit }, q) => {
    limit.forEach((most, seat) => {
      if (Number.isFinite(most)) isLimited[seat] = 1;
    });
    seatOfUnit.forEach((seat, u) => {
      if (seat < 0 || !Number.isFinite(limit[seat])) return;
      const price = outcome.prices[q]?.[seat] ?? 0;
      worth[seat] = (worth[seat] as number) + price * (amount[u] as number);
    });
  });
  return Object.fromEntries(
    Array.from(managerOfSeat, (m, j) => {
      const minutes = work[j] as number;
      const isKnown = minutes > 0 && isLimited[j] === 1;
      const hour = isKnown ? ((worth[j] as number) / minutes) * 60 : null;
      return [managers[m]?.id ?? "", hour];
    }),
  );
}
