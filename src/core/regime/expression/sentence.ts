import type { Definitions } from "./definition.ts";
import type { ExpressionLocale } from "./print-number.ts";
import { sentenceEn } from "./sentence-en.ts";
import { sentenceZh } from "./sentence-zh.ts";
import type { Expr } from "./tree.ts";

/** An expression as a clause for the reader, without a full stop. */
export function expressionSentence(
  expr: Expr,
  locale: ExpressionLocale,
  definitions: Definitions,
): string {
  return locale === "en" ? sentenceEn(expr, definitions) : sentenceZh(expr);
}
