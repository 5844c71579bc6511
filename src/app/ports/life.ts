import type { Fields } from "../../core/facts/index.ts";
import type { ContactWay } from "../../core/regime/index.ts";
import type { LocalDate } from "../../core/shared/index.ts";
import type { Life, LifeState } from "../../core/who/index.ts";
import type { NamedRecord, Page, PageOf } from "./book.ts";

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

/** A customer with everything a step of its life looks at. */
export interface LifeSubject extends NamedRecord {
  readonly fields: Fields;
  readonly unit: string;
  readonly owner: NamedRecord | null;
  readonly ver: number;
  readonly kept: LifeRecord | null;
  /** Keeps it with this manager, whatever the articles of its life say; null = it is not locked. */
  readonly lock: {
    readonly manager: string;
    readonly by: string;
    readonly reason: string;
    readonly until: string | null;
  } | null;
}

/** How many customers a manager has claimed on a day, and holds. */
export interface ClaimCount {
  readonly taken: number;
  readonly held: number;
  readonly heldDealt: number;
}

/** Somebody who claims, with what he has claimed that day and holds. */
export interface Claimant extends NamedRecord {
  readonly fields: Fields;
  readonly count: ClaimCount;
}

export interface ClaimAttempt {
  readonly actor: string;
  readonly customer: string;
  readonly manager: string;
  readonly day: string;
  /** `taken`, or the code of the refusal. */
  readonly outcome: string;
  readonly regime: string | null;
  readonly revision: number | null;
  readonly articles: readonly string[];
}

export interface ContactInput {
  readonly id: string;
  readonly customer: string;
  readonly manager: string | null;
  readonly at: Date;
  readonly way: ContactWay;
  readonly isAnswered: boolean | null;
  readonly seconds: number | null;
  readonly result: string | null;
  readonly evidence: string;
  readonly counts: boolean;
  readonly regime: string | null;
  readonly revision: number | null;
  readonly articles: readonly string[];
}

export interface ContactRecord extends ContactInput {
  readonly by: string;
  readonly recordedAt: Date;
}

export interface PoolSearch extends Page {
  readonly q?: string;
  readonly industry?: string;
  readonly district?: string;
  readonly order: "longest" | "newest" | "name";
}

export interface LifeStore {
  /** What is kept of these customers; those of whom nothing is kept are absent. */
  find(customers: readonly string[]): Promise<readonly LifeRecord[]>;
  /** Keeps the state of these customers, after the change of owner, in the same transaction. */
  put(records: readonly Omit<LifeRecord, "since">[]): Promise<void>;
  /** The customers in the scope, by id; `lock` holds them until the transaction ends, in that order. */
  subjects(customers: readonly string[], lock: boolean): Promise<readonly LifeSubject[]>;
  /**
   * Of the next `limit` customers with an owner, by id from the one after `after` on, those of whom nothing is known
   * (a contact, a deal, a beginning, a return) since `before`, with the last day of which something is.
   */
  idle(search: {
    readonly before: LocalDate;
    readonly after: string;
    readonly limit: number;
  }): Promise<{
    readonly found: readonly { readonly id: string; readonly since: LocalDate }[];
    /** The last one read, where there may be more. */
    readonly last: string | null;
  }>;
  /** How many of these managers' are at risk. */
  atRisk(managers: readonly string[]): Promise<number>;
  /**
   * Some of a manager's, by id from the one after `after` on; where a state is named, those in it that
   * he does not hand over at present.
   */
  idsOf(
    manager: string,
    page: { readonly after: string; readonly limit: number; readonly state?: LifeState },
  ): Promise<readonly string[]>;
  /** Those of some managers whose clock runs, the nearest end first, then the others by name. */
  heldBy(managers: readonly string[], page: Page): Promise<PageOf<LifeSubject>>;
  /** Customers that nobody keeps. */
  free(search: PoolSearch): Promise<PageOf<LifeSubject>>;
  /** One transaction at a time for each of those who claim: taken before the customers are locked. */
  holdClaimants(managers: readonly string[]): Promise<void>;
  /** Those who claim; what they hold stays so until the transaction ends. After the customers are locked. */
  claimants(managers: readonly string[], day: string): Promise<readonly Claimant[]>;
  claimCount(manager: string, day: string): Promise<ClaimCount>;
  noteAttempts(attempts: readonly ClaimAttempt[]): Promise<void>;
  /** Whether somebody can sign in as this manager at this time, and so read a notice. */
  canTell(manager: string, at: Date): Promise<boolean>;
  addContact(contact: ContactInput): Promise<void>;
  /** Newest first. */
  contacts(customer: string, limit: number): Promise<readonly ContactRecord[]>;
}
