export {
  type Cascade,
  type Definition,
  type Definitions,
  definitionKey,
  definitionsOf,
} from "./definition.ts";
export type { ExpressionIssueCode } from "./issues.ts";
export type {
  ArithmeticOp,
  CompareOp,
  Expr,
  ExprNode,
  ExprOf,
  ExprType,
  LicencePart,
} from "./tree.ts";
