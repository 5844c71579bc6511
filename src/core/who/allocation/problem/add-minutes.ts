import { InvariantError } from "../../../shared/index.ts";

/** Pair costs are kept in four bytes, where -1 means forbidden. */
const GREATEST = 2 ** 31 - 1;

/** Adds minutes to a cell of the pair tables; a sum that would wrap round is a bug of ours. */
export function addMinutes(before: number, more: number): number {
  const sum = before + more;
  if (sum >= 0 && sum <= GREATEST) return sum;
  throw new InvariantError(`a pair cost of ${sum} minutes does not fit its cell`);
}
