export type { Brand } from "./brand.ts";
export * from "./ids.ts";
export type { Issue, IssueData, Position, Severity } from "./issue.ts";
export * from "./local-date.ts";
export { compareCodePoints } from "./ordering.ts";
export { err, InvariantError, ok, type Result, unreachable } from "./result.ts";
export { type Rng, seededRng } from "./rng.ts";
