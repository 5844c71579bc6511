import { definitionsOf, type Expr, expressionSentence } from "../expression/index.ts";
import {
  definitionsIn,
  type RegimeDocument,
  type Rule,
  type Table,
  type WayTimes,
} from "../model/index.ts";

/** The languages a rule can be said in. */
export type SpokenLocale = "zh-CN" | "en";

/** What saying a rule needs: expressions as clauses, and the names of other articles. */
export interface Telling {
  readonly locale: SpokenLocale;
  clause(expr: Expr): string;
  /** Printed ordinal of an article by key; the key itself where there is none. */
  articleNamed(key: string): string;
  readonly rules: readonly Rule[];
}

/** Prepares to say the rules of a regime in one language. */
export function tellingOf(document: RegimeDocument, locale: SpokenLocale): Telling {
  const definitions = definitionsOf(definitionsIn(document));
  const printed = new Map<string, string>(document.articles.map((one) => [one.key, one.printed]));
  return {
    locale,
    clause: (expr) => expressionSentence(expr, locale, definitions),
    articleNamed: (key) => printed.get(key) ?? key,
    rules: document.articles.flatMap(({ rule }) => rule ?? []),
  };
}

/** A number without trailing noise of binary fractions. */
export const tidy = (value: number): string => String(Number(value.toPrecision(12)));

/** How many ways a table of times states. */
export const waysCount = (times: WayTimes): number =>
  Object.values(times).reduce((sum, row) => sum + Object.keys(row).length, 0);

/** The rows of a table, each as condition (null = everybody else) and value. */
export function rowsOf<T, R>(
  table: Table<T>,
  say: (value: T) => R,
  clause: (expr: Expr) => string,
): readonly { readonly when: string | null; readonly is: R }[] {
  return table.rows.map(({ when, is }) => ({
    when: when === null ? null : clause(when),
    is: say(is),
  }));
}
