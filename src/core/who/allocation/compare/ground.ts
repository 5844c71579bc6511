import type { AllocationProblem } from "../problem/allocation-problem.ts";

/** What the measures of a plan read of its problem. */
export type MeasureGround = Pick<
  AllocationProblem,
  | "plan"
  | "customers"
  | "managers"
  | "previous"
  | "hasOwner"
  | "managerOfSeat"
  | "seatOfManager"
  | "unitOf"
  | "carvedOut"
  | "capacity"
  | "kmTo"
  | "workload"
  | "value"
> & {
  readonly instance: {
    readonly price: Float64Array;
    readonly resources: readonly { readonly limit: Float64Array }[];
  };
};

/** Sums of a measure per seat under an assignment of customers to managers. */
export function sumBySeat(
  { managerOfSeat, seatOfManager }: Pick<MeasureGround, "managerOfSeat" | "seatOfManager">,
  assigned: Int32Array,
  amount: Float64Array | null,
): Float64Array {
  const sums = new Float64Array(managerOfSeat.length);
  for (let i = 0; i < assigned.length; i++) {
    const m = assigned[i] as number;
    const seat = m < 0 ? -1 : (seatOfManager[m] as number);
    if (seat >= 0)
      sums[seat] = (sums[seat] as number) + (amount === null ? 1 : (amount[i] as number));
  }
  return sums;
}
