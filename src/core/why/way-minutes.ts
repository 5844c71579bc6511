import type { AllocationProblem } from "../who/index.ts";

/** Minutes a month by a table of times, also beyond its limit. */
export function wayMinutes(
  { strength, travel }: AllocationProblem["plan"]["who"]["proximity"][number],
  customer: AllocationProblem["customers"][number] | undefined,
  manager: AllocationProblem["managers"][number] | undefined,
): number {
  if (strength === "advisory" || travel.kind !== "table") return 0;
  if (customer === undefined || manager === undefined) return 0;
  const milli = travel.milliMinutesPerMinute(customer) * travel.minutesBetween(customer, manager);
  return Math.round(milli / 1000);
}
