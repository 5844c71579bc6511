import type { LocalDate } from "../shared/index.ts";

/** What a field can hold. */
export type FieldType =
  | "text" // any string
  | "choice" // one string of a closed or open list
  | "number" // a plain number
  | "money" // integer fen (1 元 = 100 fen)
  | "date" // LocalDate
  | "bool"
  | "set" // list of strings
  | "place" // WGS-84 point
  | "licences"; // licences held

/** A point in WGS-84 degrees. */
export interface Place {
  readonly lng: number;
  readonly lat: number;
  /** How the point was found; `exact` when the source gives no precision. */
  readonly precision: string;
}

/** One licence (资质) a person holds. */
export interface Licence {
  readonly name: string;
  readonly number: string | null;
  readonly validFrom: LocalDate | null;
  /** null = no end stated. */
  readonly validUntil: LocalDate | null;
}

/**
 * A fact. `null` is 未知 (not stated): it never turns silently into false, it becomes the
 * third truth value of the expression language and the reason 缺资料.
 */
export type Value =
  | null
  | boolean
  | number
  | string
  | readonly string[]
  | Place
  | readonly Licence[];

export const isPlace = (value: Value): value is Place =>
  typeof value === "object" && value !== null && "lng" in value;
