/** What a number counts: a bare number, fen, months, days, minutes, kilometres or a share. */
export type Measure = "plain" | "money" | "months" | "days" | "minutes" | "distance" | "share";

/** A number with its measure, in base units: fen, months, days, minutes, kilometres, parts of 1. */
export interface Quantity {
  readonly value: number;
  readonly measure: Measure;
}

/** A number of the prose; `isCounted` where it counts households, people, times (六十户). */
export interface StatedQuantity extends Quantity {
  readonly isCounted: boolean;
}

/**
 * A number of a rule. `units` are the measures in which prose may state one that the rule writes
 * without a unit (任职月数 >= 12 is 十二个月); null = the rule does not say what it counts.
 */
export interface UsedQuantity extends Quantity {
  readonly units: readonly Measure[] | null;
}

const EPSILON = 1e-9;

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= EPSILON * Math.max(1, Math.abs(a), Math.abs(b));

/** Prose says 100 元 where the amount is kept in fen. */
const AS_FEN = 100;

/**
 * Whether prose and rule state one number: equal measures, a bare figure of the prose with any
 * measure of the rule, or a share with the bare figure it is. A count never agrees with a
 * duration, an amount or a length, nor days with months.
 */
export function agrees(stated: StatedQuantity, used: UsedQuantity): boolean {
  if (stated.measure === used.measure) return near(stated.value, used.value);
  if (stated.measure === "plain") return !stated.isCounted && plainAgrees(stated.value, used);
  if (used.measure !== "plain") return false;
  const isOpen =
    stated.measure === "share" || used.units === null || used.units.includes(stated.measure);
  return isOpen && plainAgrees(used.value, stated);
}

function plainAgrees(plain: number, other: Quantity): boolean {
  if (other.measure === "money") {
    return near(plain * AS_FEN, other.value) || near(plain, other.value);
  }
  return near(plain, other.value);
}
