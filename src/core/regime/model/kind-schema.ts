import type { ExpectedType, ExpressionScope } from "../expression/index.ts";
import type { RuleKind } from "./rule.ts";

/** A label or help text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * How a quantity is written and kept. count: integer · minutes, months, days: integers ·
 * basisPoints: 10% → 1000 · percent: 1.3 → 130 · hundredths: 0.25 → 25 · km, kmh: as written.
 */
export type QuantityUnit =
  | "count"
  | "minutes"
  | "months"
  | "days"
  | "basisPoints"
  | "percent"
  | "hundredths"
  | "km"
  | "kmh";

/** One admissible word of a choice: the value kept and the words that mean it. */
export interface Option {
  readonly value: string;
  readonly zh: string;
  /** Further spellings that are read as the same value. */
  readonly words: readonly string[];
}

/** What may stand under a key of a rule block. */
export type Shape =
  | {
      readonly shape: "expression";
      readonly scope: ExpressionScope | "of";
      readonly type: ExpectedType;
    }
  | { readonly shape: "quantity"; readonly unit: QuantityUnit; readonly min: number }
  | { readonly shape: "text" }
  | { readonly shape: "identifier" }
  /** `elsewhere`: words that other kinds know under this key and that would do nothing here. */
  | {
      readonly shape: "choice";
      readonly options: readonly Option[];
      readonly elsewhere?: readonly Option[];
    }
  /** A list of texts; with options, of their words alone. */
  | { readonly shape: "texts"; readonly options?: readonly Option[] }
  | { readonly shape: "keys" }
  /** Rows of { when, is } and a last { else }. */
  | { readonly shape: "table"; readonly of: QuantityUnit | "class" | "score" }
  /** A number, a dated series or an expression over the manager. */
  | { readonly shape: "limit" }
  /** Quantities by two names: { from: { to: quantity } }. */
  | { readonly shape: "matrix"; readonly of: QuantityUnit }
  | { readonly shape: "hours" }
  | { readonly shape: "object"; readonly fields: readonly FieldSchema[] }
  | { readonly shape: "list"; readonly fields: readonly FieldSchema[] }
  | { readonly shape: "tests" };

/** One key of a rule block: what the parser reads, the form shows and the reference lists. */
export interface FieldSchema {
  readonly key: string;
  readonly label: Bilingual;
  readonly shape: Shape;
  readonly required: boolean;
  /** What stands where the key is absent, as it would be written; absent = nothing. */
  readonly default?: string;
  readonly help: Bilingual;
}

/** A way to write a kind; where there are several, a key or a word tells them apart. */
export interface FormSchema {
  readonly form: string;
  readonly label: Bilingual;
  readonly fields: readonly FieldSchema[];
}

export interface KindSchema {
  readonly kind: RuleKind;
  readonly label: Bilingual;
  readonly help: Bilingual;
  readonly forms: readonly FormSchema[];
}
