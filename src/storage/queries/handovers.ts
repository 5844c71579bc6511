import type {
  AssessmentRecord,
  HandoverProgress,
  HandoverRecord,
  HandoverStore,
} from "../../app/ports.ts";
import { type Client, many, one, run } from "../sql.ts";
import { handoverItems } from "./handover-items.ts";

interface HandoverRow {
  readonly id: string;
  readonly kind: HandoverRecord["kind"];
  readonly manager_id: string;
  readonly manager_name: string;
  readonly unit_id: string;
  readonly absence_id: string | null;
  readonly state: HandoverRecord["state"];
  readonly noticed_on: string;
  readonly last_day: string;
  readonly freeze_at: Date;
  readonly frozen_at: Date | null;
  readonly due_on: string;
  readonly contents: readonly string[];
  readonly reason: string;
  readonly notice_lacking: number;
  readonly run_id: string | null;
  readonly regime_id: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly created_by: string;
  readonly created_at: Date;
  readonly signed_by: string | null;
  readonly closed_at: Date | null;
  readonly is_overdue: boolean;
  readonly check_on: string | null;
  readonly checked_by: string | null;
  readonly check_note: string | null;
}

const COLUMNS = `h.id, h.kind, h.manager_id, h.manager_name, h.unit_id, h.absence_id, h.state,
  h.noticed_on::text, h.last_day::text, h.freeze_at, h.frozen_at, h.due_on::text, h.contents, h.reason,
  h.notice_lacking, h.run_id, h.regime_id, h.revision, h.articles, h.created_by, h.created_at, h.signed_by,
  h.closed_at, h.is_overdue, h.check_on::text, h.checked_by, h.check_note`;

const recordOf = (row: HandoverRow): HandoverRecord => ({
  id: row.id,
  kind: row.kind,
  manager: { id: row.manager_id, name: row.manager_name },
  unit: row.unit_id,
  absence: row.absence_id,
  state: row.state,
  noticedOn: row.noticed_on,
  lastDay: row.last_day,
  freezeAt: row.freeze_at,
  frozenAt: row.frozen_at,
  dueOn: row.due_on,
  contents: row.contents,
  reason: row.reason,
  noticeLacking: row.notice_lacking,
  run: row.run_id,
  regime: row.regime_id,
  revision: row.revision,
  articles: row.articles,
  createdBy: row.created_by,
  createdAt: row.created_at,
  signedBy: row.signed_by,
  closedAt: row.closed_at,
  isOverdue: row.is_overdue,
  checkOn: row.check_on,
  checkedBy: row.checked_by,
  checkNote: row.check_note,
});

/** Handovers, their items and their defects. */
export function handoverStore(client: Client): HandoverStore {
  const found = async (where: string, id: string): Promise<HandoverRecord | null> => {
    const row = await one<HandoverRow>(client, `select ${COLUMNS} from handover h ${where}`, [id]);
    return row === null ? null : recordOf(row);
  };
  return {
    ...handoverItems(client),
    insert: (handover) => insert(client, handover),
    find: (id) => found("where h.id = $1", id),
    hold: (id) => found("where h.id = $1 for update", id),
    list: () => list(client),
    update: (id, change) => update(client, id, change),
    enter: async (entry) => {
      await run(
        client,
        `insert into assessment_entry (id, manager_id, unit_id, handover_id, customer_id, customer_name, code,
           points, note, regime_id, revision, articles, entered_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, current_setting('app.actor'))`,
        [
          entry.id,
          entry.manager,
          entry.unit,
          entry.handover,
          entry.customer.id,
          entry.customer.name,
          entry.code,
          entry.points,
          entry.note,
          entry.regime,
          entry.revision,
          [...entry.articles],
        ],
      );
    },
    defects: (id) => defects(client, id),
    endAccess: async (manager, at) => {
      const row = await one<{ n: number }>(client, "select end_access($1, $2) as n", [manager, at]);
      return row?.n ?? 0;
    },
    held: async () => {
      const rows = await many<{ id: string; held: string }>(
        client,
        "select manager_id as id, held::text from capacity_counter",
      );
      return new Map(rows.map(({ id, held }) => [id, Number(held)]));
    },
    departed: async (managers) =>
      (
        await many<{ id: string }>(client, "select * from departed_managers($1) id order by 1", [
          managers,
        ])
      ).map(({ id }) => id),
  };
}

