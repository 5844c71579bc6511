import type { Issue } from "../shared/index.ts";

/** Faults of the facts or the regime that stop, or qualify, an allocation. */
export type WhoIssueCode =
  | "who.noManagerAdmitted"
  | "who.lockUnknownCustomer"
  | "who.lockUnknownManager"
  | "who.lockTwice"
  | "who.lockInGroup"
  | "who.lockBreaksHardRule"
  | "who.lockExceedsCapacity"
  | "who.groupFitsNowhere"
  | "who.rivalsInOneGroup"
  | "who.tooManyPairs"
  | "who.tooManyLinks"
  | "who.staffingBelowMinimum"
  | "who.carveOutBeyondShare";

export type WhoIssue = Issue<WhoIssueCode>;
