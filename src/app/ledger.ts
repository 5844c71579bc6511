import type { App } from "./app.ts";
import type { LedgerFault, SealRecord } from "./ports.ts";
import { type Reader, require } from "./reader.ts";

export interface Verification {
  readonly records: number;
  readonly seals: number;
  readonly faults: readonly LedgerFault[];
  readonly seconds: number;
}

/** Recomputes every hash and seal of the ledger; against seals that were kept elsewhere too, where given. */
export async function verifyLedger(
  app: App,
  reader: Reader,
  elsewhere?: string,
): Promise<Verification> {
  require(reader, "ledger.verify");
  const began = app.now().getTime();
  const found = await app.keeper.verify(elsewhere);
  return { ...found, seconds: (app.now().getTime() - began) / 1000 };
}

/** The latest seal: what a person can keep outside the database. */
export function readSeal(app: App, reader: Reader): Promise<SealRecord | null> {
  require(reader, "ledger.read");
  return app.keeper.latestSeal();
}
