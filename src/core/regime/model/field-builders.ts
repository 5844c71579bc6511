import type { ExpectedType, ExpressionScope } from "../expression/index.ts";
import type { Bilingual, FieldSchema, Option, QuantityUnit, Shape } from "./kind-schema.ts";

/** Texts of a field: [label zh, label en, help zh, help en]. */
export type FieldTexts = readonly [string, string, string, string];

const bilingual = (zh: string, en: string): Bilingual => ({ zh, en });

/** A field that must be written. */
export function required(key: string, shape: Shape, texts: FieldTexts): FieldSchema {
  const [zh, en, helpZh, helpEn] = texts;
  return {
    key,
    label: bilingual(zh, en),
    shape,
    required: true,
    help: bilingual(helpZh, helpEn),
  };
}

/** A field that may be left out; `default` is what then holds. */
export function optional(
  key: string,
  shape: Shape,
  texts: FieldTexts,
  fallback?: string,
): FieldSchema {
  const field = { ...required(key, shape, texts), required: false };
  return fallback === undefined ? field : { ...field, default: fallback };
}

export const expression = (scope: ExpressionScope | "of", type: ExpectedType): Shape => ({
  shape: "expression",
  scope,
  type,
});
export const quantity = (unit: QuantityUnit, min = 0): Shape => ({ shape: "quantity", unit, min });
export const table = (of: QuantityUnit | "class" | "score"): Shape => ({ shape: "table", of });
export const matrix = (of: QuantityUnit): Shape => ({ shape: "matrix", of });
export const choice = (...options: readonly Option[]): Shape => ({ shape: "choice", options });
export const object = (...fields: readonly FieldSchema[]): Shape => ({ shape: "object", fields });
export const list = (...fields: readonly FieldSchema[]): Shape => ({ shape: "list", fields });
export const TEXT: Shape = { shape: "text" };
export const TEXTS: Shape = { shape: "texts" };
export const IDENTIFIER: Shape = { shape: "identifier" };

export const option = (value: string, zh: string, ...words: readonly string[]): Option => ({
  value,
  zh,
  words: [zh, ...words],
});
