import type { LedgerFault } from "../../app/ports.ts";
import type { Client } from "../sql.ts";
import { ledgerFault } from "./fault.ts";
import { type KeptSeals, readSealFile, readSeals, type Seal } from "./seal.ts";
import { sealsOf } from "./seal-rows.ts";
import { type Verification, verifyRecords } from "./verify.ts";

/** Where the proof outside the database comes from. */
interface Proof {
  /** This installation's own file, which holds every seal. */
  readonly ownFile: string;
  /** Text that was kept elsewhere, a file or a receipt: one seal alone proves what it covers. */
  readonly elsewhere?: string | undefined;
}

const NOTHING: KeptSeals = { seals: [], unreadable: 0 };

/**
 * Recomputes the ledger against the seals. Where a kept seal differs from that of the database, the
 * kept one is believed: it was outside when the database was changed.
 */
export async function verifyLedger(client: Client, proof: Proof): Promise<Verification> {
  const own = readSealFile(proof.ownFile);
  const foreign = proof.elsewhere === undefined ? NOTHING : readSeals(proof.elsewhere);
  const inDatabase = await sealsOf(client);
  const found = await verifyRecords(client, believed(inDatabase, own.seals, foreign.seals));
  const isEmpty = proof.elsewhere !== undefined && foreign.seals.length === 0;
  const unreadable = own.unreadable + foreign.unreadable + (isEmpty ? 1 : 0);
  return {
    ...found,
    faults: [
      ...Array.from({ length: unreadable }, () => ledgerFault("sealUnreadable", null, null)),
      ...notIn(inDatabase, [...own.seals, ...foreign.seals], "sealMissing"),
      ...notIn(own.seals, inDatabase, "sealFileMissing"),
      ...found.faults,
    ],
  };
}

/** One seal for each number; later lists are believed before earlier ones. */
function believed(...lists: readonly (readonly Seal[])[]): readonly Seal[] {
  const byNumber = new Map(lists.flat().map((seal) => [seal.number, seal]));
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/** A fault for each seal that a list lacks, or has in another form. */
function notIn(
  list: readonly Seal[],
  seals: readonly Seal[],
  code: "sealMissing" | "sealFileMissing",
): readonly LedgerFault[] {
  const byNumber = new Map(list.map((seal) => [seal.number, seal]));
  return seals
    .filter((seal) => byNumber.get(seal.number)?.signature !== seal.signature)
    .map((seal) => ledgerFault(code, seal.uptoSeq, null));
}
