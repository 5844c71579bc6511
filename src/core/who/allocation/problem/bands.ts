import type { BalanceTerm } from "../../../regime/index.ts";
import type { Band } from "../instance/instance.ts";

/** Each seat's part of the whole, adding up to 1. */
function shares(limits: Float64Array | null, seatCount: number): Float64Array {
  const equal = new Float64Array(seatCount).fill(1 / Math.max(1, seatCount));
  if (limits === null) return equal;
  const finite = limits.filter((limit) => Number.isFinite(limit));
  if (finite.length === 0) return equal;
  const mean = finite.reduce((sum, limit) => sum + limit, 0) / finite.length;
  const filled = limits.map((limit) => (Number.isFinite(limit) ? limit : mean));
  const total = filled.reduce((sum, limit) => sum + limit, 0);
  return total === 0 ? equal : filled.map((limit) => limit / total);
}

/**
 * The band of an article of balance: target ± tolerance per seat, where the targets share out
 * the amounts of all customers that somebody can hold. `limits` are the seats' capacity limits,
 * used where the article measures against capacity; a seat without a limit counts as the mean.
 */
export function bandOf(
  term: BalanceTerm,
  total: number,
  limits: Float64Array | null,
  seatCount: number,
): Band {
  const parts = shares(term.target === "capacity" ? limits : null, seatCount);
  const tolerance = term.tolerance / 10_000;
  return {
    low: parts.map((part) => Math.floor(total * part * (1 - tolerance))),
    high: parts.map((part) => Math.ceil(total * part * (1 + tolerance))),
    rate: term.rate,
    per: term.per,
  };
}
