import type { Json, RunRecord, RunState, RunStore } from "../../app/ports.ts";
import { type Client, json, many, one, run } from "../sql.ts";
import { assignmentWriter } from "./run-assignment-writer.ts";
import { assignmentReader } from "./run-assignments.ts";
import { publishedReasons } from "./run-reasons.ts";

interface RunRow {
  readonly id: string;
  readonly number: number;
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

const recordOf = (row: RunRow): RunRecord => ({
  id: row.id,
  number: row.number,
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
    list: async (limit) => {
      const text = "select * from allocation_run order by number desc limit $1";
      return (await many<RunRow>(client, text, [limit])).map(recordOf);
    },
    update: async (id, change) => {
      await run(
        client,
        `update allocation_run set state = coalesce($2, state), finished_at = coalesce($3, finished_at),
           facts_hash = coalesce($4, facts_hash), details = coalesce($5::jsonb, details)
         where id = $1`,
        [
          id,
          change.state ?? null,
          change.finishedAt ?? null,
          change.factsHash ?? null,
          change.details === undefined ? null : json(change.details),
        ],
      );
    },
    interruptRunning: () =>
      run(
        client,
        `update allocation_run set state = 'interrupted', finished_at = now()
         where state in ('queued', 'running')`,
      ),
    ...assignmentWriter(client),
    ...assignmentReader(client),
    ...publishedReasons(client, (id) => findPublished(client, id)),
  };
}

async function findRun(client: Client, id: string): Promise<RunRecord | null> {
  const row = await one<RunRow>(client, "select * from allocation_run where id = $1", [id]);
  return row === null ? null : recordOf(row);
}

/** A published run as everybody may know it: without its details. */
async function findPublished(client: Client, id: string): Promise<RunRecord | null> {
  const row = await one<RunRow>(client, "select * from published_runs() where id = $1", [id]);
  return row === null ? null : recordOf(row);
}

async function insert(
  client: Client,
  given: Parameters<RunStore["insert"]>[0],
): Promise<RunRecord> {
  const [row] = await many<RunRow>(
    client,
    `insert into allocation_run (id, state, regime_id, regime_title, revision, regime_hash, seconds, seed, created_by,
       unit_ids)
     values ($1, 'queued', $2, $3, $4, $5, $6, $7, current_setting('app.actor'),
       case when current_setting('app.all_units') <> 'on'
         then string_to_array(current_setting('app.units'), ',') end) returning *`,
    [
      given.id,
      given.regime,
      given.regimeTitle,
      given.revision,
      given.regimeHash,
      given.seconds,
      given.seed,
    ],
  );
  if (row === undefined) throw new Error(`run ${given.id} was not stored`);
  return recordOf(row);
}
