import type { ManagerRecord, ManagerSearch, ManagerStore, UpsertCounts } from "../../app/ports.ts";
import type { Fields, ManagerFacts } from "../../core/facts/index.ts";
import { searchKeys, searchName } from "../search-keys.ts";
import { type Client, json, likeEscape, many, one, run } from "../sql.ts";

interface ManagerRow {
  readonly id: string;
  readonly name: string;
  readonly fields: Fields;
  readonly count: number;
}

const SELECT = `
  select m.id, m.name, m.fields, coalesce(n.count, 0) as count
  from manager m left join (
    select c.owner_id, count(*) as count from customer c where c.owner_id is not null group by c.owner_id
  ) n on n.owner_id = m.id`;

const SORTS: Readonly<Record<ManagerSearch["sort"], string>> = {
  id: "m.id",
  name: "m.pinyin",
  unit: "m.unit_id",
  count: "coalesce(n.count, 0)",
  limit:
    "case when jsonb_typeof(m.fields -> 'limit') = 'number' then (m.fields ->> 'limit')::numeric end",
};

export function managerStore(client: Client): ManagerStore {
  return {
    page: (search) => page(client, search),
    find: async (id) => one<ManagerRow & ManagerRecord>(client, `${SELECT} where m.id = $1`, [id]),
    names: async (ids) => {
      const rows = await many<{ id: string; name: string }>(
        client,
        "select id, name from staff() where id = any ($1)",
        [ids],
      );
      return new Map(rows.map((row) => [row.id, row.name]));
    },
    count: async () =>
      (await one<{ n: number }>(client, "select count(*) as n from manager"))?.n ?? 0,
    all: () => many<ManagerRow & ManagerRecord>(client, `${SELECT} order by m.id`),
    compare: (rows) => compare(client, rows),
    upsert: (rows) => upsert(client, rows),
  };
}

async function page(
  client: Client,
  search: ManagerSearch,
): Promise<{ readonly rows: readonly ManagerRecord[]; readonly total: number }> {
  const text = searchName(search.q ?? "");
  const where =
    text === ""
      ? "true"
      : "(lower(m.name) like $1 or lower(m.id) like $2 or m.initials like $2 or m.pinyin like $2)";
  const values = text === "" ? [] : [`%${likeEscape(text)}%`, `${likeEscape(text)}%`];
  const direction = search.descending ? "desc" : "asc";
  const total = await one<{ n: number }>(
    client,
    `select count(*) as n from manager m where ${where}`,
    values,
  );
  const rows = await many<ManagerRow & ManagerRecord>(
    client,
    `${SELECT} where ${where} order by ${SORTS[search.sort]} ${direction} nulls last, m.id ${direction}
     limit $${values.length + 1} offset $${values.length + 2}`,
    [...values, search.limit, search.offset],
  );
  return { rows, total: total?.n ?? 0 };
}

const STAGED = `
  from jsonb_to_recordset($1::jsonb) as s (id text, name text, pinyin text, initials text, fields jsonb)`;

/** A roster is a few hundred or thousand rows: one parameter carries it. */
function stagedRows(rows: readonly ManagerFacts[]): string {
  return json(
    rows.map(({ id, fields }) => {
      const given = fields["name"];
      const name = typeof given === "string" && given !== "" ? given : null;
      const keys = searchKeys(name ?? id, "person");
      return { id, name, pinyin: keys.pinyin, initials: keys.initials, fields };
    }),
  );
}

async function compare(client: Client, rows: readonly ManagerFacts[]): Promise<UpsertCounts> {
  const row = await one<UpsertCounts & { added: number }>(
    client,
    `select count(*) filter (where m.id is null) as added,
       count(*) filter (where m.id is not null and m.fields || s.fields <> m.fields) as changed,
       count(*) filter (where m.id is not null and m.fields || s.fields = m.fields) as unchanged
     ${STAGED} left join manager m on m.id = s.id`,
    [stagedRows(rows)],
  );
  return row ?? { added: 0, changed: 0, unchanged: 0 };
}

async function upsert(client: Client, rows: readonly ManagerFacts[]): Promise<UpsertCounts> {
  const counts = await compare(client, rows);
  await run(
    client,
    `insert into manager as m (id, name, pinyin, initials, unit_id, fields)
     select s.id, coalesce(s.name, s.id), s.pinyin, s.initials, coalesce(u.id, 'hq'), s.fields
     ${STAGED} left join unit u on u.id = s.fields ->> 'unit'
     order by s.id
     on conflict (id) do update
     set name = case when excluded.fields ? 'name' then excluded.name else m.name end,
       pinyin = case when excluded.fields ? 'name' then excluded.pinyin else m.pinyin end,
       initials = case when excluded.fields ? 'name' then excluded.initials else m.initials end,
       unit_id = case when excluded.fields ? 'unit' then excluded.unit_id else m.unit_id end,
       fields = m.fields || excluded.fields, changed_at = now()
     where m.fields || excluded.fields <> m.fields`,
    [stagedRows(rows)],
  );
  return counts;
}
