export { compilePlan } from "./compile/compile-plan.ts";
export type * from "./compile/plan.ts";
export type * from "./model/index.ts";
