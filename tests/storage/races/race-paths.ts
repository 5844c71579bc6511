import { claimCustomer, claimCustomers } from "../../../src/app/ownership/claim-customers.ts";
import { giveBack, registerCustomer } from "../../../src/app/ownership/steps.ts";
import type { AssignmentRecord, OwnershipCause } from "../../../src/app/ports.ts";
import { Refusal } from "../../../src/app/refusal.ts";
import { runDueEvents } from "../../../src/app/timed/run-due-events.ts";
import { TIMED_HANDLERS } from "../../../src/main/timed-handlers.ts";
import { CLAIMANTS, GROUND, HOLDER, managerOf, type RaceWorld } from "./race-world.ts";

/** Where the customers of a race stand before it: nobody's, or held with a clock that has run out. */
export type Start = "free" | "held";

/** What one of the racers did: which of the customers it changed, and its refusals are none. */
export type Outcome = readonly string[];

/** One way by which an owner changes. */
export interface Path {
  readonly name: string;
  readonly starts: readonly Start[];
  /** Makes ready what the path needs before the start, for one racer. */
  prepare?(world: RaceWorld, ids: readonly string[], racer: number): Promise<void>;
  run(world: RaceWorld, ids: readonly string[], racer: number): Promise<Outcome>;
}

/** Refusals are the answer to who came second; anything else is a fault of the program. */
async function won(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Refusal) return [];
    throw cause;
  }
}

async function each(
  ids: readonly string[],
  step: (id: string) => Promise<unknown>,
): Promise<Outcome> {
  const done: string[] = [];
  for (const id of ids) {
    done.push(...(await won(async () => [await step(id).then(() => id)])));
  }
  return done;
}

/** The last step of the paths with a procedure of their own: the writer, with the version they saw. */
const byWriter = (name: string, cause: OwnershipCause): Path => ({
  name,
  starts: ["free", "held"],
  run: (world, ids, racer) =>
    each(ids, async (id) => {
      const result = await world.within(async ({ ownership }) =>
        ownership.change(
          [
            {
              customer: id,
              expectedVer: seen.get(id) ?? 0,
              to: managerOf(racer),
              articles: ["keep"],
              reason: name,
              weight: 1,
            },
          ],
          { ...GROUND, cause },
        ),
      );
      if (result.kind !== "changed" || result.changed !== 1)
        throw new Refusal("life.changedMeanwhile");
    }),
});

/** The version each racer saw before the start. */
const seen = new Map<string, number>();

const assignment = (id: string, to: string, start: Start): AssignmentRecord => ({
  customer: id,
  manager: to,
  previous: start === "held" ? HOLDER : null,
  expectedVer: seen.get(id) ?? 0,
  cost: 1,
  weight: 1,
  articles: ["keep"],
  runnerUp: null,
  extraCost: null,
  awaits: null,
  reason: {},
});

const runOf = (ids: readonly string[], racer: number): string => `run-${ids[0]}-${racer}`;

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}

const publish: Path = {
  name: "publish",
  starts: ["free", "held"],
  prepare: (world, ids, racer) =>
    world.within(async ({ runs }) => {
      const id = runOf(ids, racer);
      const about = { regimeTitle: "争抢", regimeHash: "00", seconds: 1, seed: 1 };
      await runs.insert({ id, ...GROUND, ...about });
      const start = (seen.get(ids[0] ?? "") ?? 0) > 0 ? "held" : "free";
      await runs.storeAssignments(
        id,
        once(ids.map((one) => assignment(one, managerOf(racer), start))),
      );
      await runs.update(id, { state: "done" });
    }),
  run: async (world, ids, racer) => {
    const result = await world.within(({ ownership }) =>
      ownership.publishRun(runOf(ids, racer), {}),
    );
    return result.kind === "changed" ? ids : [];
  },
};

