import type { IssueData } from "../../shared/index.ts";
import {
  type ExpectedType,
  type Expr,
  type ExpressionScope,
  parseExpression,
  type Vocabulary,
} from "../expression/index.ts";
import type { QuantityUnit, RuleKind } from "../model/index.ts";
import type { SurfaceIssue, SurfaceIssueCode } from "./issues.ts";
import { quantityFault } from "./read-quantity.ts";
import { offsetOf, type RuleYaml, sourceOf, textOf } from "./rule-yaml.ts";

/** What reading one rule block needs and gathers. */
export interface RuleReader {
  readonly yaml: RuleYaml;
  readonly vocabulary: Vocabulary;
  /** Printed article, for the issues. */
  readonly article: string;
  /** Once it is known. */
  readonly kind: RuleKind | null;
  readonly issues: SurfaceIssue[];
}

/** Records a fault at an offset of the rule's YAML and answers null. */
export function reject(
  reader: RuleReader,
  code: SurfaceIssueCode,
  offset: number,
  data: IssueData,
): null {
  const severity = "error";
  const { article, yaml } = reader;
  reader.issues.push({ code, severity, data, at: yaml.locate(offset), article });
  return null;
}

/** Refuses a quantity: too large a figure by its limit, anything else by the form expected. */
export function rejectQuantity(
  reader: RuleReader,
  node: unknown,
  { key, unit }: { readonly key: string; readonly unit: QuantityUnit },
): null {
  const value = textOf(node) ?? "";
  const found = quantityFault(value, unit);
  const at = offsetOf(node);
  return found.fault === "tooLarge"
    ? reject(reader, "rule.valueTooLarge", at, { key, value, max: found.max })
    : reject(reader, "rule.valueInvalid", at, { key, value, expected: unit });
}

/** What is wanted of the expression under a key. */
export interface WantedExpression {
  readonly key: string;
  readonly scope: ExpressionScope;
  readonly type: ExpectedType;
}

/** Reads a scalar as an expression. */
export function readExpression(
  reader: RuleReader,
  node: unknown,
  wanted: WantedExpression,
): Expr | null {
  const source = sourceOf(reader.yaml, node);
  if (source === null) {
    const data = { key: wanted.key, value: "", expected: "expression" };
    return reject(reader, "rule.valueInvalid", offsetOf(node), data);
  }
  const { expr, issues } = parseExpression(source.text, {
    vocabulary: reader.vocabulary,
    scope: wanted.scope,
    expected: wanted.type,
    locate: (offset) => reader.yaml.locate(source.offset + offset),
  });
  for (const issue of issues) reader.issues.push({ ...issue, article: reader.article });
  return expr;
}
