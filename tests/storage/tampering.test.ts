import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Rng, seededRng } from "../../src/core/shared/index.ts";
import { type OpenLedgerKeeper, openLedgerKeeper } from "../../src/storage/ledger/keeper.ts";
import { merkleTree } from "../../src/storage/ledger/merkle.ts";
import {
  readSeals,
  type Seal,
  sealFileOf,
  sealHash,
  signingKey,
  signSeal,
} from "../../src/storage/ledger/seal.ts";
import { verifyLedger } from "../../src/storage/ledger/verify-ledger.ts";
import { withClient } from "../../src/storage/pool.ts";
import { IS_FULL } from "../full.ts";
import { change, createWorld, customer, GROUNDS, manager, type World } from "./world.ts";

const TAMPERINGS = IS_FULL ? 1_000 : 200;
const CUSTOMERS = 24;
const ROUNDS = 6;
const RECORDS = CUSTOMERS * ROUNDS;

let world: World;
let keeper: OpenLedgerKeeper;
/** The newest seal, kept by a person; nothing else is outside the attacker's reach. */
let kept: string;
const dataDir = mkdtempSync(join(tmpdir(), "guanhu-tamper-"));
const forgedFile = join(dataDir, "forged.jsonl");

beforeAll(async () => {
  world = await createWorld();
  keeper = openLedgerKeeper(world.app, dataDir);
  await world.within(async ({ customers, managers }) => {
    await managers.upsert(
      ["m0", "m1", "m2"].map((id) => manager(id)),
      { importId: null },
    );
    await customers.upsert(
      Array.from({ length: CUSTOMERS }, (_, i) => customer(`c${i}`)),
      { importId: null },
    );
  });
  for (let round = 0; round < ROUNDS; round++) {
    await world.within(({ ownership }) =>
      ownership.change(
        Array.from({ length: CUSTOMERS }, (_, i) => change(`c${i}`, round, `m${(i + round) % 3}`)),
        GROUNDS,
      ),
    );
    await keeper.seal();
  }
  // Who owns the server can also change its tables.
  await withClient(world.admin, async (client) => {
    await client.query("alter table ledger alter column seq drop identity");
    await client.query("alter table ledger drop constraint ledger_seq_key");
  });
  kept = `${readFileSync(sealFileOf(dataDir), "utf8").trim().split("\n").at(-1)}\n`;
});
afterAll(async () => {
  await keeper.close();
  await world.close();
  rmSync(dataDir, { recursive: true });
});

type Tamper = (client: pg.Client, rng: Rng) => Promise<unknown>;

const COLUMNS = [
  "actor",
  "cause",
  "reason",
  "evidence",
  "unit_id",
  "from_unit_id",
  "article_key",
  "regime_id",
] as const;
const seqOf = (rng: Rng): number => rng.below(RECORDS) + 1;
const customerOf = (rng: Rng): string => `c${rng.below(CUSTOMERS)}`;
const verOf = (rng: Rng): number => rng.below(ROUNDS) + 1;

/** Makes the chain of a customer agree with itself from a version on, as who knows the formula would. */
async function rechain(client: pg.Client, id: string, from: number): Promise<void> {
  for (let ver = from; ver <= ROUNDS + 1; ver++) {
    await client.query(
      `update ledger l set prev = (select b.hash from ledger b where b.customer_id = $1 and b.ver = $2::int - 1)
       where customer_id = $1 and ver = $2`,
      [id, ver],
    );
    await client.query(
      "update ledger l set hash = ledger_hash(l) where customer_id = $1 and ver = $2",
      [id, ver],
    );
  }
}

const edit: Tamper = (client, rng) => {
  const column = COLUMNS[rng.below(COLUMNS.length)] ?? "reason";
  return client.query(`update ledger set ${column} = ${column} || 'x' where seq = $1`, [
    seqOf(rng),
  ]);
};
const moveTime: Tamper = (client, rng) =>
  client.query("update ledger set at = at + make_interval(secs => $2) where seq = $1", [
    seqOf(rng),
    rng.below(2) === 0 ? 0.000001 : -3600,
  ]);
const remove: Tamper = (client, rng) =>
  client.query("delete from ledger where seq = $1", [seqOf(rng)]);

