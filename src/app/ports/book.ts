import type { CustomerFacts, Fields, Lock, ManagerFacts } from "../../core/facts/index.ts";
import type { LocalDate } from "../../core/shared/index.ts";

export interface Page {
  readonly offset: number;
  readonly limit: number;
}
export interface PageOf<T> {
  readonly rows: readonly T[];
  readonly total: number;
}
export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

/** The organisation's tree. The root has no parent. */
export interface UnitRecord extends NamedRecord {
  readonly parent: string | null;
}
export interface UnitStore {
  list(): Promise<readonly UnitRecord[]>;
  /** Adds the units that are not there yet (id = name), under the parent, by default the root. */
  ensure(names: readonly string[], parent?: string): Promise<void>;
}

export interface CustomerRecord extends NamedRecord {
  /** Facts under their canonical keys; `place` included, `owner` not. */
  readonly fields: Fields;
  readonly owner: NamedRecord | null;
  readonly ownerSince: Date | null;
  /** Version of the ownership: rises by one with every change of owner. */
  readonly ver: number;
}

export interface CustomerSearch extends Page {
  readonly q?: string;
  readonly sort: "id" | "name" | "owner" | "capital" | "district";
  readonly descending: boolean;
  readonly owner?: string;
  readonly unassigned?: boolean;
  readonly district?: string;
  readonly industry?: string;
  /** The credit code is hidden from who searches: its beginning is not searched for, or it could be read out. */
  readonly isCodeHidden?: boolean;
}

/** How an import compares with what there is. */
export interface UpsertCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface CustomerStore {
  page(search: CustomerSearch): Promise<PageOf<CustomerRecord>>;
  find(id: string): Promise<CustomerRecord | null>;
  /** The same with the facts as they are, veil or not: to judge and weigh by, never to show. */
  stored(id: string): Promise<CustomerRecord | null>;
  /** Customers whose field 所属集团 says so, by id, as they are: to count and lead by, never to show. */
  ofGroup(group: string): Promise<readonly CustomerRecord[]>;
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  count(): Promise<{ readonly all: number; readonly unassigned: number }>;
  /** Every customer in the scope by id, in batches. */
  all(): AsyncIterable<readonly CustomerRecord[]>;
  /**
   * The same as a run looks at them, for another thread to read: a line of JSON each, with `id`,
   * `ver`, `owner` (an id) and `fields`, in chunks of bytes that end anywhere.
   */
  lines(): AsyncIterable<Uint8Array>;
  /** Owners as they are, in the form of `RunStore.planLines`. */
  ownerLines(): AsyncIterable<Uint8Array>;
  /** What `upsert` would do, without doing it. */
  compare(rows: readonly CustomerFacts[]): Promise<UpsertCounts>;
  /** One set-based statement; never touches the owner. `by` and import are kept in the fact history. */
  upsert(
    rows: readonly CustomerFacts[],
    source: { readonly importId: string | null },
  ): Promise<UpsertCounts>;
  timeline(id: string): Promise<readonly TimelineRecord[]>;
}

export interface TimelineRecord {
  readonly at: Date;
  readonly kind: "ownership" | "facts" | "lock";
  readonly by: string;
  readonly from: NamedRecord | null;
  readonly to: NamedRecord | null;
  readonly regime: string | null;
  readonly revision: number | null;
  readonly articles: readonly string[];
  /** Reason text of a lock or an ownership record; null for facts. */
  readonly reason: string | null;
  /** Ledger record number. */
  readonly record: number | null;
}

export interface ManagerRecord extends NamedRecord {
  readonly fields: Fields;
  /** Customers held now. */
  readonly count: number;
}
export interface ManagerSearch extends Page {
  readonly q?: string;
  readonly sort: "id" | "name" | "unit" | "count" | "limit";
  readonly descending: boolean;
}
export interface ManagerStore {
  page(search: ManagerSearch): Promise<PageOf<ManagerRecord>>;
  find(id: string): Promise<ManagerRecord | null>;
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  count(): Promise<number>;
  all(): Promise<readonly ManagerRecord[]>;
  compare(rows: readonly ManagerFacts[]): Promise<UpsertCounts>;
  /** Merges the given fields over the stored ones, so that licences or limits may come in a file of their own. */
  upsert(
    rows: readonly ManagerFacts[],
    source: { readonly importId: string | null },
  ): Promise<UpsertCounts>;
}

export interface LockRecord {
  readonly customer: NamedRecord;
  readonly manager: NamedRecord;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
  /** Last civil day; null = until somebody lifts it. */
  readonly until: string | null;
}
export interface LockStore {
  list(): Promise<readonly LockRecord[]>;
  find(customer: string): Promise<LockRecord | null>;
  /** False when the customer is locked already. */
  insert(lock: Lock & { readonly until?: string | null }): Promise<boolean>;
  remove(customer: string): Promise<boolean>;
  /** Removes a lock whose last day is before `today`; false when there is none, or it goes on. */
  removeOver(customer: string, today: LocalDate): Promise<boolean>;
}
