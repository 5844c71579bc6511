import type { LeaveEffect } from "../../core/who/index.ts";
import type { CollisionRecord } from "./collisions.ts";
import type { HandoverRecord } from "./handover.ts";
import type { LedgerRecord, OwnershipCause } from "./ledger.ts";

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

/** The last colleague whom a customer left, and when. */
export interface LastLeft {
  readonly from: string;
  readonly at: Date;
}

/** A customer that came to a manager soon after it left a colleague. */
export interface PoachCase {
  readonly customer: string;
  readonly ver: number;
  readonly cause: OwnershipCause;
  readonly from: string;
  readonly to: string;
  /** Civil days. */
  readonly leftOn: string;
  readonly takenOn: string;
  /** Cases of the receiver within the window, this one included. */
  readonly cases: number;
  readonly isAlarm: boolean;
  readonly isNetOnly: boolean;
  readonly regime: string;
  readonly revision: number;
  readonly articles: readonly string[];
}

export interface CreditStore {
  /**
   * The colleague other than `to` whom the customer left last before the change that made version `ver`, and whom
   * nobody followed until that change; null = it had none, or he was the last.
   */
  lastLeft(taken: Pick<PoachCase, "customer" | "to" | "ver">): Promise<LastLeft | null>;
  /** Cases of a receiver since a civil day. */
  poachCases(to: string, since: string): Promise<number>;
  notePoaching(found: PoachCase): Promise<void>;
  past(customer: string): Promise<CreditPast>;
}
