import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenLedgerKeeper, openLedgerKeeper } from "../../src/storage/ledger/keeper.ts";
import { sealFileOf } from "../../src/storage/ledger/seal.ts";
import { withClient } from "../../src/storage/pool.ts";
import { change, createWorld, customer, GROUNDS, manager, type World } from "./world.ts";

let world: World;
let keeper: OpenLedgerKeeper;
const dataDir = mkdtempSync(join(tmpdir(), "guanhu-seals-"));

const step = (ver: number, to: (i: number) => string | null) =>
  world.within(({ ownership }) =>
    ownership.change(
      Array.from({ length: 40 }, (_, i) => ({
        ...change(`c${i}`, ver, to(i)),
        reason: `理由\t${i}\\n“x”`,
      })),
      GROUNDS,
    ),
  );

beforeAll(async () => {
  world = await createWorld();
  keeper = openLedgerKeeper(world.app, dataDir);
  await world.within(async ({ customers, managers }) => {
    await managers.upsert([manager("m1"), manager("m2")], { importId: null });
    await customers.upsert(
      Array.from({ length: 40 }, (_, i) => customer(`c${i}`)),
      { importId: null },
    );
  });
  await step(0, () => "m1");
  await keeper.seal();
  await step(1, (i) => (i % 2 === 0 ? "m2" : null));
  await keeper.seal();
  await step(2, (i) => (i % 2 === 0 ? null : "m1"));
});
afterAll(async () => {
  await keeper.close();
  await world.close();
  rmSync(dataDir, { recursive: true });
});

/** Tampers as a superuser who knows how to silence the triggers, verifies, and puts everything back. */
async function faultsAfter(tamper: string): Promise<readonly string[]> {
  return withClient(world.admin, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query("create table kept_ledger as table ledger");
    await client.query("create table kept_customer as select id, ver, owner_id from customer");
    await client.query("create table kept_seal as table ledger_seal");
    try {
      await client.query(tamper);
      return (await keeper.verify()).faults.map((fault) => fault.code);
    } finally {
      await restore(client);
    }
  });
}

async function restore(client: pg.Client): Promise<void> {
  await client.query("delete from ledger");
  await client.query("insert into ledger overriding system value select * from kept_ledger");
  await client.query(
    "update customer c set ver = k.ver, owner_id = k.owner_id from kept_customer k where k.id = c.id",
  );
  await client.query("delete from ledger_seal");
  await client.query("insert into ledger_seal select * from kept_seal");
  await client.query("drop table kept_ledger, kept_customer, kept_seal");
}

const REWRITE_CHAIN = `
  update ledger set reason = '改写' where customer_id = 'c1' and ver = 1;
  update ledger l set hash = ledger_hash(l) where customer_id = 'c1' and ver = 1;
  update ledger l set prev = (select b.hash from ledger b where b.customer_id = 'c1' and b.ver = 1)
    where customer_id = 'c1' and ver = 2;
  update ledger l set hash = ledger_hash(l) where customer_id = 'c1' and ver = 2;
  update ledger l set prev = (select b.hash from ledger b where b.customer_id = 'c1' and b.ver = 2)
    where customer_id = 'c1' and ver = 3;
  update ledger l set hash = ledger_hash(l) where customer_id = 'c1' and ver = 3;`;

describe("the ledger", () => {
  it("verifies when nobody touched it, also with tabs, quotes and Chinese in a reason", async () => {
    expect(await keeper.verify()).toEqual({ records: 120, seals: 2, faults: [] });
  });

  it("is sealed once: a second seal with nothing new is none", async () => {
    expect((await keeper.latestSeal())?.number).toBe(2);
    expect(readFileSync(sealFileOf(dataDir), "utf8").trim().split("\n")).toHaveLength(2);
  });

  it.each([
    [
      "a reason is rewritten",
      "update ledger set reason = '别的' where customer_id = 'c5' and ver = 2",
      "hashDiffers",
    ],
    [
      "an owner is swapped",
      "update ledger set to_owner = 'm1' where customer_id = 'c4' and ver = 2",
      "hashDiffers",
    ],
    [
      "a time is moved",
      "update ledger set at = at + interval '1 microsecond' where customer_id = 'c4' and ver = 3",
      "hashDiffers",
    ],
    [
      "a record is deleted from the middle",
      "delete from ledger where customer_id = 'c7' and ver = 2",
      "recordMissing",
    ],
    [
      "the newest record is cut off",
      "delete from ledger where customer_id = 'c7' and ver = 3",
      "recordMissing",
    ],
    [
      "a whole chain is deleted and the customer reset",
      "delete from ledger where customer_id = 'c9'; update customer set ver = 0, owner_id = null where id = 'c9'",
      "sealRootDiffers",
    ],
    ["a chain is rewritten with fresh hashes", REWRITE_CHAIN, "sealRootDiffers"],
    [
      "the owner is changed without a record",
      "update customer set owner_id = 'm1' where id = 'c2'",
      "ownerDiffers",
    ],
    [
      "a seal is altered in the database",
      "update ledger_seal set root = repeat('0', 64), signature = 'x' where number = 2",
      "sealMissing",
    ],
    [
      "the database loses a seal, as an old backup would",
      "delete from ledger_seal where number = 2",
      "sealMissing",
    ],
    [
      "two customers exchange their records",
      "update ledger set customer_id = case customer_id when 'c10' then 'c11x' else 'c10' end where customer_id in ('c10', 'c11') and ver = 3; update ledger set customer_id = 'c11' where customer_id = 'c11x'",
      "hashDiffers",
    ],
  ])("shows when %s", async (_title, tamper, code) => {
    expect(await faultsAfter(tamper)).toContain(code);
  });

  it("shows a seal that was forged in the file", async () => {
    const file = sealFileOf(dataDir);
    const before = readFileSync(file, "utf8");
    const [first = ""] = before.split("\n");
    appendFileSync(file, `${first.replace('"number":1', '"number":3')}\n`);
    const codes = (await keeper.verify()).faults.map((fault) => fault.code);
    writeFileSync(file, before);
    expect(codes).toContain("sealSignatureInvalid");
  });

  it("puts a seal into the file that a crash kept from it", async () => {
    const file = sealFileOf(dataDir);
    const before = readFileSync(file, "utf8");
    writeFileSync(file, `${before.split("\n")[0]}\n`);
    expect((await keeper.verify()).faults.map((fault) => fault.code)).toContain("sealFileMissing");
    await keeper.seal();
    expect(readFileSync(file, "utf8").startsWith(before)).toBe(true);
    expect((await keeper.verify()).faults).toEqual([]);
  });
});
