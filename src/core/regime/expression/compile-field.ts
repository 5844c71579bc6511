import { isPlace, type Licence, type SubjectKind, type Value } from "../../facts/index.ts";
import { kilometres } from "../../geo/index.ts";
import { type LocalDate, monthsBetween, parseLocalDate } from "../../shared/index.ts";
import type { CompiledNode, PairFunction } from "./compiled-node.ts";
import type { ExprOf, LicencePart } from "./tree.ts";

const leaf = (value: PairFunction, of: SubjectKind, key: string): CompiledNode => ({
  value,
  missing: (customer, manager, found) => {
    if (value(customer, manager) === null) found.push({ of, key });
  },
});

/** A field of either subject. */
export function compileField({ of, key }: ExprOf<"field">, today: LocalDate): CompiledNode {
  if (key === "id") return leaf(of === "customer" ? (c) => c.id : (_, m) => m.id, of, key);
  if (of === "manager" && key === "tenureMonths") return compileTenure(today);
  const value: PairFunction =
    of === "customer" ? (c) => c.fields[key] ?? null : (_, m) => m.fields[key] ?? null;
  return leaf(value, of, key);
}

/** Whole months since hiredOn; dates repeat over managers and pairs, so results are kept. */
function compileTenure(today: LocalDate): CompiledNode {
  const monthsByDate = new Map<string, number | null>();
  const value: PairFunction = (_, manager) => {
    const hiredOn = manager.fields["hiredOn"];
    if (typeof hiredOn !== "string") return null;
    const kept = monthsByDate.get(hiredOn);
    if (kept !== undefined) return kept;
    const date = parseLocalDate(hiredOn);
    const months = date === null ? null : monthsBetween(date, today);
    monthsByDate.set(hiredOn, months);
    return months;
  };
  return leaf(value, "manager", "tenureMonths");
}

const isLicence = (item: string | Licence): item is Licence => typeof item === "object";

/** Never valid: what a licence that is not held answers to every part. */
const NOT_HELD: Readonly<Record<LicencePart, string>> = {
  validUntil: "0000-01-01",
  validFrom: "9999-12-31",
  number: "",
};

/** 经理.证书[…], or a part of it. */
export function compileLicence({ name, part }: ExprOf<"licence">): CompiledNode {
  const value: PairFunction = (_, manager) => {
    const licences = manager.fields["licences"];
    if (!Array.isArray(licences)) return null;
    const held: Licence[] = [];
    for (const item of licences) if (isLicence(item) && item.name === name) held.push(item);
    if (part === null) return held.length > 0;
    return held.length === 0 ? NOT_HELD[part] : partOf(held, part);
  };
  return leaf(value, "manager", "licences");
}

/** The latest end, the earliest beginning, the first number; null where none is stated. */
function partOf(held: readonly Licence[], part: LicencePart): Value {
  let best: string | null = null;
  for (const licence of held) {
    const stated = licence[part];
    if (stated === null) continue;
    const isBetter =
      best === null ||
      (part === "validUntil" ? stated > best : part === "validFrom" && stated < best);
    if (isBetter) best = stated;
  }
  return best;
}

/** Straight-line kilometres between the two places. */
export const DISTANCE: CompiledNode = {
  value: (customer, manager) => {
    const from = customer.fields["place"] ?? null;
    const to = manager.fields["place"] ?? null;
    return isPlace(from) && isPlace(to) ? kilometres(from, to) : null;
  },
  missing: (customer, manager, found) => {
    if ((customer.fields["place"] ?? null) === null) found.push({ of: "customer", key: "place" });
    if ((manager.fields["place"] ?? null) === null) found.push({ of: "manager", key: "place" });
  },
};
