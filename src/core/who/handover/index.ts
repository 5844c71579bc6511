export {
  type ApprovalStanding,
  type GivenApproval,
  judgeApprovals,
  type RefusalOutcome,
  type RefusalTerms,
  refusalOutcome,
  refusalTerms,
  type TransferTerms,
  transferTerms,
} from "./approvals.ts";
export {
  chooseStandIn,
  coverExceeds,
  type StandInCandidate,
  type StandInChoice,
  type StandInFault,
} from "./choose-stand-in.ts";
export { type CreditShares, creditShares, poachGuard, poachWindow, splitFen } from "./credit.ts";
export {
  type DayTime,
  type DepartureTerms,
  departureTerms,
  dueDay,
  freezeTime,
  type ItemTerms,
  itemTerms,
  noticeLacking,
} from "./departure-terms.ts";
export {
  HANDOVER_STATES,
  type HandoverEvent,
  type HandoverItem,
  type HandoverState,
  ITEM_STATES,
  type ItemFault,
  type ItemState,
  mayAnswer,
  type Step,
  type StepFault,
  stateByItems,
  stepHandover,
} from "./handover-step.ts";
export { type CreditChange, type CreditHolding, holdCredit } from "./hold-credit.ts";
export { type LeaveEffect, leaveEffect } from "./leave-effect.ts";
export { type Candidate, nextCandidate } from "./next-candidate.ts";
