import type { LeaveEffect } from "../../core/who/index.ts";
import type { CollisionRecord } from "./collisions.ts";
import type { HandoverRecord } from "./handover.ts";
import type { LedgerRecord } from "./ledger.ts";

/** A handover that the customer was on the list of, with the leave that it was for. */
export interface HandoverPast
  extends Pick<HandoverRecord, "kind" | "regime" | "revision" | "articles"> {
  readonly manager: string;
  readonly closedAt: Date;
  readonly leave: {
    readonly effect: LeaveEffect;
    /** Civil day. */
    readonly to: string;
    readonly endedAt: Date | null;
  } | null;
}

/** What bears on whose a customer's results were. */
export interface CreditPast {
  /** Changes of owner, earliest first. */
  readonly changes: readonly LedgerRecord[];
  readonly handovers: readonly HandoverPast[];
  /** Cases with a decision. */
  readonly cases: readonly CollisionRecord[];
}

export interface CreditStore {
  past(customer: string): Promise<CreditPast>;
}
