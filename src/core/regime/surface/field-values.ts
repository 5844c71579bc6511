import { InvariantError } from "../../shared/index.ts";
import type { Cascade, Expr } from "../expression/index.ts";
import type { CalendarRule, DatedSeries, RuleTest, WayTimes } from "../model/index.ts";

/** A value of a rule block, read by the shape of its schema. */
export type ReadValue =
  | { readonly shape: "expression"; readonly expr: Expr }
  | { readonly shape: "quantity"; readonly value: number }
  | { readonly shape: "text"; readonly text: string }
  | { readonly shape: "choice"; readonly value: string }
  | { readonly shape: "texts"; readonly texts: readonly string[] }
  | { readonly shape: "numberTable"; readonly table: Cascade<number> }
  | { readonly shape: "classTable"; readonly table: Cascade<string> }
  | { readonly shape: "scoreTable"; readonly table: Cascade<Expr> }
  | { readonly shape: "limit"; readonly limit: DatedSeries | Expr }
  | { readonly shape: "matrix"; readonly matrix: WayTimes }
  | { readonly shape: "hours"; readonly hours: CalendarRule["hours"] }
  | { readonly shape: "object"; readonly fields: ReadFields }
  | { readonly shape: "list"; readonly items: readonly ReadFields[] }
  | { readonly shape: "tests"; readonly tests: readonly RuleTest[] };

/** The values of a map, by key. */
export type ReadFields = ReadonlyMap<string, ReadValue>;

type ValueOf<S extends ReadValue["shape"]> = Extract<ReadValue, { readonly shape: S }>;

const isShape = <S extends ReadValue["shape"]>(value: ReadValue, shape: S): value is ValueOf<S> =>
  value.shape === shape;

/** The value under a key, or null where the key is absent; another shape is a bug of ours. */
export function valueAt<S extends ReadValue["shape"]>(
  fields: ReadFields,
  key: string,
  shape: S,
): ValueOf<S> | null {
  const value = fields.get(key);
  if (value === undefined) return null;
  if (isShape(value, shape)) return value;
  throw new InvariantError(`schema of ${key} gave ${value.shape}, builder wants ${shape}`);
}

/** The value under a key that the schema requires or gives a default. */
export function neededAt<S extends ReadValue["shape"]>(
  fields: ReadFields,
  key: string,
  shape: S,
): ValueOf<S> {
  const value = valueAt(fields, key, shape);
  if (value === null) throw new InvariantError(`schema let ${key} be absent`);
  return value;
}
