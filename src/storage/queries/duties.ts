import type {
  CheckRecord,
  DutyRecord,
  DutyStore,
  NamedRecord,
  ToldRecord,
} from "../../app/ports.ts";
import { type Client, many, run } from "../sql.ts";

interface DutyRow {
  readonly kind: DutyRecord["kind"];
  readonly about: string;
  readonly customer_id: string | null;
  readonly customer_name: string | null;
  readonly from_id: string | null;
  readonly from_name: string | null;
  readonly to_id: string | null;
  readonly to_name: string | null;
  readonly due: string;
  readonly regime_id: string;
  readonly revision: number;
  readonly articles: readonly string[];
}

const OPEN = `
  select 'check' as kind, h.id as about, i.customer_id, i.customer_name, h.manager_id as from_id,
    h.manager_name as from_name, i.to_id, i.to_name, i.check_on::text as due, h.regime_id, h.revision,
    i.check_articles as articles
  from handover_item i join handover h on h.id = i.handover_id
  where h.state in ('closed', 'postCheck') and i.check_on <= $1::date and i.checked_on is null
  union all
  select 'tell', t.id, i.customer_id, i.customer_name, i.from_id, i.from_name, t.to_id, t.to_name,
    (t.decided_at at time zone 'Asia/Shanghai')::date::text, t.regime_id, t.revision, t.articles
  from transfer_item i join transfer t on t.id = i.transfer_id
  where t.state = 'done' and t.tells_customer and i.told_on is null
  union all
  select 'report', a.id, null, null, a.manager_id, a.manager_name, a.stand_in_id, a.stand_in_name,
    a.report_due::text, a.regime_id, a.revision, a.articles
  from absence a where a.report_due is not null and a.reported_at is null
  order by due, kind, about, customer_id limit 1000`;

const named = (id: string | null, name: string | null): NamedRecord | null =>
  id === null ? null : { id, name: name ?? id };

const dutyOf = (row: DutyRow): DutyRecord => ({
  kind: row.kind,
  about: row.about,
  customer: named(row.customer_id, row.customer_name),
  from: named(row.from_id, row.from_name),
  to: named(row.to_id, row.to_name),
  due: row.due,
  regime: row.regime_id,
  revision: row.revision,
  articles: row.articles,
});

/** What is owed after a change of hands. */
export function dutyStore(client: Client): DutyStore {
  return {
    open: async (today) => (await many<DutyRow>(client, OPEN, [today])).map(dutyOf),
    askChecks: async (handover, checks) => {
      await run(
        client,
        `update handover_item i set check_on = c.day, check_articles = string_to_array(c.articles, ' ')
         from unnest($2::text[], $3::date[], $4::text[]) as c (customer, day, articles)
         where i.handover_id = $1 and i.customer_id = c.customer`,
        [
          handover,
          checks.map(({ customer }) => customer),
          checks.map(({ on }) => on),
          checks.map(({ articles }) => articles.join(" ")),
        ],
      );
    },
    checksOf: (handover) =>
      many<CheckRecord>(
        client,
        `select customer_id as customer, check_on::text as "on", check_articles as articles,
           checked_on::text as "doneOn", checked_by as by, check_note as note
         from handover_item where handover_id = $1 and check_on is not null order by customer_id`,
        [handover],
      ),
    check: async (handover, customer, { on, by, note }) =>
      (await run(
        client,
        `update handover_item set checked_on = $3, checked_by = $4, check_note = $5
         where handover_id = $1 and customer_id = $2 and check_on is not null and checked_on is null`,
        [handover, customer, on, by, note],
      )) === 1,
    toldOf: (transfers) =>
      many<ToldRecord>(
        client,
        `select transfer_id as transfer, customer_id as customer, told_on::text as "on", told_way as way,
           told_by as by
         from transfer_item where transfer_id = any ($1) and told_on is not null`,
        [[...transfers]],
      ),
    tell: async (transfer, customers, { on, by, way }) =>
      (
        await many<{ customer_id: string }>(
          client,
          `update transfer_item set told_on = $3, told_by = $4, told_way = $5
           where transfer_id = $1 and customer_id = any ($2) and told_on is null returning customer_id`,
          [transfer, [...customers], on, by, way],
        )
      ).map((row) => row.customer_id),
    askReport: async (absence, due) => {
      await run(client, "update absence set report_due = $2 where id = $1", [absence, due]);
    },
    report: async (absence, { text, by, at }) =>
      (await run(
        client,
        `update absence set report = $2, reported_by = $3, reported_at = $4
         where id = $1 and report_due is not null and reported_at is null`,
        [absence, text, by, at],
      )) === 1,
  };
}
