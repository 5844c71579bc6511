import type {
  ImportRecord,
  ImportState,
  ImportStore,
  Json,
  NewcomerCount,
  SavedMappingRecord,
} from "../../app/ports.ts";
import { allowLong, type Client, json, many, manyLong, one, run } from "../sql.ts";

interface ImportRow {
  readonly id: string;
  readonly kind: string;
  readonly file_name: string;
  readonly bytes: number;
  readonly state: ImportState;
  readonly written: number | null;
  readonly details: Json;
  readonly created_by: string;
  readonly created_at: Date;
}

const recordOf = (row: ImportRow): ImportRecord => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  bytes: row.bytes,
  state: row.state,
  createdAt: row.created_at,
  createdBy: row.created_by,
  written: row.written,
  details: row.details,
});

export function importStore(client: Client): ImportStore {
  return {
    insert: async (job) => {
      await run(
        client,
        `insert into import_job (id, kind, file_name, bytes, state, details, created_by)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [job.id, job.kind, job.fileName, job.bytes, job.state, json(job.details), job.createdBy],
      );
    },
    find: async (id) => {
      const row = await one<ImportRow>(client, "select * from import_job where id = $1", [id]);
      return row === null ? null : recordOf(row);
    },
    update: async (id, change, from) => {
      const updated = await run(
        client,
        `update import_job set state = coalesce($2, state), written = coalesce($3, written),
           details = coalesce($4::jsonb, details)
         where id = $1 and ($5::text[] is null or state = any ($5))`,
        [
          id,
          change.state ?? null,
          change.written ?? null,
          change.details === undefined ? null : json(change.details),
          from ?? null,
        ],
      );
      return updated === 1;
    },
    failInterrupted: () =>
      run(client, "update import_job set state = 'failed' where state = 'committing'"),
    ...newcomers(client),
    ...mappings(client),
  };
}

type Newcomers = Pick<
  ImportStore,
  "queueNewcomers" | "newcomers" | "takeNewcomer" | "noteNewcomer" | "countNewcomers"
>;

/** New customers that nobody keeps, and what came of them. */
const newcomers = (client: Client): Newcomers => ({
  // The table of the upsert lives as long as its transaction, which alone makes rows of this instant.
  queueNewcomers: async (id) => {
    await allowLong(client);
    const [queued] = await manyLong<{ n: number }>(
      client,
      `with queued as (insert into import_newcomer (import_id, customer_id)
         select $1, c.id from staged_customer s join customer c on c.id = s.id
         where c.created_at = now() and c.owner_id is null order by c.id returning 1)
       select count(*) as n from queued`,
      [id],
    );
    return queued?.n ?? 0;
  },
  newcomers: async (id, limit) =>
    (
      await many<{ customer_id: string }>(
        client,
        `select customer_id from import_newcomer where import_id = $1 and outcome is null
         order by customer_id limit $2`,
        [id, limit],
      )
    ).map((row) => row.customer_id),
  takeNewcomer: async (id, customer) =>
    (await one(
      client,
      `select 1 as open from import_newcomer where import_id = $1 and customer_id = $2 and outcome is null
       for update`,
      [id, customer],
    )) !== null,
  noteNewcomer: async (id, customer, { outcome, why, articles }) => {
    await run(
      client,
      `update import_newcomer set outcome = $3, why = $4, articles = $5
       where import_id = $1 and customer_id = $2`,
      [id, customer, outcome, why, [...articles]],
    );
  },
  countNewcomers: (id) =>
    many<NewcomerCount & { count: number }>(
      client,
      `select outcome, why, articles, count(*) as count from import_newcomer where import_id = $1
       group by outcome, why, articles order by count(*) desc, outcome, why, articles`,
      [id],
    ),
});

function mappings(client: Client): Pick<ImportStore, "mappings" | "saveMapping" | "removeMapping"> {
  return {
    mappings: () =>
      many<SavedMappingRecord & { name: string }>(
        client,
        "select name, kind, mapping from import_mapping order by name",
      ),
    saveMapping: async ({ name, kind, mapping }) => {
      await run(
        client,
        `insert into import_mapping (name, kind, mapping, saved_by)
         values ($1, $2, $3, current_setting('app.actor'))
         on conflict (name) do update set kind = excluded.kind, mapping = excluded.mapping,
           saved_by = excluded.saved_by, saved_at = now()`,
        [name, kind, json(mapping)],
      );
    },
    removeMapping: async (name) =>
      (await run(client, "delete from import_mapping where name = $1", [name])) === 1,
  };
}
