import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { LedgerKeeper, SealRecord } from "../../app/ports.ts";
import { type Connection, createStreamPool } from "../pool.ts";
import { withScope, withSnapshot } from "../scope.ts";
import { type Client, one } from "../sql.ts";
import { copyRows, latin1 } from "./copy-rows.ts";
import { merkleTree } from "./merkle.ts";
import {
  appendSeals,
  isSignatureValid,
  lastSealIn,
  type Seal,
  sealFileOf,
  sealHash,
  signingKey,
  signSeal,
} from "./seal.ts";
import { insertSeal, lastSealOf, sealsOf } from "./seal-rows.ts";
import { verifyLedger } from "./verify-ledger.ts";

/** Seals and verifies; `close` lets go of its connections. */
export interface OpenLedgerKeeper extends LedgerKeeper {
  close(): Promise<void>;
}

const ACTOR = { actor: "ledger-keeper", units: "all" } as const;

export function openLedgerKeeper(app: Connection, dataDir: string): OpenLedgerKeeper {
  const pool = createStreamPool(app, 2);
  const file = sealFileOf(dataDir);
  const marks: Mark[] = [];
  const seal = async (): Promise<SealRecord | null> => {
    const made = await makeSeal(await horizon(pool, marks), pool, dataDir);
    // A crash between the database and the file is made good here; a forged seal is not copied.
    const inFile = lastSealIn(file)?.number ?? 0;
    const missing = await withScope(pool, ACTOR, (client) => sealsOf(client, inFile));
    appendSeals(file, missing.filter(isSignatureValid));
    return made === null ? null : recordOf(made, file);
  };
  let previous: Promise<unknown> = Promise.resolve();
  return {
    // One at a time: the publication of a plan seals, and so does the clock.
    seal: () => {
      const next = previous.then(seal, seal);
      previous = next.catch(() => undefined);
      return next;
    },
    latestSeal: async () => {
      const last = await withScope(pool, ACTOR, lastSealOf);
      return last === null ? null : recordOf(last, file);
    },
    verify: (elsewhere) =>
      withSnapshot(pool, ACTOR, (client) => verifyLedger(client, { ownFile: file, elsewhere })),
    close: () => pool.end(),
  };
}

const recordOf = (seal: Seal, file: string): SealRecord => ({
  number: seal.number,
  at: new Date(seal.at),
  fromSeq: seal.fromSeq,
  uptoSeq: seal.uptoSeq,
  records: seal.records,
  root: seal.root,
  previous: seal.previous,
  signature: seal.signature,
  publicKey: seal.publicKey,
  file,
});

/** A number of the ledger, and who was writing when it was the last. */
interface Mark {
  readonly upto: number;
  readonly writers: readonly string[];
}

/** Milliseconds that a seal waits for changes under way; what is not through by then is for the next seal. */
const PATIENCE = 2000;
const LOOK_AGAIN = 20;

/**
 * The number up to which nothing is missing: that of a mark whose writers are through. A mark that is
 * not yet so is kept for the next time, so that a change of minutes delays the seal and nobody else.
 */
async function horizon(pool: pg.Pool, marks: Mark[]): Promise<number> {
  const newest = await withScope(pool, ACTOR, (client) =>
    one<{ upto: number; writers: string[] }>(client, "select * from ledger_mark()"),
  );
  if (newest !== null) marks.push(newest);
  for (const end = performance.now() + PATIENCE; ; await sleep(LOOK_AGAIN)) {
    for (let i = marks.length - 1; i >= 0; i--) {
      const mark = marks[i];
      if (mark === undefined || (await isWriting(pool, mark))) continue;
      // Older marks say less.
      marks.splice(0, i + 1);
      return mark.upto;
    }
    if (performance.now() > end) return 0;
  }
}

async function isWriting(pool: pg.Pool, mark: Mark): Promise<boolean> {
  if (mark.writers.length === 0) return false;
  const row = await withScope(pool, ACTOR, (client) =>
    one<{ is: boolean }>(client, "select ledger_writing($1) as is", [mark.writers]),
  );
  return row?.is !== false;
}

async function makeSeal(upto: number, pool: pg.Pool, dataDir: string): Promise<Seal | null> {
  return withScope(pool, ACTOR, async (client) => {
    const last = await lastSealOf(client);
    const from = (last?.uptoSeq ?? 0) + 1;
    if (upto < from) return null;
    const root = await rootOf(client, from, upto);
    if (root.records === 0) return null;
    const seal = signSeal(
      {
        number: (last?.number ?? 0) + 1,
        fromSeq: from,
        uptoSeq: upto,
        ...root,
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
  const text = `select l.hash from ledger l where l.seq between ${from} and ${upto} order by l.seq`;
  await copyRows(client, { text, columns: 1 }, (fields) => tree.add(latin1(fields, 0) ?? ""));
  return { records: tree.size, root: tree.root() };
}
