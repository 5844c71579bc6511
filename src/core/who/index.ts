export { type AllocateOptions, allocate } from "./allocation/allocate.ts";
export { type OtherSeat, otherSeatFinder } from "./allocation/alternatives.ts";
export type { Bench, Crew } from "./allocation/crew/crew.ts";
export { inlineCrew } from "./allocation/crew/inline-crew.ts";
export { type Tasks, WORKSHOPS, type Workshops } from "./allocation/crew/workshops.ts";
export { type ExclusionSet, exclusionFinder } from "./allocation/exclusions.ts";
export { balanceOf } from "./allocation/measures.ts";
export { objectiveOf, pairCost } from "./allocation/instance/instance.ts";
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
export { nearestMetresFinder } from "./allocation/nearest-owner.ts";
export type { WhoIssue, WhoIssueCode } from "./issues.ts";
