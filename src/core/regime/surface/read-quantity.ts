import { type ExprType, readQuantityToken } from "../expression/index.ts";
import type { QuantityUnit } from "../model/index.ts";

/** Which written units fit, and how many kept units one base unit makes. */
const RULES: Readonly<
  Record<QuantityUnit, { readonly types: readonly ExprType[]; readonly factor: number }>
> = {
  count: { types: ["number"], factor: 1 },
  minutes: { types: ["number", "minutes"], factor: 1 },
  months: { types: ["number", "months"], factor: 1 },
  days: { types: ["number", "days"], factor: 1 },
  basisPoints: { types: ["number"], factor: 10_000 },
  percent: { types: ["number"], factor: 100 },
  hundredths: { types: ["number"], factor: 100 },
  km: { types: ["number", "distance"], factor: 1 },
  kmh: { types: ["number"], factor: 1 },
};

/** A share over 100 % is a slip of the pen (10 for 10%). */
const WHOLE_BASIS_POINTS = 10_000;

/** Reads 60分钟, 12个月, 10%, 1.3, 8公里 into the unit's kept number; null when it is none. */
export function readQuantity(text: string, unit: QuantityUnit, min: number): number | null {
  const token = readQuantityToken(text);
  const { types, factor } = RULES[unit];
  if (token === null || !types.includes(token.type)) return null;
  const kept = Number((token.value * factor).toPrecision(15));
  if (kept < min || kept > Number.MAX_SAFE_INTEGER) return null;
  if (unit === "basisPoints" && kept > WHOLE_BASIS_POINTS) return null;
  return unit === "km" || unit === "kmh" || Number.isInteger(kept) ? kept : null;
}
