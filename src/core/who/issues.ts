import type { Issue } from "../shared/index.ts";
import type { DialIssueCode } from "./allocation/dials/dial-issues.ts";
import type { WhatIfIssueCode } from "./allocation/what-if/what-if-issues.ts";

/** Faults of the facts or the regime that stop, or qualify, an allocation. */
export type WhoIssueCode =
  | DialIssueCode
  | WhatIfIssueCode
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
