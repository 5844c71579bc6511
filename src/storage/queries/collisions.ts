import type {
  CollisionChange,
  CollisionRecord,
  CollisionStepRecord,
  CollisionStore,
  CollisionSubject,
  EvidenceRecord,
  NewCollision,
} from "../../app/ports.ts";
import { type Client, json, many, one, run } from "../sql.ts";

interface CaseRow {
  readonly id: string;
  readonly customer_id: string;
  readonly customer_name: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly holder_id: string | null;
  readonly holder_name: string | null;
  readonly challenger_id: string;
  readonly challenger_name: string | null;
  readonly challenger_unit_id: string;
  readonly challenger_unit_name: string;
  readonly state: CollisionRecord["state"];
  readonly regime_id: string;
  readonly revision: number;
  readonly article_key: string;
  readonly statement: string;
  readonly opened_by: string;
  readonly opened_at: Date;
  readonly decide_by: Date;
  readonly is_overdue: boolean;
  readonly evidence_until: Date;
  readonly evidence_done: readonly string[];
  readonly is_heard: boolean;
  readonly first_decision: CollisionRecord["firstDecision"];
  readonly decision: CollisionRecord["decision"];
  readonly appeal_until: Date | null;
  readonly appeal: CollisionRecord["appeal"];
  readonly final_at: Date | null;
  readonly ver: number;
}

const SELECT = `
  select k.*, u.name as unit_name, w.name as challenger_unit_name, h.name as holder_name,
    g.name as challenger_name
  from collision_case k join unit u on u.id = k.unit_id join unit w on w.id = k.challenger_unit_id
  left join staff() h on h.id = k.holder_id left join staff() g on g.id = k.challenger_id`;

const recordOf = (row: CaseRow): CollisionRecord => ({
  id: row.id,
  customer: { id: row.customer_id, name: row.customer_name },
  unit: { id: row.unit_id, name: row.unit_name },
  holder:
    row.holder_id === null ? null : { id: row.holder_id, name: row.holder_name ?? row.holder_id },
  challenger: { id: row.challenger_id, name: row.challenger_name ?? row.challenger_id },
  challengerUnit: { id: row.challenger_unit_id, name: row.challenger_unit_name },
  state: row.state,
  regime: row.regime_id,
  revision: row.revision,
  article: row.article_key,
  statement: row.statement,
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  decideBy: row.decide_by,
  isOverdue: row.is_overdue,
  evidenceUntil: row.evidence_until,
  evidenceDone: row.evidence_done,
  isHeard: row.is_heard,
  firstDecision: row.first_decision,
  decision: row.decision,
  appealUntil: row.appeal_until,
  appeal: row.appeal,
  finalAt: row.final_at,
  ver: row.ver,
});

/** Cases about a customer with a decision in force. */
export const decidedCases = async (
  client: Client,
  customer: string,
): Promise<readonly CollisionRecord[]> =>
  (
    await many<CaseRow>(
      client,
      `${SELECT} where k.customer_id = $1 and k.decision is not null order by k.opened_at`,
      [customer],
    )
  ).map(recordOf);

export function collisionStore(client: Client): CollisionStore {
  return {
    page: (search) => page(client, search),
    find: async (id) => {
      const row = await one<CaseRow>(client, `${SELECT} where k.id = $1`, [id]);
      return row === null ? null : recordOf(row);
    },
    openFor: async (customer) =>
      (
        await one<{ id: string }>(
          client,
          "select id from collision_case where customer_id = $1 and state <> 'final'",
          [customer],
        )
      )?.id ?? null,
    subject: (customer) => subject(client, customer),
    insert: (collision) => insert(client, collision),
    step: (id, ver, step) => takeStep(client, { id, ver, ...step }),
    evidence: (id) => evidence(client, id),
    addEvidence: async (id, added) => {
      for (const one of added)
        await run(
          client,
          `insert into collision_evidence (id, case_id, party_id, criterion, fact_at, note, source, added_by, added_at)
           values ($1, $2, $3, $4, $5, $6, $7, current_setting('app.actor'), $8)`,
          [one.id, id, one.party, one.criterion, one.factAt, one.note, one.source, one.addedAt],
        );
    },
    rejectEvidence: async (id, rejected, reason) =>
      (await run(
        client,
        `update collision_evidence set rejected_by = current_setting('app.actor'), rejected_reason = $3
         where case_id = $1 and id = $2 and rejected_by is null`,
        [id, rejected, reason],
      )) === 1,
    history: async (id) =>
      (
        await many<CollisionStepRecord & { actor: string }>(
          client,
          "select ver, at, actor, kind, data from collision_step where case_id = $1 order by ver",
          [id],
        )
      ).map(({ actor, ...step }) => ({ ...step, by: actor })),
  };
}

