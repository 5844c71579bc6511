import type { UpsertCounts } from "../../app/ports.ts";
import { type CustomerFacts, type Fields, isPlace, type Value } from "../../core/facts/index.ts";
import { searchKeys } from "../search-keys.ts";
import {
  allowLong,
  type Client,
  type CopyValue,
  copyIn,
  json,
  manyLong,
  run,
  textArray,
} from "../sql.ts";
import { keysOf, rewriteMergedKeys, writeStagedKeys } from "./identities.ts";

type Rows = readonly CustomerFacts[];

const STAGE = `
  create temporary table staged_customer (
    id text, name text, norm_name text, pinyin text, initials text, tokens text[], keys integer[], fields jsonb
  ) on commit drop`;

const textOf = (value: Value | undefined): string | null =>
  typeof value === "string" && value !== "" ? value : null;

/** The owner is no fact of an import: it is the ledger's. */
function withoutOwner(fields: Fields): Fields {
  const { owner: _owner, ...facts } = fields;
  return facts;
}

function* staged(rows: Rows): Generator<readonly CopyValue[]> {
  for (const { id, fields } of rows) {
    const name = textOf(fields["name"]);
    const keys = searchKeys(name ?? id);
    const place = fields["place"];
    const facts = withoutOwner(fields);
    const clean =
      place !== undefined && place !== null && !isPlace(place) ? { ...facts, place: null } : facts;
    yield [
      id,
      name,
      keys.normName,
      keys.pinyin,
      keys.initials,
      textArray(keys.tokens),
      `{${keysOf(name ?? id, facts).join(",")}}`,
      json(clean),
    ];
  }
}

async function stage(client: Client, rows: Rows): Promise<void> {
  await allowLong(client);
  await run(client, "drop table if exists pg_temp.staged_customer");
  await run(client, STAGE);
  await copyIn(
    client,
    "staged_customer (id, name, norm_name, pinyin, initials, tokens, keys, fields)",
    staged(rows),
  );
  await run(client, "analyze pg_temp.staged_customer");
}

const COUNT = `
  select count(*) filter (where c.id is null) as added,
    count(*) filter (where c.id is not null and c.fields || s.fields <> c.fields) as changed,
    count(*) filter (where c.id is not null and c.fields || s.fields = c.fields) as unchanged
  from staged_customer s left join customer c on c.id = s.id`;

const NO_COUNTS: UpsertCounts = { added: 0, changed: 0, unchanged: 0 };

/** What `upsertCustomers` would do. */
export async function compareCustomers(client: Client, rows: Rows): Promise<UpsertCounts> {
  if (rows.length === 0) return NO_COUNTS;
  await stage(client, rows);
  return (await manyLong<UpsertCounts & { added: number }>(client, COUNT))[0] ?? NO_COUNTS;
}

/**
 * Adds new customers and merges the given facts over those of known ones, whose former values go
 * into the history. A file without a name column keeps the names there are.
 */
export async function upsertCustomers(
  client: Client,
  rows: Rows,
  source: { readonly importId: string | null },
): Promise<UpsertCounts> {
  if (rows.length === 0) return NO_COUNTS;
  await stage(client, rows);
  const counts = (await manyLong<UpsertCounts & { added: number }>(client, COUNT))[0] ?? NO_COUNTS;
  if (counts.changed > 0) {
    await manyLong(client, HISTORY, [source.importId]);
    await manyLong(client, UPDATE);
    await rewriteMergedKeys(client);
  }
  if (counts.added > 0) {
    await manyLong(client, INSERT);
    await writeStagedKeys(client);
  }
  return counts;
}

const HISTORY = `
  insert into customer_history (customer_id, unit_id, import_id, actor, before, after)
  select c.id, c.unit_id, $1, current_setting('app.actor'), d.before, d.after
  from staged_customer s join customer c on c.id = s.id
  cross join lateral (
    select jsonb_object_agg(k.key, c.fields -> k.key) as before, jsonb_object_agg(k.key, k.value) as after
    from jsonb_each(s.fields) k where k.value is distinct from c.fields -> k.key
  ) d where d.before is not null`;

/** Columns beside the facts, computed from the merged facts \`f\`. */
const DERIVED = `
  f ->> 'uscc' as uscc,
  case when jsonb_typeof(f -> 'capital') = 'number' then (f ->> 'capital')::numeric end as capital,
  f ->> 'district' as district, f ->> 'industry' as industry,
  (f #>> '{place,lng}')::double precision as lng, (f #>> '{place,lat}')::double precision as lat`;

const UPDATE = `
  update customer c
  set name = coalesce(m.name, c.name),
    norm_name = case when m.name is null then c.norm_name else m.norm_name end,
    pinyin = case when m.name is null then c.pinyin else m.pinyin end,
    initials = case when m.name is null then c.initials else m.initials end,
    tokens = case when m.name is null then c.tokens else m.tokens end,
    uscc = m.uscc, capital = m.capital, district = m.district, industry = m.industry, lng = m.lng, lat = m.lat,
    fields = m.f, unit_id = case when c.owner_id is null then coalesce(m.unit_id, c.unit_id) else c.unit_id end,
    changed_at = now()
  from (
    select s.*, u.id as unit_id, x.f, ${DERIVED}
    from staged_customer s join customer k on k.id = s.id
    cross join lateral (select k.fields || s.fields as f) x
    left join unit u on u.id = s.fields ->> 'unit'
    where k.fields || s.fields <> k.fields
  ) m where m.id = c.id`;

const INSERT = `
  insert into customer (id, name, norm_name, pinyin, initials, tokens, uscc, capital, district, industry,
    lng, lat, unit_id, fields)
  select s.id, coalesce(s.name, s.id), s.norm_name, s.pinyin, s.initials, s.tokens, d.uscc, d.capital,
    d.district, d.industry, d.lng, d.lat, coalesce(u.id, 'hq'), s.fields
  from staged_customer s
  cross join lateral (select ${DERIVED} from (select s.fields as f) x) d
  left join unit u on u.id = s.fields ->> 'unit'
  where not exists (select 1 from customer c where c.id = s.id)
  order by s.id`;