async function insert(
  client: Client,
  handover: Parameters<HandoverStore["insert"]>[0],
): Promise<boolean> {
  const count = await run(
    client,
    `insert into handover (id, kind, manager_id, manager_name, unit_id, absence_id, state, noticed_on, last_day,
       freeze_at, due_on, contents, reason, notice_lacking, regime_id, revision, articles, created_by)
     values ($1, $2, $3, $4, $5, $6, 'created', $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
       current_setting('app.actor'))
     on conflict do nothing`,
    [
      handover.id,
      handover.kind,
      handover.manager.id,
      handover.manager.name,
      handover.unit,
      handover.absence,
      handover.noticedOn,
      handover.lastDay,
      handover.freezeAt,
      handover.dueOn,
      [...handover.contents],
      handover.reason,
      handover.noticeLacking,
      handover.regime,
      handover.revision,
      [...handover.articles],
    ],
  );
  return count === 1;
}

interface ProgressRow extends HandoverRow {
  readonly items: number;
  readonly accepted: number;
  readonly proposed: number;
  readonly custody: number;
  readonly moved: number;
  readonly visits_due: number;
  readonly checks_due: number;
  readonly defects: number;
}

async function list(client: Client): Promise<readonly HandoverProgress[]> {
  const rows = await many<ProgressRow>(
    client,
    `select ${COLUMNS}, p.*,
       (select count(*) from assessment_entry e where e.handover_id = h.id) as defects
     from handover h cross join lateral (
       select count(*) as items, count(*) filter (where i.state = 'accepted') as accepted,
         count(*) filter (where i.state = 'proposed') as proposed,
         count(*) filter (where i.state = 'custody') as custody,
         count(*) filter (where i.state = 'moved') as moved,
         count(*) filter (where i.state = 'accepted' and i.needs_visit and i.visited_on is null) as visits_due,
         count(*) filter (where i.check_on is not null and i.checked_on is null) as checks_due
       from handover_item i where i.handover_id = h.id) p
     order by h.closed_at desc nulls first, h.due_on, h.created_at desc limit 200`,
  );
  return rows.map((row) => ({
    handover: recordOf(row),
    items: row.items,
    accepted: row.accepted,
    proposed: row.proposed,
    custody: row.custody,
    moved: row.moved,
    visitsDue: row.visits_due,
    checksDue: row.checks_due,
    defects: row.defects,
  }));
}

const update = async (
  client: Client,
  id: string,
  change: Parameters<HandoverStore["update"]>[1],
): Promise<void> => {
  await run(
    client,
    `update handover set state = coalesce($2, state), frozen_at = coalesce($3, frozen_at),
       run_id = coalesce($4, run_id), signed_by = coalesce($5, signed_by), closed_at = coalesce($6, closed_at),
       is_overdue = coalesce($7, is_overdue), check_on = coalesce($8, check_on),
       checked_by = coalesce($9, checked_by), check_note = coalesce($10, check_note)
     where id = $1`,
    [
      id,
      change.state ?? null,
      change.frozenAt ?? null,
      change.run ?? null,
      change.signedBy ?? null,
      change.closedAt ?? null,
      change.isOverdue ?? null,
      change.checkOn ?? null,
      change.checkedBy ?? null,
      change.checkNote ?? null,
    ],
  );
};

interface EntryRow {
  readonly id: string;
  readonly manager_id: string;
  readonly handover_id: string;
  readonly customer_id: string;
  readonly customer_name: string;
  readonly code: AssessmentRecord["code"];
  readonly points: number;
  readonly note: string;
  readonly regime_id: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly entered_by: string;
  readonly entered_at: Date;
}

async function defects(client: Client, id: string): Promise<readonly AssessmentRecord[]> {
  const rows = await many<EntryRow>(
    client,
    `select id, manager_id, handover_id, customer_id, customer_name, code, points, note, regime_id, revision,
       articles, entered_by, entered_at
     from assessment_entry where handover_id = $1 order by entered_at, id`,
    [id],
  );
  return rows.map((row) => ({
    id: row.id,
    manager: row.manager_id,
    handover: row.handover_id,
    customer: { id: row.customer_id, name: row.customer_name },
    code: row.code,
    points: row.points,
    note: row.note,
    regime: row.regime_id,
    revision: row.revision,
    articles: row.articles,
    by: row.entered_by,
    at: row.entered_at,
  }));
}
