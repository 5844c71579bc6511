import type { NamedRecord, TimelineRecord } from "../../app/ports.ts";
import { type Client, many } from "../sql.ts";

interface TimelineRow {
  readonly at: Date;
  readonly kind: TimelineRecord["kind"];
  readonly by: string;
  readonly from_owner: string | null;
  readonly from_name: string | null;
  readonly to_owner: string | null;
  readonly to_name: string | null;
  readonly regime_id: string | null;
  readonly revision: number | null;
  readonly articles: readonly string[] | null;
  readonly reason: string | null;
  readonly seq: number | null;
}

/** Changes of owner, of facts and of locks; the event of a lock shows only with its customer. */
const TIMELINE = `
  select t.*, f.name as from_name, d.name as to_name from (
    select l.at, 'ownership' as kind, l.actor as by, l.from_owner, l.to_owner, l.regime_id, l.revision,
      l.articles, l.reason, l.seq
    from ledger l where l.customer_id = $1
    union all
    select h.at, 'facts', h.actor, null, null, null, null, null, null, null
    from customer_history h where h.customer_id = $1
    union all
    select e.at, 'lock', e.actor, case e.kind when 'lock.removed' then e.data ->> 'manager' end,
      case e.kind when 'lock.set' then e.data ->> 'manager' end, null, null, null, e.data ->> 'reason', null
    from event e join customer c on c.id = e.about
    where e.about = $1 and e.kind in ('lock.set', 'lock.removed')
  ) t
  left join staff() f on f.id = t.from_owner
  left join staff() d on d.id = t.to_owner
  order by t.at desc, t.seq desc nulls last limit 1000`;

const named = (id: string | null, name: string | null): NamedRecord | null =>
  id === null ? null : { id, name: name ?? id };

/** What happened to a customer, latest first. */
export async function customerTimeline(
  client: Client,
  id: string,
): Promise<readonly TimelineRecord[]> {
  const rows = await many<TimelineRow>(client, TIMELINE, [id]);
  return rows.map((row) => ({
    at: row.at,
    kind: row.kind,
    by: row.by,
    from: named(row.from_owner, row.from_name),
    to: named(row.to_owner, row.to_name),
    regime: row.regime_id,
    revision: row.revision,
    articles: row.articles ?? [],
    reason: row.reason,
    record: row.seq,
  }));
}
