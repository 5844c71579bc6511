// A server in a process of its own, for tests that kill it. Speaks one JSON object a line.
//   hold DIR            starts, says `ready`, stops on SIGTERM
//   prepare DIR         loads customers, managers and a regime
//   publish DIR RUN [BEFORE]   inspects run BEFORE if one is named; plans to move every customer to the
//                       next manager, says `armed`, publishes
//   inspect DIR         says what the database holds
import type { AssignmentRecord, Scope } from "../../src/app/ports.ts";
import { customerId, managerId } from "../../src/core/shared/index.ts";
import { openDatabase, openLedgerKeeper, startDatabase } from "../../src/storage/index.ts";
import { withClient } from "../../src/storage/pool.ts";

export const CUSTOMERS = 1_500;
const MANAGERS = 20;
const SYSTEM: Scope = { actor: "crash-test", units: "all" };

const [verb = "", dataDir = "", run = "", runBefore = ""] = process.argv.slice(2);
const say = (message: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

const id = (i: number): string => `c${String(i).padStart(5, "0")}`;
const managerOf = (i: number): string => `m${((i % MANAGERS) + MANAGERS) % MANAGERS}`;

/** A half plan would show in any of these. */
const HELD = `
  select (select count(*)::int from ledger where run_id = $1) as moved,
    (select state from allocation_run where id = $1) as state,
    (select count(*)::int from customer c where c.ver > 0 and c.owner_id is distinct from (
      select o.owner_id from ownership o where o.customer_id = c.id and upper_inf(o.during))) as "wrongOwners",
    (select count(*)::int from capacity_counter k where k.customers <> (
      select count(*) from customer c where c.owner_id = k.manager_id)) as "wrongCounters",
    (select count(distinct ver)::int from customer) as versions`;

if (verb !== "") {
  const running = await startDatabase({ dataDir, log: (line) => say({ log: line }) });
  const database = openDatabase(running.app);
  const keeper = openLedgerKeeper(running.app, dataDir);
  // Heard before `ready` is said: whoever reads it may send the signal at once.
  const ended = new Promise<void>((resolve) => process.once("SIGTERM", () => resolve()));
  say({ ready: true, database: running.pid(), host: running.app.host });
  const stop = async (): Promise<void> => {
    await keeper.close();
    await database.close();
    await running.stop();
  };
  const verbs: Readonly<Record<string, () => Promise<void>>> = {
    hold: () => ended,
    prepare: () => prepare(),
    publish: () => publish(),
    inspect: () => inspect(run),
  };
  await verbs[verb]?.();
  await stop();
  say({ stopped: true });

  async function prepare(): Promise<void> {
    await database.within(SYSTEM, async ({ customers, managers, regimes }) => {
      await managers.upsert(
        Array.from({ length: MANAGERS }, (_, i) => ({
          id: managerId(managerOf(i)),
          fields: { name: "经理" },
        })),
        { importId: null },
      );
      await customers.upsert(
        Array.from({ length: CUSTOMERS }, (_, i) => ({
          id: customerId(id(i)),
          fields: { name: "客户" },
        })),
        { importId: null },
      );
      await regimes.publish(
        {
          regime: "test",
          title: "试验制度",
          owner: "市场部",
          revision: 1,
          source: "",
          hash: "0",
          effective: "2026-01-01",
          editedBy: "editor",
          signedWarnings: [],
          articles: [{ key: "near", printed: "第一条", title: "就近", prose: "", textHash: "0" }],
        },
        null,
      );
    });
  }

  async function publish(): Promise<void> {
    if (runBefore !== "") await inspect(runBefore);
    await database.within(SYSTEM, async ({ runs, customers }) => {
      const rows: AssignmentRecord[] = [];
      let i = 0;
      for await (const batch of customers.all()) {
        for (const customer of batch) {
          rows.push({
            customer: customer.id,
            manager: managerOf(++i + customer.ver),
            previous: customer.owner?.id ?? null,
            expectedVer: customer.ver,
            cost: 1,
            weight: 1,
            articles: ["near"],
            runnerUp: null,
            extraCost: null,
            awaits: null,
            reason: {},
          });
        }
      }
      await runs.insert({
        id: run,
        regime: "test",
        regimeTitle: "试验制度",
        revision: 1,
        regimeHash: "0",
        seconds: 1,
        seed: 1,
      });
      await runs.storeAssignments(run, once(rows));
      await runs.update(run, { state: "done" });
    });
    say({ armed: true });
    try {
      const result = await database.within(SYSTEM, ({ ownership }) =>
        ownership.publishRun(run, {}),
      );
      say({ published: result.kind });
      await keeper.seal();
    } catch (error) {
      say({ failed: String(error) });
    }
  }

  async function inspect(about: string): Promise<void> {
    const verified = await keeper.verify();
    const rows = await withClient(running.owner, async (client) => {
      await client.query("begin");
      await client.query("select set_config('app.all_units', 'on', true)");
      return (await client.query(HELD, [about])).rows;
    });
    say({ inspected: true, faults: verified.faults, ...rows[0] });
  }
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
