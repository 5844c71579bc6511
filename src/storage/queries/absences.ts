import type { AbsenceRecord, AbsenceStore } from "../../app/ports.ts";
import { type Client, many, one, run } from "../sql.ts";

interface AbsenceRow {
  readonly id: string;
  readonly manager_id: string;
  readonly manager_name: string;
  readonly unit_id: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly reason: string;
  readonly stand_in_id: string | null;
  readonly stand_in_name: string | null;
  readonly effect: AbsenceRecord["effect"];
  readonly regime_id: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly created_by: string;
  readonly begun_at: Date | null;
  readonly ended_at: Date | null;
  readonly report: string;
  readonly report_due: string | null;
  readonly reported_at: Date | null;
}

const SELECT = `select id, manager_id, manager_name, unit_id, from_day::text, to_day::text, reason, stand_in_id,
  stand_in_name, effect, regime_id, revision, articles, created_by, begun_at, ended_at, report,
  report_due::text, coalesce(reported_at, case when report <> '' then ended_at end) as reported_at
  from absence`;

const recordOf = (row: AbsenceRow): AbsenceRecord => ({
  id: row.id,
  manager: { id: row.manager_id, name: row.manager_name },
  unit: row.unit_id,
  from: row.from_day,
  to: row.to_day,
  reason: row.reason,
  standIn:
    row.stand_in_id === null
      ? null
      : { id: row.stand_in_id, name: row.stand_in_name ?? row.stand_in_id },
  effect: row.effect,
  regime: row.regime_id,
  revision: row.revision,
  articles: row.articles,
  createdBy: row.created_by,
  begunAt: row.begun_at,
  endedAt: row.ended_at,
  report: row.report,
  reportDue: row.report_due,
  reportedAt: row.reported_at,
});

/** Absences with their stand-ins. */
export function absenceStore(client: Client): AbsenceStore {
  return {
    insert: async (absence) => (await insert(client, absence)) === 1,
    find: async (id) => {
      const row = await one<AbsenceRow>(client, `${SELECT} where id = $1`, [id]);
      return row === null ? null : recordOf(row);
    },
    listed: async (reportedSince) =>
      (
        await many<AbsenceRow>(
          client,
          `${SELECT} where ended_at is null or (report_due is not null and reported_at is null)
             or (report <> '' and coalesce(reported_at, ended_at) >= $1)
           order by ended_at nulls first, from_day, manager_id`,
          [reportedSince],
        )
      ).map(recordOf),
    current: async () =>
      (
        await many<AbsenceRow>(
          client,
          `${SELECT} where ended_at is null order by from_day, manager_id`,
        )
      ).map(recordOf),
    away: (day) => away(client, day),
    begin: async (id, at) =>
      (await run(
        client,
        "update absence set begun_at = $2 where id = $1 and begun_at is null and ended_at is null",
        [id, at],
      )) === 1,
    end: async (id, at, report) =>
      (await run(
        client,
        `update absence set ended_at = $2, report = $3,
           reported_at = case when $3 <> '' then $2::timestamptz end,
           reported_by = case when $3 <> '' then current_setting('app.actor') end
         where id = $1 and ended_at is null`,
        [id, at, report.trim()],
      )) === 1,
  };
}

/** An overlap is looked for first: the constraint behind it would break the transaction. */
const insert = (client: Client, absence: Parameters<AbsenceStore["insert"]>[0]): Promise<number> =>
  run(
    client,
    `insert into absence (id, manager_id, manager_name, unit_id, from_day, to_day, reason, stand_in_id,
       stand_in_name, effect, regime_id, revision, articles, created_by)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, current_setting('app.actor')
     where not exists (select 1 from absence a where a.manager_id = $2 and a.ended_at is null
       and daterange(a.from_day, a.to_day, '[]') && daterange($5::date, $6::date, '[]'))`,
    [
      absence.id,
      absence.manager.id,
      absence.manager.name,
      absence.unit,
      absence.from,
      absence.to,
      absence.reason,
      absence.standIn?.id ?? null,
      absence.standIn?.name ?? null,
      absence.effect,
      absence.regime,
      absence.revision,
      [...absence.articles],
    ],
  );

async function away(
  client: Client,
  day: string,
): Promise<{ readonly managers: readonly string[]; readonly standIns: readonly string[] }> {
  const managers = await many<{ id: string }>(
    client,
    `select manager_id as id from absence
     where ended_at is null and $1::date between from_day and to_day
     union select manager_id from handover
     where state in ('created', 'frozen', 'assigned', 'acknowledged')
     order by 1`,
    [day],
  );
  const standIns = await many<{ id: string }>(
    client,
    `select distinct stand_in_id as id from absence
     where ended_at is null and begun_at is not null and stand_in_id is not null order by 1`,
  );
  return { managers: managers.map(({ id }) => id), standIns: standIns.map(({ id }) => id) };
}
