import type { App } from "./app.ts";
import type { LedgerFault, SealRecord } from "./ports.ts";
import { type Reader, require } from "./reader.ts";

export interface Verification {
  readonly records: number;
  readonly seals: number;
  readonly faults: readonly LedgerFault[];
  readonly seconds: number;
}

/** Recomputes every hash and seal of the ledger. */
export async function verifyLedger(app: App, reader: Reader): Promise<Verification> {
  require(reader, "ledger.verify");
  const began = app.now().getTime();
  const found = await app.keeper.verify();
  return { ...found, seconds: (app.now().getTime() - began) / 1000 };
}

/** The latest seal: what a person can keep outside the database. */
export function readSeal(app: App, reader: Reader): Promise<SealRecord | null> {
  require(reader, "ledger.read");
  return app.keeper.latestSeal();
}
