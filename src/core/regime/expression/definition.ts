import type { SubjectKind } from "../../facts/index.ts";
import type { Expr } from "./tree.ts";

/** What a `define` rule gives to other expressions: a term, a classification table or a score. */
export type Definition = {
  readonly of: SubjectKind;
  readonly name: string;
  readonly en: string | null;
} & (
  | { readonly form: "term"; readonly means: Expr }
  | { readonly form: "table"; readonly table: Cascade<string> }
  | { readonly form: "score"; readonly is: Cascade<Expr> }
);

/** Rows tried in order; the first whose condition holds decides, one without condition always. */
export interface Cascade<T> {
  readonly rows: readonly { readonly when: Expr | null; readonly is: T }[];
}

/** Definitions under `customer:名称` and `manager:名称`. */
export type Definitions = ReadonlyMap<string, Definition>;

export const definitionKey = (of: SubjectKind, name: string): string => `${of}:${name}`;

/** Definitions by subject and Chinese name. */
export function definitionsOf(list: readonly Definition[]): Definitions {
  return new Map(
    list.map((definition) => [definitionKey(definition.of, definition.name), definition]),
  );
}
