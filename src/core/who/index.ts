export { type AllocateOptions, allocate } from "./allocation/allocate.ts";
export { type OtherSeat, otherSeatFinder } from "./allocation/alternatives.ts";
export type { ArticleCost } from "./allocation/compare/article-costs.ts";
export { type PlanMeasures, planMeasures } from "./allocation/compare/plan-measures.ts";
export type { Bench, Crew, Tasks } from "./allocation/crew/crew.ts";
export { inlineCrew } from "./allocation/crew/inline-crew.ts";
export { WORKSHOPS } from "./allocation/crew/workshops.ts";
export { applyDials, isAsWritten } from "./allocation/dials/apply-dials.ts";
export { AS_WRITTEN, type Dials } from "./allocation/dials/dials.ts";
export { type DispatchState, dispatchState } from "./allocation/dispatch-state/dispatch-state.ts";
export {
  decodeDispatchState,
  encodeDispatchState,
} from "./allocation/dispatch-state/state-bytes.ts";
export { type ExclusionSet, exclusionFinder } from "./allocation/exclusions.ts";
export { objectiveOf, pairCost } from "./allocation/instance/instance.ts";
export { type Rehomed, rehomeLeaver } from "./allocation/leaver/rehome-leaver.ts";
export { settledPlan } from "./allocation/leaver/settle-plan.ts";
export { balanceOf } from "./allocation/measures.ts";
export { nearestMetresFinder } from "./allocation/nearest-owner.ts";
export type {
  AllocationOutcome,
  Balance,
  ManagerLoad,
  Progress,
  Shortage,
  StoppedBy,
} from "./allocation/outcome.ts";
export type { AllocationProblem } from "./allocation/problem/allocation-problem.ts";
export { buildProblem } from "./allocation/problem/build-problem.ts";
export { type Finding, pairAccount } from "./allocation/problem/pair-account.ts";
export { membersOf, sizeOfUnit, type Units } from "./allocation/problem/units.ts";
export { type Change, type Changed, changeOne } from "./allocation/what-if/change-facts.ts";
export { hourPrices } from "./allocation/what-if/hour-prices.ts";
export { type Saving, savingOf } from "./allocation/what-if/saving.ts";
export {
  type KnownPlan,
  pricesByManager,
  type WarmStart,
  warmStart,
} from "./allocation/what-if/warm-start.ts";
export * from "./collision/index.ts";
export * from "./dispatch/index.ts";
export * from "./handover/index.ts";
export type { WhoIssue, WhoIssueCode } from "./issues.ts";
export * from "./ownership/index.ts";
