import type { Page, PageOf } from "./book.ts";

/** The second factor of an account. */
export interface Factor {
  /** Sealed with a key outside the database. */
  readonly secret: Uint8Array;
  readonly isConfirmed: boolean;
  /** The last step of thirty seconds whose code was taken. */
  readonly lastStep: number;
}

export interface FactorStore {
  find(account: string): Promise<Factor | null>;
  /** A fresh secret, not yet confirmed. False when one is confirmed. */
  begin(account: string, secret: Uint8Array): Promise<boolean>;
  /**
   * Confirms it with the step of the first code, and replaces the recovery codes. False when one is confirmed.
   */
  confirm(
    account: string,
    first: { step: number; codeHashes: readonly string[] },
  ): Promise<boolean>;
  /** False when the code of this step, or of a later one, was taken before. */
  takeStep(account: string, step: number): Promise<boolean>;
  /** False when there is no such code, or it was used. */
  takeRecoveryCode(account: string, codeHash: string): Promise<boolean>;
  remove(account: string): Promise<void>;
}

/** What must come back from a provider of sign-in. */
export interface OidcFlow {
  readonly stateHash: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly expiresAt: Date;
}

export interface OidcStore {
  begin(flow: OidcFlow): Promise<void>;
  /** Takes a flow out; null when it is unknown, over, or was taken. */
  take(stateHash: string, now: Date): Promise<OidcFlow | null>;
  /** Who an account is at the provider; null = not bound yet. */
  boundTo(account: string): Promise<{ readonly issuer: string; readonly subject: string } | null>;
  /** Name of the account bound to this person. */
  accountOf(issuer: string, subject: string): Promise<string | null>;
  /** False when the account is not open for a person to be bound, or the person is bound to another. */
  bind(
    account: string,
    person: { readonly issuer: string; readonly subject: string; readonly now: Date },
  ): Promise<boolean>;
  /** Opens an account for a first single sign-on until a time; null closes it, and unbinds who was bound. */
  open(account: string, until: Date | null): Promise<void>;
}

/** A sensitive value that is to be shown to somebody. */
export interface NewReveal {
  readonly account: string;
  readonly customer: string;
  readonly field: string;
  readonly reason: string;
  /** Printed article that allows it; empty = the built-in rights. */
  readonly article: string;
}

export interface RevealRecord extends NewReveal {
  readonly id: number;
  readonly at: Date;
  readonly customerName: string;
}

export interface RevealStore {
  /**
   * Records one, unless the account has had `perDay` since `since`. Answers how many are left;
   * null when it was one too many. Two at once are counted one after the other.
   */
  take(reveal: NewReveal, limit: { perDay: number; since: Date }): Promise<number | null>;
  /** Latest first. */
  page(page: Page): Promise<PageOf<RevealRecord>>;
}
