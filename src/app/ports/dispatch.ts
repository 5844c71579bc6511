import type { Fields } from "../../core/facts/index.ts";
import type { DispatchSource, DispatchStrategy } from "../../core/regime/index.ts";
import type { NamedRecord } from "./book.ts";
import type { Json } from "./json.ts";
import type { OwnerChange, OwnerChangeResult, OwnershipCause } from "./ledger.ts";

/** How a clock of first contact ended. late: made, but after the time. */
export type ContactOutcome = "made" | "late" | "rerouted" | "escalated" | "moved";

/** A customer that was given to somebody, or to nobody. */
export interface DispatchDecision {
  readonly customer: string;
  readonly at: Date;
  readonly ver: number;
  readonly source: DispatchSource;
  /** null = nobody could have it. */
  readonly strategy: DispatchStrategy | null;
  readonly manager: string | null;
  readonly regime: string;
  readonly revision: number;
  readonly articles: readonly string[];
  /** The plan whose prices were asked. */
  readonly run: string | null;
  /** CustomerReason. */
  readonly reason: Json;
  readonly reroutes: number;
  readonly contact: { readonly due: Date; readonly article: string } | null;
}

export interface StoredDispatch extends DispatchDecision {
  readonly id: number;
  readonly by: string;
  readonly closed: Date | null;
  readonly outcome: ContactOutcome | null;
}

/** A first contact that is still to be made. */
export interface ContactClock {
  readonly dispatch: number;
  readonly customer: NamedRecord;
  readonly given: Date;
  readonly due: Date;
  readonly regime: string;
  readonly revision: number;
  readonly article: string;
}

/** One change of owner since, with the customer's facts. */
export interface OwnerMove {
  readonly seq: number;
  readonly customer: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly fields: Fields;
  readonly cause: OwnershipCause;
  /** Made after this transaction began, maybe by itself: it may still be taken back. */
  readonly isFresh: boolean;
}

/** Up to `seq` nothing of the ledger is missing once none of `writers` writes any more. */
export interface LedgerMark {
  readonly seq: number;
  readonly writers: readonly string[];
}

export interface DispatchStore {
  /** Keeps a decision; its number. */
  note(decision: DispatchDecision): Promise<number>;
  latest(customer: string): Promise<StoredDispatch | null>;
  find(id: number): Promise<StoredDispatch | null>;
  /** Ends a clock that is still open. */
  closeClock(id: number, outcome: ContactOutcome): Promise<void>;
  /** Contacts of a manager with these customers. */
  contactsOf(
    manager: string,
    customers: readonly string[],
  ): Promise<
    readonly {
      readonly customer: string;
      readonly at: Date;
      readonly isAnswered: boolean | null;
    }[]
  >;
  /** Open clocks of first contact for customers that a manager keeps, the earliest first. */
  clocksOf(manager: string): Promise<readonly ContactClock[]>;
  /** Managers who had this customer since it was first given, and did not call. */
  missedBy(customer: string): Promise<readonly string[]>;
  /** What each manager was given so far. */
  receipts(): Promise<
    readonly { readonly manager: string; readonly count: number; readonly last: number }[]
  >;
  /** The published run of a regime. */
  runInForce(regime: string): Promise<string | null>;
  /** The last record of the ledger; of a run, the last that its publication made. */
  lastSeq(run: string | null): Promise<number>;
  /** Changes of owner after a record, in order. */
  movesAfter(seq: number, limit: number): Promise<readonly OwnerMove[]>;
  mark(): Promise<LedgerMark>;
  /** Whether any of these still writes. */
  isWriting(writers: readonly string[]): Promise<boolean>;
  /** A sign that changes when any manager's facts do. */
  managersStamp(): Promise<string>;
  /**
   * `OwnershipWriter.change` for one customer, with the limit that the articles set the manager
   * now (null = none); it leaves no lock behind where it is refused.
   */
  give(
    change: OwnerChange,
    because: { readonly regime: string; readonly revision: number; readonly limit: number | null },
  ): Promise<OwnerChangeResult>;
}