/** A record nobody made, with its chain in order, slipped in among those that a seal covers. */
const insert: Tamper = async (client, rng) => {
  const id = customerOf(rng);
  const at = seqOf(rng);
  await client.query("update ledger set seq = seq + 1 where seq >= $1", [at]);
  await client.query(
    `insert into ledger (seq, customer_id, ver, at, actor, cause, from_owner, to_owner, regime_id, revision,
       article_key, articles, run_id, reason, evidence, unit_id, from_unit_id, prev, hash)
     select $2, customer_id, ver + 1, at + interval '1 second', actor, cause, to_owner, 'm0', regime_id, revision,
       article_key, articles, run_id, reason, evidence, unit_id, from_unit_id, hash, hash
     from ledger where customer_id = $1 order by ver desc limit 1`,
    [id, at],
  );
  await client.query("update customer set ver = ver + 1, owner_id = 'm0' where id = $1", [id]);
  await rechain(client, id, ROUNDS + 1);
};

const swap: Tamper = async (client, rng) => {
  const one = seqOf(rng);
  const other = (one % RECORDS) + 1;
  await client.query("update ledger set seq = -1 where seq = $1", [one]);
  await client.query("update ledger set seq = $1 where seq = $2", [one, other]);
  await client.query("update ledger set seq = $1 where seq = -1", [other]);
};

const swapContent: Tamper = async (client, rng) => {
  const ver = verOf(rng);
  const first = rng.below(CUSTOMERS);
  const ids = [`c${first}`, `c${(first + 1) % CUSTOMERS}`];
  await client.query(
    "update ledger l set to_owner = o.to_owner, from_owner = o.from_owner, hash = o.hash, prev = o.prev from ledger o where l.ver = $2 and o.ver = $2 and l.customer_id = any ($1) and o.customer_id = any ($1) and l.customer_id <> o.customer_id",
    [ids, ver],
  );
};

const cutTail: Tamper = async (client, rng) => {
  const id = customerOf(rng);
  const from = verOf(rng);
  await client.query("delete from ledger where customer_id = $1 and ver >= $2", [id, from]);
  await client.query(
    `update customer set ver = $2::int - 1,
       owner_id = (select to_owner from ledger where customer_id = $1 and ver = $2::int - 1) where id = $1`,
    [id, from],
  );
};

const rewrite: Tamper = async (client, rng) => {
  const id = customerOf(rng);
  const from = verOf(rng);
  await client.query(
    "update ledger set reason = reason || '（改）', actor = 'somebody' where customer_id = $1 and ver = $2",
    [id, from],
  );
  await rechain(client, id, from);
};

const oldBackup: Tamper = async (client, rng) => {
  const round = rng.below(ROUNDS);
  await client.query("delete from ledger where ver > $1", [round]);
  await client.query("delete from ledger_seal where number > $1", [round]);
  await client.query(
    `update customer c set ver = $1::int,
       owner_id = (select to_owner from ledger l where l.customer_id = c.id and l.ver = $1::int)`,
    [round],
  );
};

const TAMPERS: readonly (readonly [string, Tamper])[] = [
  ["a field edited", edit],
  ["a time moved", moveTime],
  ["a record deleted", remove],
  ["a record inserted", insert],
  ["two records exchanged", swap],
  ["the content of two records exchanged", swapContent],
  ["a tail cut and its head reset", cutTail],
  ["a chain rewritten", rewrite],
  ["an old backup restored", oldBackup],
];

/** Seals the tampered ledger anew, all of it, with the real key: database and own file agree afterwards. */
async function forgeSeals(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ seq: number; hash: Buffer }>(
    "select seq::int, hash from ledger order by seq",
  );
  const { rows: old } = await client.query<{ number: number; at: string }>(
    "select number, at from ledger_seal order by number",
  );
  const seals: Seal[] = [];
  for (const { number, at } of old) {
    const fromSeq = (number - 1) * CUSTOMERS + 1;
    const uptoSeq = number * CUSTOMERS;
    const tree = merkleTree();
    for (const row of rows)
      if (row.seq >= fromSeq && row.seq <= uptoSeq) tree.add(row.hash.toString("latin1"));
    const before = seals.at(-1);
    const previous = before === undefined ? "" : sealHash(before);
    const facts = { number, fromSeq, uptoSeq, records: tree.size, root: tree.root(), previous, at };
    seals.push(signSeal(facts, signingKey(dataDir)));
  }
  await client.query("delete from ledger_seal");
  for (const s of seals)
    await client.query("insert into ledger_seal values ($1, $2, $3, $4, $5, $6, $7, $8, $9)", [
      s.number,
      s.fromSeq,
      s.uptoSeq,
      s.records,
      s.root,
      s.previous,
      s.at,
      s.publicKey,
      s.signature,
    ]);
  writeFileSync(forgedFile, seals.map((seal) => `${JSON.stringify(seal)}\n`).join(""));
}

