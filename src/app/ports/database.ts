import type { Veil } from "../../core/may/index.ts";
import type { AccountStore } from "./accounts.ts";
import type { CustomerStore, LockStore, ManagerStore, UnitStore } from "./book.ts";
import type { CollisionStore } from "./collisions.ts";
import type { CreditStore } from "./credit.ts";
import type { DispatchStore } from "./dispatch.ts";
import type { DutyStore } from "./duties.ts";
import type { AbsenceStore, HandoverStore, TransferStore } from "./handover.ts";
import type { IdentityStore } from "./identity.ts";
import type { ImportStore } from "./imports.ts";
import type { Json } from "./json.ts";
import type { LedgerStore, OwnershipWriter } from "./ledger.ts";
import type { LifeStore } from "./life.ts";
import type { NoticeStore } from "./notices.ts";
import type { RegimeStore } from "./regimes.ts";
import type { RunStore } from "./runs.ts";
import type { FactorStore, OidcStore, RevealStore } from "./sign-in.ts";
import type { TimedStore } from "./timed.ts";
import type { WebhookStore } from "./webhooks.ts";

/** On whose behalf, and over which units, a transaction works. Row-level security enforces it. */
export interface Scope {
  /** Account name, or `system`. Written into every record made. */
  readonly actor: string;
  /** Unit ids (subtree already resolved), or everything. */
  readonly units: "all" | readonly string[];
  /** Set for an account that may see its own book only. */
  readonly onlyOwner?: string;
  /** Hides the sensitive fields of customers in what is read for showing; absent = hides nothing. */
  readonly veil?: Veil;
}

/** Small named settings: `organisation`, `coordinates`, `boundary` … */
export interface SettingStore {
  get(key: string): Promise<Json | undefined>;
  put(key: string, value: Json): Promise<void>;
}

/** What to do with a request that carries an idempotency key. */
export type IdempotencyVerdict =
  | { readonly kind: "new" }
  | { readonly kind: "running" }
  | { readonly kind: "differs" }
  | { readonly kind: "done"; readonly status: number; readonly answer: Json };

export interface IdempotencyStore {
  /** Claims the key, or tells what became of the first request that carried it. */
  begin(request: {
    account: string;
    key: string;
    route: string;
    bodyHash: string;
  }): Promise<IdempotencyVerdict>;
  finish(request: { account: string; key: string; status: number; answer: Json }): Promise<void>;
  /** Gives the key back after a failure without effect. */
  abandon(request: { account: string; key: string }): Promise<void>;
}

/** Everything that happened besides changes of owner: sign-ins, settings, imports, publications. */
export interface EventStore {
  append(event: { kind: string; about: string; data: Json }): Promise<void>;
}

/** The stores of one transaction. */
export interface Stores {
  readonly accounts: AccountStore;
  readonly units: UnitStore;
  readonly regimes: RegimeStore;
  readonly customers: CustomerStore;
  readonly managers: ManagerStore;
  readonly locks: LockStore;
  readonly ownership: OwnershipWriter;
  readonly collisions: CollisionStore;
  readonly identities: IdentityStore;
  readonly imports: ImportStore;
  readonly runs: RunStore;
  readonly ledger: LedgerStore;
  readonly credit: CreditStore;
  readonly settings: SettingStore;
  readonly idempotency: IdempotencyStore;
  readonly factors: FactorStore;
  readonly oidc: OidcStore;
  readonly reveals: RevealStore;
  readonly events: EventStore;
  readonly dispatches: DispatchStore;
  readonly timed: TimedStore;
  readonly lives: LifeStore;
  readonly notices: NoticeStore;
  readonly absences: AbsenceStore;
  readonly handovers: HandoverStore;
  readonly transfers: TransferStore;
  readonly duties: DutyStore;
  readonly webhooks: WebhookStore;
}

/** The database as the use cases see it. */
export interface Database {
  /** One transaction in a scope: commits when `work` resolves, rolls back when it throws. */
  within<T>(scope: Scope, work: (stores: Stores) => Promise<T>): Promise<T>;
  /**
   * Calls the listener when a transaction of this process told the account something, after it was
   * committed. Returns what stops the watching.
   */
  watchNotices(account: string, listener: () => void): () => void;
  /** Whether it answers at all. */
  isAlive(): Promise<boolean>;
}
