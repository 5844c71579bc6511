import type { NamedRecord, Page, PageOf } from "./book.ts";

/** Which path led to a change of owner. */
export type OwnershipCause =
  | "publish"
  | "import"
  | "decide"
  | "assign"
  | "register"
  | "claim"
  | "release"
  | "lapse"
  | "dispatch"
  | "collision"
  | "transfer"
  | "handover";

/** One change of owner. `articles` is not empty: the first is the one that decided. */
export interface OwnerChange {
  readonly customer: string;
  readonly expectedVer: number;
  /** null = nobody. */
  readonly to: string | null;
  readonly articles: readonly string[];
  readonly reason: string;
  /** Weight against the manager's limit; 1 when the regime weighs nothing. */
  readonly weight: number;
  /** Weight that the articles in force let the receiver hold; null or absent = none of them limits him. */
  readonly limit?: number | null;
}

/** A change with who makes it and the revision that it cites. */
export interface ActedChange extends OwnerChange {
  readonly actor: string;
  readonly regime: string;
  readonly revision: number;
}

/** A customer that is no longer as the change expected. */
export interface OwnerConflict {
  readonly customer: NamedRecord;
  readonly expectedVer: number;
  readonly actualVer: number;
  readonly owner: NamedRecord | null;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
}

/** A customer whom nobody is given, the last day of that (civil), and the articles as printed. */
export interface Wait {
  readonly customer: NamedRecord;
  readonly until: string;
  readonly articles: readonly string[];
}

export type OwnerChangeResult =
  | {
      readonly kind: "changed";
      readonly changed: number;
      readonly at: Date;
      readonly firstRecord: number | null;
      readonly lastRecord: number | null;
    }
  /** Nothing was changed. At most 100 conflicts are listed. */
  | {
      readonly kind: "conflict";
      readonly total: number;
      readonly conflicts: readonly OwnerConflict[];
    }
  | {
      readonly kind: "overCapacity";
      readonly manager: NamedRecord;
      readonly limit: number;
      /** Weight he would hold after the change. */
      readonly held: number;
    }
  /** A customer who refused its managers is given to nobody up to a day. */
  | { readonly kind: "waits"; readonly wait: Wait }
  /** The plan reaches beyond what the publisher sees. */
  | { readonly kind: "outOfScope" };

/** The only writer of ownership. All or nothing; one ledger record for each change. */
export interface OwnershipWriter {
  change(
    changes: readonly OwnerChange[],
    because: { readonly regime: string; readonly revision: number; readonly cause: OwnershipCause },
  ): Promise<OwnerChangeResult>;
  /**
   * Changes that have nothing to do with one another, each by its own actor: done or refused one by
   * one. The customers are locked already. Answers a change each.
   */
  changeEach(
    changes: readonly ActedChange[],
    cause: OwnershipCause,
  ): Promise<readonly OwnerChangeResult[]>;
  /**
   * The same for every assignment of a finished run whose owner differs, set-based. Customers that
   * still await a person's decision stay with their owner. The run becomes
   * `published` in the same transaction; `conflict` also when another run was published meanwhile.
   */
  publishRun(
    runId: string,
    /** Weight each manager may hold from now on; null = no limit. */
    limits: Readonly<Record<string, number | null>>,
  ): Promise<OwnerChangeResult>;
}

export interface LedgerRecord {
  readonly record: number;
  readonly at: Date;
  readonly by: string;
  readonly customer: NamedRecord;
  readonly ver: number;
  readonly from: NamedRecord | null;
  readonly to: NamedRecord | null;
  readonly regime: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly cause: OwnershipCause;
  readonly run: string | null;
  readonly reason: string;
  readonly prev: string;
  readonly hash: string;
}

export interface LedgerSearch extends Page {
  readonly article?: string;
  readonly regime?: string;
  readonly customer?: string;
  readonly manager?: string;
  /** Inclusive civil dates of the organisation's time zone. */
  readonly from?: string;
  readonly to?: string;
}

export interface LedgerStore {
  search(search: LedgerSearch): Promise<PageOf<LedgerRecord>>;
  count(): Promise<number>;
  /** The latest record of a customer. */
  latest(customer: string): Promise<LedgerRecord | null>;
}

export interface SealRecord {
  readonly number: number;
  readonly at: Date;
  readonly fromSeq: number;
  readonly uptoSeq: number;
  readonly records: number;
  readonly root: string;
  readonly previous: string;
  readonly signature: string;
  readonly publicKey: string;
  readonly file: string | null;
}

export interface LedgerFault {
  readonly code: string;
  readonly record: number | null;
  readonly customer: string | null;
  readonly text: string;
}

/** Keeps the proof outside the database: seals, and recomputes everything on demand. */
export interface LedgerKeeper {
  /** Seals all records so far; null when there is nothing new. */
  seal(): Promise<SealRecord | null>;
  latestSeal(): Promise<SealRecord | null>;
  /** `elsewhere`: text of seals that were kept elsewhere, to be believed before all others. */
  verify(elsewhere?: string): Promise<{
    readonly records: number;
    readonly seals: number;
    readonly faults: readonly LedgerFault[];
  }>;
}
