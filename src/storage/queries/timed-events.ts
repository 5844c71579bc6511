import type { Json, TimedEvent, TimedStore } from "../../app/ports.ts";
import { type Client, json, one, run } from "../sql.ts";

interface TimedRow {
  readonly id: number;
  readonly kind: string;
  readonly about: string;
  readonly due_at: Date;
  readonly payload: Json;
  readonly effect_key: string;
  readonly attempts: number;
}

const eventOf = (row: TimedRow): TimedEvent => ({
  id: row.id,
  kind: row.kind,
  about: row.about,
  due: row.due_at,
  payload: row.payload,
  effectKey: row.effect_key,
  attempts: row.attempts,
});

const COLUMNS = "id, kind, about, due_at, payload, effect_key, attempts";

/** The earliest due event that nobody holds. */
const TAKE = `
  select ${COLUMNS} from timed_event
  where done_at is null and coalesce(retry_at, due_at) <= $1
  order by coalesce(retry_at, due_at), id limit 1 for update skip locked`;

/** Nothing is put off for longer; what seems to be was put off by a clock that had gone ahead. */
const LONGEST_PAUSE = "interval '3 days'";

const TAKE_STRANDED = `
  select ${COLUMNS} from timed_event
  where done_at is null and retry_at > $1::timestamptz + ${LONGEST_PAUSE} and due_at <= $1
  order by retry_at, id limit 1 for update skip locked`;

export function timedStore(client: Client): TimedStore {
  return {
    schedule: async (events) => {
      if (events.length === 0) return;
      await run(
        client,
        "select put_on_clock($1::text[], $2::text[], $3::timestamptz[], $4::jsonb[], $5::text[])",
        [
          events.map((e) => e.kind),
          events.map((e) => e.about),
          events.map((e) => e.due.toISOString()),
          events.map((e) => json(e.payload)),
          events.map((e) => e.effectKey),
        ],
      );
    },
    take: async (now) => {
      const row =
        (await one<TimedRow>(client, TAKE, [now])) ??
        (await one<TimedRow>(client, TAKE_STRANDED, [now]));
      return row === null ? null : eventOf(row);
    },
    finish: async (id, at, outcome) => {
      await run(
        client,
        "update timed_event set done_at = $2, outcome = $3, waits_for = null where id = $1",
        [id, at, outcome],
      );
    },
    postpone: async (id, until, why) => {
      await run(
        client,
        `update timed_event set retry_at = $2, waits_for = $3, attempts = attempts + 1
         where id = $1 and done_at is null`,
        [id, until, why],
      );
    },
    next: async () => {
      const row = await one<{ at: Date | null }>(
        client,
        "select min(coalesce(retry_at, due_at)) as at from timed_event where done_at is null",
      );
      return row?.at ?? null;
    },
  };
}
