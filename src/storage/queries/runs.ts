import type {
  Dials,
  Json,
  RunKind,
  RunMeasures,
  RunOrigin,
  RunRecord,
  RunState,
  RunStore,
} from "../../app/ports.ts";
import { AS_WRITTEN } from "../../core/who/index.ts";
import { type Client, json, many, one, run } from "../sql.ts";
import { dispatchStates } from "./dispatch-states.ts";
import { assignmentWriter } from "./run-assignment-writer.ts";
import { assignmentReader } from "./run-assignments.ts";
import { planComparer } from "./run-differences.ts";
import { LISTED_COLUMNS } from "./run-list.ts";
import { publishedReasons } from "./run-reasons.ts";

interface RunRow {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly note: string;
  readonly kind: RunKind;
  readonly parent_id: string | null;
  /** Joined where the reader may see the parent. */
  readonly parent_number?: number | null;
  readonly parent_name?: string | null;
  readonly dials: Partial<Dials>;
  readonly origin: RunOrigin | null;
  readonly measures: RunMeasures | null;
  readonly unit_ids: readonly string[] | null;
  readonly state: RunState;
  readonly regime_id: string;
  readonly regime_title: string;
  readonly revision: number;
  readonly regime_hash: string;
  readonly seconds: number;
  readonly seed: number;
  readonly created_at: Date;
  readonly created_by: string;
  readonly finished_at: Date | null;
  readonly facts_hash: string | null;
  readonly details: Json;
  readonly published_at: Date | null;
  readonly published_by: string | null;
  readonly published_changes: number | null;
}

const parentOf = (row: RunRow): RunRecord["parent"] =>
  row.parent_id === null
    ? null
    : { id: row.parent_id, number: row.parent_number ?? 0, name: row.parent_name ?? "" };

const PARENT = "p.number as parent_number, p.name as parent_name";
const FROM = "from allocation_run r left join allocation_run p on p.id = r.parent_id";
const SELECT = `select r.*, ${PARENT} ${FROM}`;

const recordOf = (row: RunRow): RunRecord => ({
  id: row.id,
  number: row.number,
  name: row.name,
  note: row.note,
  kind: row.kind,
  parent: parentOf(row),
  dials: { ...AS_WRITTEN, ...row.dials },
  origin: row.origin,
  measures: row.measures,
  units: row.unit_ids,
  state: row.state,
  regime: row.regime_id,
  regimeTitle: row.regime_title,
  revision: row.revision,
  regimeHash: row.regime_hash,
  seconds: row.seconds,
  seed: row.seed,
  createdAt: row.created_at,
  createdBy: row.created_by,
  finishedAt: row.finished_at,
  factsHash: row.facts_hash,
  details: row.details,
  publishedAt: row.published_at,
  publishedBy: row.published_by,
  publishedChanges: row.published_changes,
});

export function runStore(client: Client): RunStore {
  return {
    insert: (given) => insert(client, given),
    find: (id) => findRun(client, id),
    list: async (limit, parent) => {
      const which = parent === undefined ? "r.kind <> 'point'" : "r.parent_id = $2";
      const text = `select ${LISTED_COLUMNS}, ${PARENT} ${FROM} where ${which} order by r.number desc limit $1`;
      const values = parent === undefined ? [limit] : [limit, parent];
      return (await many<RunRow>(client, text, values)).map(recordOf);
    },
    update: (id, change) => update(client, id, change),
    interruptRunning: () =>
      run(
        client,
        `update allocation_run set state = 'interrupted', finished_at = now()
         where state in ('queued', 'running')`,
      ),
    ...assignmentWriter(client),
    ...assignmentReader(client),
    ...planComparer(client),
    ...dispatchStates(client),
    ...publishedReasons(client, (id) => findPublished(client, id)),
  };
}

async function findRun(client: Client, id: string): Promise<RunRecord | null> {
  const row = await one<RunRow>(client, `${SELECT} where r.id = $1`, [id]);
  return row === null ? null : recordOf(row);
}

/** A published run as everybody may know it: without its details. */
async function findPublished(client: Client, id: string): Promise<RunRecord | null> {
  const row = await one<RunRow>(client, "select * from published_runs() where id = $1", [id]);
  return row === null ? null : recordOf(row);
}

/** Text of a value that is stored as JSON; null leaves the column as it is. */
const jsonOr = (value: unknown): string | null => (value == null ? null : json(value));

async function update(
  client: Client,
  id: string,
  change: Parameters<RunStore["update"]>[1],
): Promise<void> {
  await run(
    client,
    `update allocation_run set state = coalesce($2, state), finished_at = coalesce($3, finished_at),
       facts_hash = coalesce($4, facts_hash), details = coalesce($5::jsonb, details),
       measures = coalesce($6::jsonb, measures), name = coalesce($7, name), note = coalesce($8, note)
     where id = $1`,
    [
      id,
      change.state ?? null,
      change.finishedAt ?? null,
      change.factsHash ?? null,
      jsonOr(change.details),
      jsonOr(change.measures),
      change.name ?? null,
      change.note ?? null,
    ],
  );
}

async function insert(
  client: Client,
  given: Parameters<RunStore["insert"]>[0],
): Promise<RunRecord> {
  await run(
    client,
    `insert into allocation_run (id, state, regime_id, regime_title, revision, regime_hash, seconds, seed, name, note,
       dials, kind, parent_id, origin, created_by, unit_ids)
     values ($1, 'queued', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, current_setting('app.actor'),
       case when current_setting('app.all_units') <> 'on'
         then string_to_array(current_setting('app.units'), ',') end)`,
    [
      given.id,
      given.regime,
      given.regimeTitle,
      given.revision,
      given.regimeHash,
      given.seconds,
      given.seed,
      given.name ?? "",
      given.note ?? "",
      json(given.dials ?? AS_WRITTEN),
      given.scenario?.kind ?? "run",
      given.scenario?.parent ?? null,
      jsonOr(given.scenario?.origin),
    ],
  );
  const stored = await findRun(client, given.id);
  if (stored === null) throw new Error(`run ${given.id} was not stored`);
  return stored;
}
