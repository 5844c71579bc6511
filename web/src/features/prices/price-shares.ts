import type { PriceRow } from "../../../../src/contract/index.ts";

/** Price of an hour; of a place under the limit where work is not measured. */
export const priceOf = (row: Pick<PriceRow, "hour" | "unit">): number => row.hour ?? row.unit;

/** How dear everybody is, 0 … 1 of the dearest, by manager; nobody is where nothing has a price. */
export function sharesOf(
  rows: readonly Pick<PriceRow, "manager" | "hour" | "unit">[],
): ReadonlyMap<string, number> {
  const most = Math.max(0, ...rows.map(priceOf));
  return new Map(
    rows.map((row) => [row.manager.id, most <= 0 ? 0 : Math.max(0, priceOf(row)) / most]),
  );
}