async function page(
  client: Client,
  { offset, limit, isOpen }: Parameters<CollisionStore["page"]>[0],
): ReturnType<CollisionStore["page"]> {
  const where = isOpen === undefined ? "true" : isOpen ? "k.state <> 'final'" : "k.state = 'final'";
  const total = await one<{ n: number }>(
    client,
    `select count(*) as n from collision_case k where ${where}`,
  );
  const rows = await many<CaseRow>(
    client,
    `${SELECT} where ${where} order by (k.state = 'final'), k.decide_by desc, k.id limit $1 offset $2`,
    [limit, offset],
  );
  return { rows: rows.map(recordOf), total: total?.n ?? 0 };
}

async function subject(client: Client, customer: string): Promise<CollisionSubject | null> {
  const row = await one<{
    id: string;
    name: string;
    fields: CollisionSubject["fields"];
    unit_id: string;
    owner_id: string | null;
    owned_since: Date | null;
  }>(client, "select * from collision_subject($1)", [customer]);
  if (row === null) return null;
  const { id, name, fields, unit_id, owner_id, owned_since } = row;
  return { id, name, fields, unit: unit_id, owner: owner_id, ownedSince: owned_since };
}

async function insert(client: Client, k: NewCollision): Promise<boolean> {
  const inserted = await run(
    client,
    `insert into collision_case (id, customer_id, customer_name, unit_id, holder_id, challenger_id,
       challenger_unit_id, state, regime_id, revision, article_key, statement, opened_by, opened_at, decide_by,
       evidence_until)
     select $1, $2, $3, $4, $5, m.id, m.unit_id, 'evidence', $7, $8, $9, $10,
       current_setting('app.actor'), $11::timestamptz, $12::timestamptz, $13::timestamptz
     from manager m where m.id = $6
     on conflict (customer_id) where state <> 'final' do nothing`,
    [
      k.id,
      k.customer,
      k.customerName,
      k.unit,
      k.holder,
      k.challenger,
      k.regime,
      k.revision,
      k.article,
      k.statement,
      k.openedAt,
      k.decideBy,
      k.evidenceUntil,
    ],
  );
  if (inserted === 1)
    await note(client, { id: k.id, ver: 1, at: k.openedAt, kind: "opened", data: {} });
  return inserted === 1;
}

type Step = CollisionChange & Note;

async function takeStep(client: Client, step: Step): Promise<boolean> {
  const changed = await run(
    client,
    `update collision_case set ver = ver + 1, state = coalesce($3, state), decide_by = coalesce($4, decide_by),
       is_overdue = coalesce($5, is_overdue), decision = coalesce($6::jsonb, decision),
       first_decision = case when $6::jsonb is null then first_decision else decision end,
       appeal_until = coalesce($7, appeal_until), appeal = coalesce($8::jsonb, appeal),
       final_at = coalesce($9, final_at), evidence_until = coalesce($10, evidence_until),
       evidence_done = coalesce($11::text[], evidence_done), is_heard = coalesce($12, is_heard)
     where id = $1 and ver = $2`,
    [
      step.id,
      step.ver,
      step.state ?? null,
      step.decideBy ?? null,
      step.isOverdue ?? null,
      step.decision === undefined ? null : json(step.decision),
      step.appealUntil ?? null,
      step.appeal === undefined ? null : json(step.appeal),
      step.finalAt ?? null,
      step.evidenceUntil ?? null,
      step.evidenceDone ?? null,
      step.isHeard ?? null,
    ],
  );
  if (changed === 1) await note(client, { ...step, ver: step.ver + 1 });
  return changed === 1;
}

interface Note {
  readonly id: string;
  readonly ver: number;
  readonly at: Date;
  readonly kind: string;
  readonly data: CollisionStepRecord["data"];
}

async function note(client: Client, { id, ver, at, kind, data }: Note): Promise<void> {
  await run(
    client,
    `insert into collision_step (case_id, ver, at, actor, kind, data)
     values ($1, $2, $3, current_setting('app.actor'), $4, $5)`,
    [id, ver, at, kind, json(data)],
  );
}

async function evidence(client: Client, id: string): Promise<readonly EvidenceRecord[]> {
  const rows = await many<{
    id: string;
    party_id: string;
    criterion: EvidenceRecord["criterion"];
    fact_at: Date | null;
    note: string;
    source: EvidenceRecord["source"];
    added_by: string;
    added_at: Date;
    rejected_by: string | null;
    rejected_reason: string | null;
  }>(client, "select * from collision_evidence where case_id = $1 order by added_at, id", [id]);
  return rows.map((row) => ({
    id: row.id,
    party: row.party_id,
    criterion: row.criterion,
    factAt: row.fact_at,
    note: row.note,
    source: row.source,
    addedBy: row.added_by,
    addedAt: row.added_at,
    rejected:
      row.rejected_by === null ? null : { by: row.rejected_by, reason: row.rejected_reason ?? "" },
  }));
}
