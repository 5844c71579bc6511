import type { Party, Reading, StatedParty } from "../../core/identity/index.ts";
import type { NamedRecord } from "./book.ts";

/** A customer that may be the same, wherever in the organisation it is. */
export interface IdentityCandidate extends NamedRecord {
  readonly stated: StatedParty;
  readonly owner: NamedRecord | null;
  readonly unit: NamedRecord;
}

/** What duplicates are found by. Keys are written with the customer, in its transaction. */
export interface IdentityStore {
  /** How a character is read (拼音 without tone). */
  readonly reading: Reading;
  /**
   * Customers with a key in common, the most keys first, at most `limit`. Blind to the scope: what
   * may be told of them is for the caller to decide.
   */
  candidates(party: Party, limit: number): Promise<readonly IdentityCandidate[]>;
  /** Until the transaction ends, nobody else enters an organisation with a key in common. */
  lock(party: Party): Promise<void>;
  /** Gives keys to customers without; how many there were, at most `limit`. */
  fillMissing(limit: number): Promise<number>;
}
