export { evaluateExpr, truthOf } from "./evaluate-expr.ts";
export type { Finding, FindingKind, Verdict } from "./finding.ts";
export { judge, type Question } from "./judge.ts";
export type { Situation } from "./situation.ts";
export { type UnknownFact, unknownFacts } from "./unknown-facts.ts";
