import type { NamedRecord } from "./book.ts";

/** check: call a customer back after a handover · tell: tell him of his new manager · report: of a stand-in. */
export type DutyKind = "check" | "tell" | "report";

/** Something that an article makes a person do, and that nobody has done yet. */
export interface DutyRecord {
  readonly kind: DutyKind;
  /** The handover, the transfer or the absence. */
  readonly about: string;
  /** Null for a report, which is about all customers that were covered. */
  readonly customer: NamedRecord | null;
  readonly from: NamedRecord | null;
  readonly to: NamedRecord | null;
  /** Civil day. */
  readonly due: string;
  readonly regime: string;
  readonly revision: number;
  readonly articles: readonly string[];
}

/** The call to one customer of a handover. */
export interface CheckRecord {
  readonly customer: string;
  readonly on: string;
  readonly articles: readonly string[];
  readonly doneOn: string | null;
  readonly by: string | null;
  readonly note: string | null;
}

/** That one customer of a transfer was told. */
export interface ToldRecord {
  readonly transfer: string;
  readonly customer: string;
  readonly on: string;
  readonly way: string;
  readonly by: string;
}

export interface DutyStore {
  /** What is owed in the scope, the earliest first; calls from their day on. */
  open(today: string): Promise<readonly DutyRecord[]>;
  /** Customers of a handover are to be called on their days. */
  askChecks(
    handover: string,
    checks: readonly Pick<CheckRecord, "customer" | "on" | "articles">[],
  ): Promise<void>;
  checksOf(handover: string): Promise<readonly CheckRecord[]>;
  /** False when it was made already, or none is asked for. */
  check(
    handover: string,
    customer: string,
    done: { readonly on: string; readonly by: string; readonly note: string },
  ): Promise<boolean>;
  toldOf(transfers: readonly string[]): Promise<readonly ToldRecord[]>;
  /** Those of these customers that were not told before. */
  tell(
    transfer: string,
    customers: readonly string[],
    done: { readonly on: string; readonly by: string; readonly way: string },
  ): Promise<readonly string[]>;
  /** The stand-in is to report by this day. */
  askReport(absence: string, due: string): Promise<void>;
  /** False when it was written already. */
  report(
    absence: string,
    written: { readonly text: string; readonly by: string; readonly at: Date },
  ): Promise<boolean>;
}
