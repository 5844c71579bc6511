import { type ExprType, readQuantityToken } from "../expression/index.ts";
import type { QuantityUnit } from "../model/index.ts";

interface UnitRule {
  /** Written units that fit. */
  readonly types: readonly ExprType[];
  /** Kept units that one base unit makes. */
  readonly factor: number;
  /** Greatest kept value: beyond any real rule, and far within exact integer arithmetic. */
  readonly max: number;
}

const RULES: Readonly<Record<QuantityUnit, UnitRule>> = {
  count: { types: ["number"], factor: 1, max: 1_000_000_000 },
  minutes: { types: ["number", "minutes"], factor: 1, max: 1_000_000 },
  months: { types: ["number", "months"], factor: 1, max: 12_000 },
  days: { types: ["number", "days"], factor: 1, max: 365_000 },
  // A share over 100 % is a slip of the pen (10 for 10%).
  basisPoints: { types: ["number"], factor: 10_000, max: 10_000 },
  percent: { types: ["number"], factor: 100, max: 10_000 },
  hundredths: { types: ["number"], factor: 100, max: 100_000 },
  // Half the circumference of the Earth and a little more.
  km: { types: ["number", "distance"], factor: 1, max: 25_000 },
  kmh: { types: ["number"], factor: 1, max: 2_000 },
};

/** Why a text is no quantity of a unit; `max` is in the unit as it is written. */
type QuantityFault =
  | { readonly fault: "invalid" }
  | { readonly fault: "tooLarge"; readonly max: number };

/** Reads 60分钟, 12个月, 10%, 1.3, 8公里 into the unit's kept number; null when it is none. */
export function readQuantity(text: string, unit: QuantityUnit, min: number): number | null {
  const kept = keptOf(text, unit);
  if (kept === null || kept < min || kept > RULES[unit].max) return null;
  return unit === "km" || unit === "kmh" || Number.isInteger(kept) ? kept : null;
}

function keptOf(text: string, unit: QuantityUnit): number | null {
  const token = readQuantityToken(text);
  const { types, factor } = RULES[unit];
  if (token === null || !types.includes(token.type)) return null;
  return Number((token.value * factor).toPrecision(15));
}

/** What is wrong with a text that `readQuantity` refused. */
export function quantityFault(text: string, unit: QuantityUnit): QuantityFault {
  const kept = keptOf(text, unit);
  const { max, factor } = RULES[unit];
  if (kept === null || kept <= max || unit === "basisPoints") return { fault: "invalid" };
  return { fault: "tooLarge", max: max / factor };
}
