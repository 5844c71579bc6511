import type {
  ContactClock,
  ContactOutcome,
  DispatchDecision,
  DispatchStore,
  Json,
  OwnerMove,
  StoredDispatch,
} from "../../app/ports.ts";
import type { Fields } from "../../core/facts/index.ts";
import { type Client, json, many, one, run } from "../sql.ts";
import { ownershipWriter } from "./ownership.ts";

interface DispatchRow {
  readonly id: number;
  readonly customer_id: string;
  readonly ver: number;
  readonly at: Date;
  readonly actor: string;
  readonly source: DispatchDecision["source"];
  readonly strategy: DispatchDecision["strategy"];
  readonly manager_id: string | null;
  readonly regime_id: string;
  readonly revision: number;
  readonly articles: string[];
  readonly run_id: string | null;
  readonly reason: Json;
  readonly reroutes: number;
  readonly contact_due: Date | null;
  readonly contact_article: string | null;
  readonly contact_closed: Date | null;
  readonly contact_outcome: ContactOutcome | null;
}

const storedOf = (row: DispatchRow): StoredDispatch => ({
  id: row.id,
  at: row.at,
  by: row.actor,
  customer: row.customer_id,
  ver: row.ver,
  source: row.source,
  strategy: row.strategy,
  manager: row.manager_id,
  regime: row.regime_id,
  revision: row.revision,
  articles: row.articles,
  run: row.run_id,
  reason: row.reason,
  reroutes: row.reroutes,
  contact:
    row.contact_due === null
      ? null
      : { due: row.contact_due, article: row.contact_article ?? row.articles[0] ?? "" },
  closed: row.contact_closed,
  outcome: row.contact_outcome,
});

async function note(client: Client, decision: DispatchDecision): Promise<number> {
  const row = await one<{ id: number }>(
    client,
    `insert into dispatch_decision (customer_id, ver, source, strategy, manager_id, regime_id, revision, articles,
       run_id, reason, reroutes, contact_due, contact_article, at)
     values ($1, $2, $3, $4, $5, $6, $7, string_to_array($8, ' '), $9, $10, $11, $12, $13, $14) returning id`,
    [
      decision.customer,
      decision.ver,
      decision.source,
      decision.strategy,
      decision.manager,
      decision.regime,
      decision.revision,
      decision.articles.join(" "),
      decision.run,
      json(decision.reason),
      decision.reroutes,
      decision.contact?.due ?? null,
      decision.contact?.article ?? null,
      decision.at,
    ],
  );
  return row?.id ?? 0;
}

interface ClockRow {
  readonly id: number;
  readonly customer_id: string;
  readonly name: string;
  readonly at: Date;
  readonly contact_due: Date;
  readonly contact_article: string;
  readonly regime_id: string;
  readonly revision: number;
}

/** Contacts that one person can have open at a time and still read. */
const MOST_CLOCKS = 500;

async function clocksOf(client: Client, manager: string): Promise<readonly ContactClock[]> {
  const rows = await many<ClockRow>(
    client,
    `select d.id, d.customer_id, c.name, d.at, d.contact_due, d.contact_article, d.regime_id, d.revision
     from dispatch_decision d join customer c on c.id = d.customer_id
     where d.manager_id = $1 and d.contact_due is not null and d.contact_closed is null
       and c.owner_id = d.manager_id
     order by d.contact_due, d.id limit ${MOST_CLOCKS}`,
    [manager],
  );
  return rows.map((row) => ({
    dispatch: row.id,
    customer: { id: row.customer_id, name: row.name },
    given: row.at,
    due: row.contact_due,
    article: row.contact_article,
    regime: row.regime_id,
    revision: row.revision,
  }));
}

interface MoveRow {
  readonly seq: number;
  readonly customer_id: string;
  readonly from_owner: string | null;
  readonly to_owner: string | null;
  readonly fields: Fields;
  readonly cause: OwnerMove["cause"];
  readonly is_fresh: boolean;
}

