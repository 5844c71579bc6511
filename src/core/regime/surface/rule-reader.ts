import type { IssueData } from "../../shared/index.ts";
import {
  type ExpectedType,
  type Expr,
  type ExpressionScope,
  parseExpression,
  type Vocabulary,
} from "../expression/index.ts";
import type { SurfaceIssue, SurfaceIssueCode } from "./issues.ts";
import { offsetOf, type RuleYaml, sourceOf } from "./rule-yaml.ts";

/** What reading one rule block needs and gathers. */
export interface RuleReader {
  readonly yaml: RuleYaml;
  readonly vocabulary: Vocabulary;
  /** Printed article, for the issues. */
  readonly article: string;
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
