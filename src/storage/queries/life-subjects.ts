import type { LifeStore, LifeSubject, PageOf, PoolSearch } from "../../app/ports.ts";
import type { Fields } from "../../core/facts/index.ts";
import type { LocalDate } from "../../core/shared/index.ts";
import { type Client, many, one } from "../sql.ts";
import { customerCondition } from "./customer-search.ts";
import { LIFE_COLUMNS, type LifeRow, lifeOf } from "./life-record.ts";

interface SubjectRow extends Omit<LifeRow, "customer_id" | "ver"> {
  readonly id: string;
  readonly name: string;
  readonly fields: Fields;
  readonly unit_id: string;
  readonly owner_name: string | null;
  readonly now_ver: number;
  /** Null = nothing is kept of it. */
  readonly customer_id: string | null;
  readonly ver: number;
  readonly locked_to: string | null;
  readonly locked_by: string;
  readonly locked_why: string;
  readonly locked_until: string | null;
}

const COLUMNS = `c.id, c.name, c.fields, c.unit_id, c.ver as now_ver, manager_name(c.owner_id) as owner_name,
  ${LIFE_COLUMNS}, k.manager_id as locked_to, k.locked_by, k.reason as locked_why, k.until::text as locked_until`;
const JOINS = `left join customer_life l on l.customer_id = c.id left join customer_lock k on k.customer_id = c.id`;

/**
 * The next customers with an owner, each with the last sign of it. A life that another path overtook
 * says nothing of the present owner; that he is back from a leave is a sign.
 */
const IDLE = `
  select c.id, (l.state is null or l.state = 'owned') as "isOwned",
    greatest(l.last_contact, l.dealt, l.began, (l.since at time zone 'Asia/Shanghai')::date,
      (lower(o.during) at time zone 'Asia/Shanghai')::date)::text as since
  from (select id, ver from customer where owner_id is not null and id > $1 order by id limit $2) c
  left join customer_life l on l.customer_id = c.id and l.ver = c.ver
  left join ownership o on o.customer_id = c.id and o.ver = c.ver
  order by c.id`;

interface IdleRow {
  readonly id: string;
  readonly isOwned: boolean;
  readonly since: LocalDate | null;
}

/** A page is bounded by what is read, so that a book where all is well costs no more than another. */
async function idle(
  client: Client,
  { before, after, limit }: Parameters<LifeStore["idle"]>[0],
): ReturnType<LifeStore["idle"]> {
  const rows = await many<IdleRow>(client, IDLE, [after, limit]);
  const found = rows.flatMap(({ id, isOwned, since }) =>
    isOwned && since !== null && since < before ? [{ id, since }] : [],
  );
  return { found, last: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
}

const subjectOf = (row: SubjectRow): LifeSubject => ({
  id: row.id,
  name: row.name,
  fields: row.fields,
  unit: row.unit_id,
  owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? row.owner_id },
  ver: row.now_ver,
  kept: row.customer_id === null ? null : lifeOf({ ...row, customer_id: row.customer_id }),
  lock:
    row.locked_to === null
      ? null
      : {
          manager: row.locked_to,
          by: row.locked_by,
          reason: row.locked_why,
          until: row.locked_until,
        },
});

export function lifeSubjects(
  client: Client,
): Pick<LifeStore, "subjects" | "idle" | "atRisk" | "idsOf" | "heldBy" | "free" | "canTell"> {
  return {
    idle: (search) => idle(client, search),
    atRisk: async (managers) => {
      const row = await one<{ n: number }>(
        client,
        `select count(*) as n from customer c join customer_life l on l.customer_id = c.id and l.ver = c.ver
         where c.owner_id = any ($1) and l.state = 'atRisk'`,
        [[...managers]],
      );
      return row?.n ?? 0;
    },
    idsOf: async (manager, { after, limit, state }) =>
      (
        await many<{ id: string }>(
          client,
          `select c.id from customer c ${JOINS}
           where c.owner_id = $1 and c.id > $2 and ($3::text is null or (l.state = $3 and l.ver = c.ver
             and not exists (select 1 from handover_item i join handover h on h.id = i.handover_id
               where i.customer_id = c.id and h.manager_id = $1
                 and h.state in ('frozen', 'assigned', 'acknowledged'))))
           order by c.id limit $4`,
          [manager, after, state ?? null, limit],
        )
      ).map(({ id }) => id),
    subjects: (customers, lock) => subjects(client, customers, lock),
    heldBy: async (managers, { offset, limit }) => {
      const counted = await one<{ n: number }>(
        client,
        "select count(*) as n from customer where owner_id = any ($1)",
        [[...managers]],
      );
      const rows = await many<SubjectRow>(
        client,
        `select ${COLUMNS} from customer c ${JOINS} where c.owner_id = any ($1)
         order by case when l.ver = c.ver then l.until end nulls last,
           (l.ver = c.ver and l.state = 'atRisk') desc nulls last, c.pinyin, c.id
         limit $2 offset $3`,
        [[...managers], limit, offset],
      );
      return { total: counted?.n ?? 0, rows: rows.map(subjectOf) };
    },
    free: (search) => free(client, search),
    canTell: async (manager, at) => {
      const row = await one<{ can: boolean }>(
        client,
        `select exists (select 1 from account where manager_id = $1 and is_active
           and (access_until is null or access_until > $2)) as can`,
        [manager, at],
      );
      return row?.can === true;
    },
  };
}

async function subjects(
  client: Client,
  customers: readonly string[],
  lock: boolean,
): Promise<readonly LifeSubject[]> {
  // In the order of the writer of owners, so that no two transactions wait for each other.
  if (lock) {
    await client.query("select 1 from customer where id = any ($1) order by id for no key update", [
      customers,
    ]);
  }
  const rows = await many<SubjectRow>(
    client,
    `select ${COLUMNS} from customer c ${JOINS} where c.id = any ($1) order by c.id`,
    [customers],
  );
  return rows.map(subjectOf);
}

const ORDERS: Readonly<Record<PoolSearch["order"], string>> = {
  longest: "l.since nulls first, c.id",
  newest: "l.since desc nulls last, c.id",
  name: "c.pinyin, c.id",
};

/** A customer that somebody else's procedure holds (custody, a closed file) is not free. */
const FREE = `c.owner_id is null
  and (l.customer_id is null or l.ver <> c.ver or l.state in ('unowned', 'pool'))`;

const COUNT_LIMIT = 10_000;

async function free(client: Client, search: PoolSearch): Promise<PageOf<LifeSubject>> {
  const { sql, values } = customerCondition({ ...search, isCodeHidden: true });
  const from = `from customer c ${JOINS} where ${FREE} and ${sql}`;
  const counted = await one<{ n: number }>(
    client,
    `select count(*) as n from (select 1 ${from} limit ${COUNT_LIMIT}) x`,
    values,
  );
  const n = values.length;
  const rows = await many<SubjectRow>(
    client,
    `select ${COLUMNS} ${from} order by ${ORDERS[search.order]} limit $${n + 1} offset $${n + 2}`,
    [...values, search.limit, search.offset],
  );
  return { total: counted?.n ?? 0, rows: rows.map(subjectOf) };
}
