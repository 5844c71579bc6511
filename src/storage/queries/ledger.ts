import type { LedgerRecord, LedgerSearch, LedgerStore, NamedRecord } from "../../app/ports.ts";
import { type Client, many, one } from "../sql.ts";

interface LedgerRow {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly customer_id: string;
  readonly customer_name: string | null;
  readonly ver: number;
  readonly from_owner: string | null;
  readonly from_name: string | null;
  readonly to_owner: string | null;
  readonly to_name: string | null;
  readonly regime_id: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly cause: LedgerRecord["cause"];
  readonly run_id: string | null;
  readonly reason: string;
  readonly prev: string;
  readonly hash: string;
}

const SELECT = `
  select l.seq, l.at, l.actor, l.customer_id, c.name as customer_name, l.ver, l.from_owner,
    f.name as from_name, l.to_owner, t.name as to_name, l.regime_id, l.revision, l.articles, l.cause,
    l.run_id, l.reason, coalesce(encode(l.prev, 'hex'), '') as prev, encode(l.hash, 'hex') as hash`;
const JOINS = `
  left join customer c on c.id = l.customer_id
  left join staff() f on f.id = l.from_owner left join staff() t on t.id = l.to_owner`;

const named = (id: string | null, name: string | null): NamedRecord | null =>
  id === null ? null : { id, name: name ?? id };

const recordOf = (row: LedgerRow): LedgerRecord => ({
  record: row.seq,
  at: row.at,
  by: row.actor,
  customer: { id: row.customer_id, name: row.customer_name ?? row.customer_id },
  ver: row.ver,
  from: named(row.from_owner, row.from_name),
  to: named(row.to_owner, row.to_name),
  regime: row.regime_id,
  revision: row.revision,
  articles: row.articles,
  cause: row.cause,
  run: row.run_id,
  reason: row.reason,
  prev: row.prev,
  hash: row.hash,
});

export function ledgerStore(client: Client): LedgerStore {
  return {
    search: (search) => find(client, search),
    count: async () =>
      (await one<{ n: number }>(client, "select count(*) as n from ledger"))?.n ?? 0,
    latest: async (customer) => {
      const row = await one<LedgerRow>(
        client,
        `${SELECT} from ledger l ${JOINS} where l.customer_id = $1 order by l.ver desc limit 1`,
        [customer],
      );
      return row === null ? null : recordOf(row);
    },
  };
}

/** All changes of owner of a customer, earliest first. */
export const changesOfOwner = async (
  client: Client,
  customer: string,
): Promise<readonly LedgerRecord[]> =>
  (
    await many<LedgerRow>(
      client,
      `${SELECT} from ledger l ${JOINS} where l.customer_id = $1 order by l.ver`,
      [customer],
    )
  ).map(recordOf);

/** Civil dates of a search are days in this zone. */
const ZONE = "Asia/Shanghai";

async function find(
  client: Client,
  search: LedgerSearch,
): Promise<{ readonly rows: readonly LedgerRecord[]; readonly total: number }> {
  const conditions: readonly (readonly [string, string | undefined])[] = [
    ["l.articles @> array[$]", search.article],
    ["l.regime_id = $", search.regime],
    ["l.customer_id = $", search.customer],
    ["(l.from_owner = $ or l.to_owner = $)", search.manager],
    [`l.at >= $::date::timestamp at time zone '${ZONE}'`, search.from],
    [`l.at < ($::date + 1)::timestamp at time zone '${ZONE}'`, search.to],
  ];
  const given = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  const where =
    given.map(({ sql }, i) => sql.replaceAll("$", () => `$${i + 1}`)).join(" and ") || "true";
  const values: (string | number)[] = given.map(({ value }) => value);
  const total = await one<{ n: number }>(
    client,
    `select count(*) as n from ledger l where ${where}`,
    values,
  );
  const rows = await many<LedgerRow>(
    client,
    `with page as materialized (
       select l.* from ledger l where ${where} order by l.seq desc
       limit $${values.length + 1} offset $${values.length + 2})
     ${SELECT} from page l ${JOINS} order by l.seq desc`,
    [...values, search.limit, search.offset],
  );
  return { rows: rows.map(recordOf), total: total?.n ?? 0 };
}
