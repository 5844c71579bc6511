import type { AllocationProblem } from "../problem/allocation-problem.ts";

/** A plan that was found before, in terms that outlive a problem: by id. */
export interface KnownPlan {
  /** Per resource of the problem, the price of each manager by staff number. */
  readonly prices: readonly Readonly<Record<string, number>>[];
  /** Staff number per customer id; null = nobody. */
  readonly owners: ReadonlyMap<string, string | null>;
}

/** The same plan where another problem needs it: by index. */
export interface WarmStart {
  /** Per resource and seat. */
  readonly prices: readonly Float64Array[];
  /** Manager index per customer, -1 = nobody. */
  readonly assigned: Int32Array;
}

type Ground = Pick<
  AllocationProblem,
  "customers" | "managers" | "managerOfSeat" | "seatOfManager"
> & { readonly instance: { readonly resources: readonly unknown[] } };

/**
 * Carries a known plan over to a problem with other people in it. Prices start at 0 for whoever
 * is new, and at 0 for all where the problems do not measure the same things.
 */
export function warmStart(ground: Ground, known: KnownPlan): WarmStart {
  const seatCount = ground.managerOfSeat.length;
  const isAlike = known.prices.length === ground.instance.resources.length;
  const prices = ground.instance.resources.map((_, q) =>
    Float64Array.from({ length: seatCount }, (_seat, j) => {
      const id = ground.managers[ground.managerOfSeat[j] ?? -1]?.id ?? "";
      return isAlike ? (known.prices[q]?.[id] ?? 0) : 0;
    }),
  );
  const indexOf = new Map<string, number>(ground.managers.map(({ id }, m) => [id, m]));
  const assigned = Int32Array.from(ground.customers, ({ id }) => {
    const m = indexOf.get(known.owners.get(id) ?? "") ?? -1;
    return (ground.seatOfManager[m] ?? -1) < 0 ? -1 : m;
  });
  return { prices, assigned };
}

/** Prices by staff number, as `warmStart` takes them. */
export function pricesByManager(
  ground: Pick<Ground, "managers" | "managerOfSeat">,
  prices: readonly Float64Array[],
): KnownPlan["prices"] {
  return prices.map((ofSeat) =>
    Object.fromEntries(
      Array.from(ground.managerOfSeat, (m, j) => [
        ground.managers[m]?.id ?? "",
        ofSeat[j] as number,
      ]),
    ),
  );
}
