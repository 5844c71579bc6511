/** What a number counts: a bare number, fen, months, days, minutes, kilometres or a share. */
export type Measure = "plain" | "money" | "months" | "days" | "minutes" | "distance" | "share";

/** A number with its measure, in base units: fen, months, days, minutes, kilometres, parts of 1. */
export interface Quantity {
  readonly value: number;
  readonly measure: Measure;
}

const EPSILON = 1e-9;

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= EPSILON * Math.max(1, Math.abs(a), Math.abs(b));

/** Factors by which one measure is read as another: 元 as fen, 年 as days, 小时 as minutes. */
const AS_FEN = 100;

/** A plain number agrees with any measure of the same figure; days never agree with months. */
export function agrees(a: Quantity, b: Quantity): boolean {
  if (a.measure === b.measure) return near(a.value, b.value);
  if (a.measure === "plain") return plainAgrees(a.value, b);
  return b.measure === "plain" && plainAgrees(b.value, a);
}

function plainAgrees(plain: number, other: Quantity): boolean {
  if (other.measure === "money") {
    return near(plain * AS_FEN, other.value) || near(plain, other.value);
  }
  return near(plain, other.value);
}
