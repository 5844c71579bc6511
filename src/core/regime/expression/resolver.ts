import type { SubjectKind } from "../../facts/index.ts";
import type { IssueData, Position } from "../../shared/index.ts";
import type { ExpressionFault } from "./fault.ts";
import type { ExpressionIssueCode } from "./issues.ts";
import type { Syntax } from "./syntax.ts";
import type { Expr } from "./tree.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Whom an expression may speak of. */
export type ExpressionScope = SubjectKind | "pair";

/** What resolving one expression needs and gathers. */
export interface Resolver {
  readonly vocabulary: Vocabulary;
  readonly scope: ExpressionScope;
  readonly locate: (offset: number) => Position;
  readonly faults: ExpressionFault[];
  /** Resolves any operand: the way back to the top of the grammar without a cycle of imports. */
  readonly resolveAny: (resolver: Resolver, syntax: Syntax) => Expr | null;
}

/** Resolves an operand of any kind. */
export const resolveOperand = (resolver: Resolver, syntax: Syntax): Expr | null =>
  resolver.resolveAny(resolver, syntax);

/** Records a fault and answers null, the mark of an expression that has none. */
export function refuse(
  resolver: Resolver,
  code: ExpressionIssueCode,
  offset: number,
  data: IssueData,
): null {
  resolver.faults.push({ code, offset, data });
  return null;
}
