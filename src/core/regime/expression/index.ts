export {
  type CompiledExpression,
  type CompileSetting,
  expressionCompiler,
} from "./compile-expression.ts";
export type { MissingField } from "./compiled-node.ts";
export {
  type Cascade,
  type Definition,
  type Definitions,
  definitionKey,
  definitionsOf,
} from "./definition.ts";
export type { ExpressionIssueCode } from "./issues.ts";
export { nearestNames } from "./nearest.ts";
export {
  type ExpectedType,
  type ExpressionContext,
  type ParsedExpression,
  parseExpression,
} from "./parse-expression.ts";
export type { ExpressionParts, SidePart } from "./parts.ts";
export { printExpression } from "./print-expression.ts";
export type { ExpressionLocale } from "./print-number.ts";
export { expressionsOf, type FieldReads } from "./reads.ts";
export type { ExpressionScope } from "./resolver.ts";
export { expressionSentence } from "./sentence.ts";
export { isReservedWord, UNITS } from "./token.ts";
export { readQuantityToken } from "./tokenize.ts";
export type {
  ArithmeticOp,
  CompareOp,
  Expr,
  ExprNode,
  ExprOf,
  ExprType,
  LicencePart,
} from "./tree.ts";
export {
  buildVocabulary,
  type DeclaredName,
  lookUpName,
  nearestFields,
  type Vocabulary,
} from "./vocabulary.ts";
export { childrenOf, nodesOf, termsIn } from "./walk.ts";
