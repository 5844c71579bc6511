/** What one person asked of one customer; times in milliseconds of the clock of the machine. */
export interface Op {
  readonly id: string;
  readonly kind: "claim" | "register" | "release" | "transfer" | "read";
  readonly actor: string;
  readonly customer: string;
  readonly asked: number;
  /** When the answer came; infinite where none did: it may take effect at any time after. */
  readonly answered: number;
  readonly outcome: "done" | "refused" | "unknown";
  /** Of a transfer: who gets it. */
  readonly to?: string;
  /** Of a read: what it saw. */
  readonly saw?: { readonly ver: number; readonly owner: string | null };
}

/** A change as the ledger keeps it. */
export interface Change {
  readonly customer: string;
  readonly ver: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly cause: string;
  readonly actor: string;
  readonly reason: string;
  readonly at: number;
}
