import type { AllocationProblem } from "../who/index.ts";

/** A customer and a manager, and the kilometres between them; NaN = a place is unknown. */
interface Pair {
  readonly customer: AllocationProblem["customers"][number] | undefined;
  readonly manager: AllocationProblem["managers"][number] | undefined;
  readonly km: number;
}

/** Minutes a month of travel under one article, also beyond its limit. */
export function wayMinutes(
  { strength, travel }: AllocationProblem["plan"]["who"]["proximity"][number],
  { customer, manager, km }: Pair,
): number {
  if (strength === "advisory" || customer === undefined || manager === undefined) return 0;
  const milli =
    travel.kind === "table"
      ? travel.milliMinutesPerMinute(customer) * travel.minutesBetween(customer, manager)
      : travel.milliMinutesPerKm(customer) * (Number.isNaN(km) ? travel.unknownKm : km);
  return Math.round(milli / 1000);
}