/** Tampers as a superuser who silences the triggers; with `deep`, one who also has the key and the file. */
async function faultsOf(
  client: pg.Client,
  tamper: Tamper,
  how: { readonly rng: Rng; readonly isDeep: boolean },
): Promise<number> {
  await client.query("begin");
  try {
    await client.query("set local session_replication_role = replica");
    await tamper(client, how.rng);
    if (how.isDeep) await forgeSeals(client);
    const ownFile = how.isDeep ? forgedFile : sealFileOf(dataDir);
    return (await verifyLedger(client, { ownFile, elsewhere: kept })).faults.length;
  } finally {
    await client.query("rollback");
  }
}

describe("the ledger and the last seal kept outside", () => {
  it("agree when nobody tampered", async () => {
    expect(await keeper.verify(kept)).toEqual({ records: RECORDS, seals: ROUNDS, faults: [] });
  });

  it(`show ${TAMPERINGS} of ${TAMPERINGS} tamperings, also by who has the key and reseals everything`, async () => {
    const unseen: string[] = [];
    await withClient(world.admin, async (client) => {
      for (let seed = 1; seed <= TAMPERINGS; seed++) {
        const rng = seededRng(seed);
        const [name, tamper] = TAMPERS[seed % TAMPERS.length] as (typeof TAMPERS)[number];
        const isDeep = rng.below(2) === 0;
        if ((await faultsOf(client, tamper, { rng, isDeep })) === 0)
          unseen.push(`${name}, seed ${seed}, deep ${isDeep}`);
      }
    });
    expect(unseen).toEqual([]);
  }, 300_000);

  it("would miss a deep rewriting without the seal kept outside: the proof is there, not here", async () => {
    await withClient(world.admin, async (client) => {
      await client.query("begin");
      await client.query("set local session_replication_role = replica");
      await rewrite(client, seededRng(7));
      await forgeSeals(client);
      expect((await verifyLedger(client, { ownFile: forgedFile })).faults).toEqual([]);
      await client.query("rollback");
    });
  });

  it("say so when what was kept holds no seal", async () => {
    const codes = async (text: string) => (await keeper.verify(text)).faults.map((f) => f.code);
    expect(await codes("")).toEqual(["sealUnreadable"]);
    expect(await codes("{ half a line\n")).toContain("sealUnreadable");
  });

  it("take a receipt with other lines around its seal", async () => {
    const receipt = `回执\n封印编号: 6\n\n封印原文:\n${kept}`;
    expect(readSeals(receipt).seals).toHaveLength(1);
    expect((await keeper.verify(receipt)).faults).toEqual([]);
  });
});

describe("the runtime role", () => {
  it.each([
    "update guanhu.ledger set reason = 'x'",
    "delete from guanhu.ledger",
    "truncate guanhu.ledger",
    "alter table guanhu.ledger disable trigger all",
    "drop trigger ledger_is_append_only on guanhu.ledger",
    "set session_replication_role = replica",
    "update guanhu.ledger_seal set root = 'x'",
    "delete from guanhu.ledger_seal",
    "update guanhu.customer set owner_id = null",
    "insert into guanhu.ledger (customer_id) values ('c1')",
    "alter table guanhu.ledger disable row level security",
    "create or replace function guanhu.ledger_hash(l guanhu.ledger) returns bytea language sql return ''::bytea",
  ])("is refused: %s", async (statement) => {
    await expect(withClient(world.app, (client) => client.query(statement))).rejects.toMatchObject({
      code: "42501",
    });
  });
});
