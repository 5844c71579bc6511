import type pg from "pg";
import type { LedgerFault, LedgerKeeper, SealRecord } from "../../app/ports.ts";
import { type Connection, createStreamPool } from "../pool.ts";
import { withScope, withSnapshot } from "../scope.ts";
import { type Client, many, one, run } from "../sql.ts";
import { copyLines } from "./copy-lines.ts";
import { ledgerFault } from "./fault.ts";
import { merkleTree } from "./merkle.ts";
import {
  appendSeals,
  isSignatureValid,
  readSealFile,
  type Seal,
  sealFileOf,
  sealHash,
  signingKey,
  signSeal,
} from "./seal.ts";
import { type Verification, verifyRecords } from "./verify.ts";

/** Seals and verifies; `close` lets go of its connections. */
export interface OpenLedgerKeeper extends LedgerKeeper {
  /** `sealFile`: another copy of the seals to verify against. */
  verify(sealFile?: string): Promise<Verification>;
  close(): Promise<void>;
}

const ACTOR = { actor: "ledger-keeper", units: "all" } as const;

export function openLedgerKeeper(app: Connection, dataDir: string): OpenLedgerKeeper {
  const pool = createStreamPool(app, 2);
  const file = sealFileOf(dataDir);
  return {
    seal: async () => {
      const seal = await makeSeal(pool, dataDir);
      const known = await withScope(pool, ACTOR, sealsOf);
      // A crash between the database and the file is made good here; a forged seal is not copied.
      const inFile = readSealFile(file).length;
      appendSeals(file, known.slice(inFile).filter(isSignatureValid));
      return seal === null ? null : recordOf(seal, file);
    },
    latestSeal: async () => {
      const seal = (await withScope(pool, ACTOR, sealsOf)).at(-1);
      return seal === undefined ? null : recordOf(seal, file);
    },
    verify: (sealFile) => verifyAll(pool, sealFile ?? file),
    close: () => pool.end(),
  };
}

const recordOf = (seal: Seal, file: string): SealRecord => ({
  number: seal.number,
  at: new Date(seal.at),
  records: seal.records,
  root: seal.root,
  previous: seal.previous,
  signature: seal.signature,
  publicKey: seal.publicKey,
  file,
});

function sealsOf(client: Client): Promise<readonly Seal[]> {
  return many<Seal & { number: number }>(
    client,
    `select number, from_seq as "fromSeq", upto_seq as "uptoSeq", records, root, previous, at,
       public_key as "publicKey", signature from ledger_seal order by number`,
  );
}

/** The lock that waits for changes under way ends with its own transaction: nobody waits for the hashing. */
async function makeSeal(pool: pg.Pool, dataDir: string): Promise<Seal | null> {
  const horizon = await withScope(pool, ACTOR, async (client) => {
    const row = await one<{ seq: number }>(client, "select ledger_horizon() as seq");
    return row?.seq ?? 0;
  });
  return withScope(pool, ACTOR, async (client) => {
    const last = (await sealsOf(client)).at(-1) ?? null;
    const from = (last?.uptoSeq ?? 0) + 1;
    if (horizon < from) return null;
    const seal = signSeal(
      {
        number: (last?.number ?? 0) + 1,
        fromSeq: from,
        uptoSeq: horizon,
        ...(await rootOf(client, from, horizon)),
        previous: last === null ? "" : sealHash(last),
        at: new Date().toISOString(),
      },
      signingKey(dataDir),
    );
    return (await insertSeal(client, seal)) ? seal : null;
  });
}

async function rootOf(
  client: Client,
  from: number,
  upto: number,
): Promise<{ readonly records: number; readonly root: string }> {
  const tree = merkleTree();
  const query = `select encode(l.hash, 'hex') from ledger l where l.seq between ${from} and ${upto} order by l.seq`;
  for await (const lines of copyLines(client, query)) {
    for (const [hash = ""] of lines) tree.add(Buffer.from(hash, "hex"));
  }
  return { records: tree.size, root: tree.root() };
}

/** False when somebody else has made the seal of that number in the meantime. */
async function insertSeal(client: Client, seal: Seal): Promise<boolean> {
  const inserted = await run(
    client,
    `insert into ledger_seal (number, from_seq, upto_seq, records, root, previous, at, public_key, signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      seal.number,
      seal.fromSeq,
      seal.uptoSeq,
      seal.records,
      seal.root,
      seal.previous,
      seal.at,
      seal.publicKey,
      seal.signature,
    ],
  );
  return inserted === 1;
}

async function verifyAll(pool: pg.Pool, file: string): Promise<Verification> {
  const kept = readSealFile(file);
  return withSnapshot(pool, ACTOR, async (client) => {
    const inDatabase = await sealsOf(client);
    const found = await verifyRecords(client, kept.length >= inDatabase.length ? kept : inDatabase);
    return { ...found, faults: [...compareSeals(kept, inDatabase), ...found.faults] };
  });
}

function compareSeals(kept: readonly Seal[], inDatabase: readonly Seal[]): readonly LedgerFault[] {
  const count = Math.max(kept.length, inDatabase.length);
  return Array.from({ length: count }, (_, i) => [kept[i], inDatabase[i]] as const).flatMap(
    ([file, database]) => {
      if (file !== undefined && database === undefined) {
        return [ledgerFault("sealMissing", file.uptoSeq, null)];
      }
      if (file === undefined && database !== undefined) {
        return [ledgerFault("sealFileMissing", database.uptoSeq, null)];
      }
      return file?.signature === database?.signature
        ? []
        : [ledgerFault("sealMissing", file?.uptoSeq ?? null, null)];
    },
  );
}
