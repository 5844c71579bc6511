import type { Role } from "../roles.ts";

/** A person who signs in. The account name is the key. */
export interface Account {
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Unit this account is bound to; null = the whole organisation. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** The customer manager this account belongs to. */
  readonly manager: { readonly id: string; readonly name: string } | null;
  /** Ids of further units the account answers for: blocks and lines. */
  readonly scopeUnits: readonly string[];
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  /** Whether a second factor is confirmed. */
  readonly hasTotp: boolean;
  /** Whether a person of the provider of single sign-on is bound to it, or until when one may be. */
  readonly signOn: { readonly isBound: boolean; readonly invitedUntil: Date | null };
  readonly isActive: boolean;
  readonly lastSeenAt: Date | null;
}

export interface NewAccount {
  readonly scopeUnits?: readonly string[];
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly unit: string | null;
  readonly manager: string | null;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

export type AccountChange = Partial<NewAccount & { readonly isActive: boolean }>;

export interface AccountStore {
  count(): Promise<number>;
  /** Until the transaction ends nobody else is taken the keeping of accounts. */
  lockKeepers(): Promise<void>;
  list(): Promise<readonly Account[]>;
  find(account: string): Promise<Account | null>;
  /** False when the name is taken. */
  insert(account: NewAccount): Promise<boolean>;
  update(account: string, change: AccountChange): Promise<void>;

  openSession(session: { tokenHash: string; account: string; expiresAt: Date }): Promise<void>;
  /** The account of a live session (not expired, account active); marks it seen. */
  findSession(tokenHash: string, now: Date): Promise<Account | null>;
  /** The same for several at once, by token; those that are over are absent. */
  findSessions(tokenHashes: readonly string[], now: Date): Promise<ReadonlyMap<string, Account>>;
  closeSession(tokenHash: string): Promise<void>;
  /** Ends every session of the account but one. */
  closeSessionsOf(account: string, exceptTokenHash: string | null): Promise<void>;
}
