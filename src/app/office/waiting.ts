export type WaitingKind =
  | "draftToPublish"
  | "draftHasErrors"
  | "runRunning"
  | "runToPublish"
  | "decisionAwaits"
  | "unassigned"
  | "noCustomers"
  | "noManagers"
  | "noRegime"
  | "licenceExpires"
  | "firstContact"
  | "protectionEnds"
  | "emptyBook"
  | "handoverItems"
  | "transferToApprove"
  | "collisionEvidence"
  | "collisionDecide"
  | "duties"
  | "notices";

/** Something that waits for the reader. */
export interface Waiting {
  readonly kind: WaitingKind;
  readonly count: number;
  /** True where no more were looked at: there may be more than `count`. */
  readonly isCut?: boolean;
  readonly about: { readonly id: string; readonly name: string } | null;
}
