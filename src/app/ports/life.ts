import type { Life } from "../../core/who/index.ts";

/** What is kept of a customer's ownership, at one version of it. */
export interface LifeRecord {
  readonly customer: string;
  /** Version of the ownership that it belongs to. */
  readonly ver: number;
  readonly since: Date;
  readonly life: Life;
  /** The revision whose articles it cites; null before any. */
  readonly regime: string | null;
  readonly revision: number | null;
}

export interface LifeStore {
  /** What is kept of these customers; those of whom nothing is kept are absent. */
  find(customers: readonly string[]): Promise<readonly LifeRecord[]>;
  /** Keeps the state of these customers, after the change of owner, in the same transaction. */
  put(records: readonly Omit<LifeRecord, "since">[]): Promise<void>;
}