const moveOf = (row: MoveRow): OwnerMove => ({
  seq: row.seq,
  customer: row.customer_id,
  from: row.from_owner,
  to: row.to_owner,
  fields: row.fields,
  cause: row.cause,
  isFresh: row.is_fresh,
});

const MISSED_BY = `
  select distinct manager_id from dispatch_decision
  where customer_id = $1 and manager_id is not null and contact_outcome = 'rerouted'`;

const LAST_SEQ = `
  select coalesce(max(l.seq), 0) as seq from ledger l
  where $1::text is null or l.at <= (select r.published_at from allocation_run r where r.id = $1)`;

/** What a desk of dispatch reads and writes. */
export function dispatchStore(client: Client): DispatchStore {
  const found = async (where: string, value: unknown): Promise<StoredDispatch | null> => {
    const text = `select * from dispatch_decision where ${where} order by id desc limit 1`;
    const row = await one<DispatchRow>(client, text, [value]);
    return row === null ? null : storedOf(row);
  };
  return {
    note: (decision) => note(client, decision),
    latest: (customer) => found("customer_id = $1", customer),
    find: (id) => found("id = $1", id),
    closeClock: async (id, outcome) => {
      await run(
        client,
        `update dispatch_decision set contact_closed = clock_timestamp(), contact_outcome = $2
         where id = $1 and contact_closed is null`,
        [id, outcome],
      );
    },
    contactsOf: (manager, customers) =>
      many(
        client,
        `select customer_id as customer, at, two_way as "isAnswered" from contact
         where manager_id = $1 and customer_id = any ($2)`,
        [manager, [...customers]],
      ),
    clocksOf: (manager) => clocksOf(client, manager),
    missedBy: async (customer) => {
      const rows = await many<{ manager_id: string }>(client, MISSED_BY, [customer]);
      return rows.map((row) => row.manager_id);
    },
    receipts: () =>
      many(
        client,
        `select manager_id as manager, count(*) as count, max(id) as last from dispatch_decision
         where manager_id is not null group by manager_id`,
      ),
    runInForce: async (regime) =>
      (
        await one<{ id: string }>(
          client,
          `select id from allocation_run where regime_id = $1 and state = 'published'
           order by published_at desc limit 1`,
          [regime],
        )
      )?.id ?? null,
    lastSeq: async (of) => (await one<{ seq: number }>(client, LAST_SEQ, [of]))?.seq ?? 0,
    movesAfter: async (seq, limit) =>
      (
        await many<MoveRow>(
          client,
          `select l.seq, l.customer_id, l.from_owner, l.to_owner, l.cause, l.at >= now() as is_fresh, c.fields
           from ledger l join customer c on c.id = l.customer_id
           where l.seq > $1 order by l.seq limit $2`,
          [seq, limit],
        )
      ).map(moveOf),
    mark: async () => {
      const row = await one<{ upto: number; writers: string[] }>(
        client,
        "select * from ledger_mark()",
      );
      return { seq: row?.upto ?? 0, writers: row?.writers ?? [] };
    },
    isWriting: async (writers) =>
      writers.length > 0 &&
      (await one<{ busy: boolean }>(client, "select ledger_writing($1) as busy", [[...writers]]))
        ?.busy === true,
    managersStamp: async () =>
      (
        await one<{ stamp: string }>(
          client,
          "select count(*) || '@' || coalesce(max(changed_at)::text, '') as stamp from manager",
        )
      )?.stamp ?? "",
    give: async (change, { regime, revision, limit }) => {
      await client.query("savepoint given");
      const result = await ownershipWriter(client).change([{ ...change, limit }], {
        regime,
        revision,
        cause: "dispatch",
      });
      await client.query(
        result.kind === "changed" ? "release savepoint given" : "rollback to savepoint given",
      );
      return result;
    },
  };
}