/** Every path by which an owner changes. */
export const PATHS: readonly Path[] = [
  {
    name: "claim",
    starts: ["free"],
    run: (world, ids, racer) =>
      each(ids, (id) => claimCustomer(world.appOf(racer), world.reader(racer), id)),
  },
  {
    name: "batch claim",
    starts: ["free"],
    run: async (world, ids, racer) => {
      const outcomes = await claimCustomers(world.appOf(racer), world.reader(racer), ids);
      return outcomes.flatMap((one) => (one.kind === "taken" ? [one.customer] : []));
    },
  },
  {
    name: "register",
    starts: ["free"],
    run: (world, ids, racer) =>
      each(ids, (customer) =>
        registerCustomer(world.appOf(racer), world.reader(racer), { customer, evidence: "名片" }),
      ),
  },
  {
    name: "give back",
    starts: ["held"],
    run: (world, ids, racer) =>
      each(ids, (customer) =>
        giveBack(world.appOf(racer), world.holder, { customer, reason: "退回" }),
      ),
  },
  {
    name: "lapse",
    starts: ["held"],
    run: async (world, _ids, racer) => {
      await runDueEvents(world.appOf(racer), TIMED_HANDLERS);
      // A worker does not say what it did: the ledger does, and is asked after the race.
      return [];
    },
  },
  publish,
  byWriter("import", "import"),
  byWriter("dispatch", "dispatch"),
  byWriter("transfer", "transfer"),
  byWriter("handover", "handover"),
  byWriter("collision", "collision"),
];

/** Makes customers ready: nobody's, or held by somebody outside the race with a clock that has run out. */
export async function makeReady(
  world: RaceWorld,
  ids: readonly string[],
  start: Start,
): Promise<void> {
  world.setToday("2026-12-01");
  await world.add(ids);
  if (start === "held") {
    for (const id of ids) await claimCustomer(world.app, world.holder, id);
    world.setToday("2027-03-01");
    // The holder was told on an earlier day: what has run out ends at once.
    await world.query(
      "update guanhu.customer_life set last_warned = '2026-12-30' where customer_id = any ($1)",
      [ids],
    );
  }
  for (const id of ids) seen.set(id, start === "held" ? 1 : 0);
}

/** Lets all racers go at the same moment. */
export async function race(
  world: RaceWorld,
  ids: readonly string[],
  racers: readonly Path[],
): Promise<readonly Outcome[]> {
  await Promise.all(racers.map((path, racer) => path.prepare?.(world, ids, racer % CLAIMANTS)));
  return Promise.all(racers.map((path, racer) => path.run(world, ids, racer % CLAIMANTS)));
}

/** What is kept of the customers: one record a version, one open ownership, counters that add up. */
export async function faultsAfter(
  world: RaceWorld,
  ids: readonly string[],
): Promise<readonly Record<string, unknown>[]> {
  return world.query(
    `select 'chain' as fault, l.customer_id as about from ledger l
     left join ledger b on b.customer_id = l.customer_id and b.ver = l.ver - 1
     where l.customer_id = any ($1) and l.ver > 1
       and (b.hash is null or l.prev <> b.hash or l.from_owner is distinct from b.to_owner)
     union all
     select 'owner', c.id from customer c left join ledger l on l.customer_id = c.id and l.ver = c.ver
     where c.id = any ($1) and c.owner_id is distinct from l.to_owner
     union all
     select 'open', c.id from customer c where c.id = any ($1) and c.owner_id is distinct from (
       select o.owner_id from ownership o where o.customer_id = c.id and upper_inf(o.during))
     union all
     select 'counter', k.manager_id from capacity_counter k
     where k.customers <> (select count(*) from customer c where c.owner_id = k.manager_id)
     union all
     select 'life', c.id from customer c join customer_life l on l.customer_id = c.id
     where c.id = any ($1) and l.ver = c.ver and (l.state = 'pool') <> (c.owner_id is null)
       and l.state <> 'unowned'`,
    [ids],
  );
}

/** Changes of owner that the ledger holds of these customers since the start. */
export async function changesOf(
  world: RaceWorld,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await world.query("select id, ver from customer where id = any ($1)", [ids]);
  return new Map(
    rows.map(({ id, ver }) => [String(id), Number(ver) - (seen.get(String(id)) ?? 0)]),
  );
}
