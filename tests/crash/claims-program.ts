// A server that is changed without end, for tests that kill it or copy it. One JSON object a line.
//   claim DIR [FILE]    audits first if there is a file; then eight clients move customers from manager to
//                       manager; says `ack` for each change
//   audit DIR FILE      looks every change of the file (JSON: [customer, ver, owner]) up, and verifies the ledger
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Scope } from "../../src/app/ports.ts";
import { seededRng } from "../../src/core/shared/index.ts";
import { openDatabase, openLedgerKeeper, startDatabase } from "../../src/storage/index.ts";
import { withClient } from "../../src/storage/pool.ts";

const SYSTEM: Scope = { actor: "crash-test", units: "all" };
const CLIENTS = 8;
const MANAGERS = 20;
/** Milliseconds a client waits after each change: a copy beside it needs the processors too. */
const PAUSE = Number(process.env["GUANHU_TEST_PAUSE"] ?? 0);

const [verb = "", dataDir = "", file = ""] = process.argv.slice(2);
const say = (message: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

const settings = (process.env["GUANHU_TEST_SETTINGS"] ?? "").split(" ").filter((one) => one !== "");
const running = await startDatabase({ dataDir, log: (line) => say({ log: line }), settings });
const database = openDatabase(running.app);
const keeper = openLedgerKeeper(running.app, dataDir);
let isStopping = false;
say({ ready: true, database: running.pid() });

/** Every customer has one client: what is acknowledged to it is what the next change rests on. */
async function client(nth: number): Promise<void> {
  const rng = seededRng(nth + Date.now());
  const own: { readonly id: string; ver: number; owner: string | null }[] = [];
  await database.within(SYSTEM, async ({ customers }) => {
    let i = 0;
    for await (const batch of customers.all())
      for (const { id, ver, owner } of batch)
        if (i++ % CLIENTS === nth) own.push({ id, ver, owner: owner?.id ?? null });
  });
  while (!isStopping) {
    const one = own[rng.below(own.length)];
    if (one === undefined) return;
    const to = `m${rng.below(MANAGERS)}`;
    if (to === one.owner) continue;
    const result = await database.within(SYSTEM, ({ ownership }) =>
      ownership.change(
        [{ customer: one.id, expectedVer: one.ver, to, articles: ["near"], reason: "", weight: 1 }],
        { regime: "test", revision: 1, cause: "assign" },
      ),
    );
    if (result.kind !== "changed") throw new Error(JSON.stringify(result));
    one.ver++;
    one.owner = to;
    say({ ack: [one.id, one.ver, to], at: Date.now() });
    if (PAUSE > 0) await sleep(PAUSE);
  }
}

async function claim(): Promise<void> {
  if (file !== "") await audit();
  process.once("SIGTERM", () => {
    isStopping = true;
  });
  const seal = async (): Promise<void> => {
    for (; !isStopping; await sleep(200)) await keeper.seal();
  };
  await Promise.all([seal(), ...Array.from({ length: CLIENTS }, (_, nth) => client(nth))]).catch(
    (error: unknown) => say({ failed: String(error) }),
  );
}

async function audit(): Promise<void> {
  const acknowledged: readonly (readonly [string, number, string])[] = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const found = await withClient(running.owner, async (pg) => {
    await pg.query("begin");
    await pg.query("select set_config('app.all_units', 'on', true)");
    const lost = await pg.query<{ n: number }>(
      `select count(*)::int as n from jsonb_array_elements($1::jsonb) a
       left join ledger l on l.customer_id = a ->> 0 and l.ver = (a ->> 1)::int and l.to_owner = a ->> 2
       where l.customer_id is null`,
      [JSON.stringify(acknowledged)],
    );
    const odd = await pg.query<{ n: number }>(
      `select count(*)::int as n from customer c where c.ver > 0 and c.owner_id is distinct from (
         select l.to_owner from ledger l where l.customer_id = c.id and l.ver = c.ver)`,
    );
    const gaps = await pg.query<{ n: number }>(
      `select count(*)::int as n from (select customer_id from ledger group by customer_id
         having max(ver) <> count(*)) g`,
    );
    return { lost: lost.rows[0]?.n, mismatched: odd.rows[0]?.n, gaps: gaps.rows[0]?.n };
  });
  await keeper.seal();
  const { faults, records } = await keeper.verify();
  say({ audited: true, ...found, faults, records });
}

const verbs: Readonly<Record<string, () => Promise<void>>> = { claim, audit };
await verbs[verb]?.();
await keeper.close();
await database.close();
await running.stop();
say({ stopped: true });
