export { checkRegime } from "./check/check-regime.ts";
export type { RegimeCheckIssue, RegimeCheckIssueCode } from "./check/issues.ts";
export { compilePlan } from "./compile/compile-plan.ts";
export { leadersOf } from "./compile/leaders-of.ts";
export type * from "./compile/plan.ts";
export {
  type ArticleChange,
  type ArticleChangeKind,
  diffRegimes,
  type ParameterChange,
} from "./diff/diff-regimes.ts";
export type { ExpressionIssueCode } from "./expression/index.ts";
export type * from "./model/index.ts";
export {
  ACCESS_RIGHTS,
  ACCESS_ROLES,
  ACCESS_SCOPES,
  ADMINISTRATOR_ROLES,
  COLLISION_CRITERIA,
  COLLISION_OUTCOMES,
  declaredFields,
  OUTSIDE_ROLES,
} from "./model/index.ts";
export {
  type Hash,
  type ParsedRegime,
  parseRegime,
  type SurfaceIssue,
  type SurfaceIssueCode,
} from "./surface/index.ts";
export { type PrintedRegime, printRegime } from "./verbalise/print-regime.ts";
export { sayRule } from "./verbalise/say-rule.ts";
export type { SpokenLocale } from "./verbalise/telling.ts";
