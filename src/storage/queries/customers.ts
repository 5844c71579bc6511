import type { CustomerRecord, CustomerSearch, CustomerStore, PageOf } from "../../app/ports.ts";
import { allowLong, type Client, copyOut, many, manyLong, one } from "../sql.ts";
import {
  CUSTOMER_COLUMNS,
  CUSTOMER_JOINS,
  type CustomerRow,
  customerOf,
} from "./customer-record.ts";
import { customerCondition, customerOrder, UNASSIGNED } from "./customer-search.ts";
import { customerTimeline } from "./customer-timeline.ts";
import { compareCustomers, upsertCustomers } from "./customer-upsert.ts";

export function customerStore(client: Client): CustomerStore {
  return {
    page: (search) => page(client, search),
    find: (id) => find(client, id),
    stored: (id) => find(client, id),
    ofGroup: async (group) =>
      (
        await many<CustomerRow>(
          client,
          `select ${CUSTOMER_COLUMNS} from customer c ${CUSTOMER_JOINS}
           where c.fields ? 'group' and c.fields->>'group' = $1 order by c.id limit ${GROUP_LIMIT}`,
          [group],
        )
      ).map(customerOf),
    names: async (ids) => {
      const rows = await many<{ id: string; name: string }>(
        client,
        "select id, name from customer where id = any ($1)",
        [ids],
      );
      return new Map(rows.map((row) => [row.id, row.name]));
    },
    count: () => countCustomers(client),
    all: () => all(client),
    lines: () => lines(client),
    ownerLines: () => ownerLines(client),
    compare: (rows) => compareCustomers(client, rows),
    upsert: (rows, source) => upsertCustomers(client, rows, source),
    timeline: (id) => customerTimeline(client, id),
  };
}

async function find(client: Client, id: string): Promise<CustomerRecord | null> {
  const row = await one<CustomerRow>(
    client,
    `select ${CUSTOMER_COLUMNS} from customer c ${CUSTOMER_JOINS} where c.id = $1`,
    [id],
  );
  return row === null ? null : customerOf(row);
}

/** Who sees everything reads the kept totals; who sees a part has few enough to count. */
async function countCustomers(
  client: Client,
): Promise<{ readonly all: number; readonly unassigned: number }> {
  const kept = await one<{ all: number; owned: number }>(
    client,
    `select (select customers from customer_total) as all,
       (select coalesce(sum(customers), 0) from capacity_counter) as owned
     where current_setting('app.all_units') = 'on'`,
  );
  const counted =
    kept ??
    (await one<{ all: number; owned: number }>(
      client,
      "select count(*) as all, count(owner_id) as owned from customer",
    ));
  const { all = 0, owned = 0 } = counted ?? {};
  return { all, unassigned: all - owned };
}

/** More members than any group has. */
const GROUP_LIMIT = 5_000;

/** Counting stops here for a search: nobody pages through more, and counting a million rows is slow. */
const COUNT_LIMIT = 10_000;

async function page(client: Client, search: CustomerSearch): Promise<PageOf<CustomerRecord>> {
  const total = await totalOf(client, search);
  return { total, rows: await rowsOf(client, search, total) };
}

async function totalOf(client: Client, search: CustomerSearch): Promise<number> {
  const where = customerCondition(search);
  if (where.sql === "true") return (await countCustomers(client)).all;
  if (where.sql === UNASSIGNED) return (await countCustomers(client)).unassigned;
  const counted = await one<{ n: number }>(
    client,
    `select count(*) as n from (select 1 from customer c where ${where.sql} limit ${COUNT_LIMIT}) x`,
    where.values,
  );
  return counted?.n ?? 0;
}

/** From the far half the same rows are reached sooner backwards. */
async function rowsOf(
  client: Client,
  search: CustomerSearch,
  total: number,
): Promise<readonly CustomerRecord[]> {
  const where = customerCondition(search);
  const limit = Math.max(0, Math.min(search.limit, total - search.offset));
  if (limit === 0) return [];
  // A total that stopped at the limit says nothing about where the list ends.
  const isExact = where.values.length === 0 || total < COUNT_LIMIT;
  const isFar = isExact && search.offset > total / 2;
  const offset = isFar ? total - search.offset - limit : search.offset;
  const order = customerOrder(search.sort, search.descending !== isFar);
  const n = where.values.length;
  const rows = await many<CustomerRow>(
    client,
    `with p as materialized (
       select c.id, row_number() over () as n from (
         select c.id from customer c where ${where.sql} order by ${order} limit $${n + 1} offset $${n + 2}) c)
     select ${CUSTOMER_COLUMNS} from p join customer c on c.id = p.id ${CUSTOMER_JOINS} order by p.n`,
    [...where.values, limit, offset],
  );
  const records = rows.map(customerOf);
  return isFar ? records.reverse() : records;
}

const BATCH = 2_000;

async function* all(client: Client): AsyncGenerator<readonly CustomerRecord[]> {
  await allowLong(client);
  let after = "";
  while (true) {
    const rows = await manyLong<CustomerRow>(
      client,
      `select ${CUSTOMER_COLUMNS} from customer c ${CUSTOMER_JOINS}
       where c.id > $1 order by c.id limit ${BATCH}`,
      [after],
    );
    if (rows.length === 0) return;
    yield rows.map(customerOf);
    after = rows.at(-1)?.id ?? after;
  }
}

async function* ownerLines(client: Client): AsyncGenerator<Uint8Array> {
  await allowLong(client);
  yield* copyOut(client, "select json_build_array(c.id, c.owner_id) from customer c order by c.id");
}

async function* lines(client: Client): AsyncGenerator<Uint8Array> {
  await allowLong(client);
  yield* copyOut(
    client,
    // Who waits with the unit is given to nobody, by no plan either.
    `select json_build_object('id', c.id, 'ver', c.ver, 'owner', c.owner_id, 'fields', c.fields)
     from customer c where not exists (select 1 from customer_life l where l.customer_id = c.id
       and l.ver = c.ver and l.state = 'unitCustody' and l.until is not null)
     order by c.id`,
  );
}
