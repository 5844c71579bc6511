import type { EventStore, IdempotencyStore, Json, SettingStore } from "../../app/ports.ts";
import { type Client, json, one, run } from "../sql.ts";

export function settingStore(client: Client): SettingStore {
  return {
    get: async (key) => {
      const row = await one<{ value: Json }>(client, "select value from setting where key = $1", [
        key,
      ]);
      return row?.value;
    },
    put: async (key, value) => {
      await run(
        client,
        `insert into setting (key, value, changed_by) values ($1, $2, current_setting('app.actor'))
         on conflict (key) do update
         set value = excluded.value, changed_by = excluded.changed_by, changed_at = now()`,
        [key, json(value)],
      );
    },
  };
}

export function eventStore(client: Client): EventStore {
  return {
    append: async ({ kind, about, data }) => {
      await run(
        client,
        `insert into event (kind, actor, about, data) values ($1, current_setting('app.actor'), $2, $3)`,
        [kind, about, json(data)],
      );
    },
  };
}

export function idempotencyStore(client: Client): IdempotencyStore {
  return {
    // However old: nobody knows whether a request that vanished had its effect, and a retry would repeat it.
    begin: async ({ account, key, route, bodyHash }) => {
      const claimed = await run(
        client,
        `insert into idempotency_key (account, key, route, body_hash) values ($1, $2, $3, $4)
         on conflict (account, key) do nothing`,
        [account, key, route, bodyHash],
      );
      if (claimed === 1) return { kind: "new" };
      const row = await one<{ same: boolean; status: number | null; answer: Json }>(
        client,
        `select route = $3 and body_hash = $4 as same, status, answer
         from idempotency_key where account = $1 and key = $2`,
        [account, key, route, bodyHash],
      );
      if (row === null || (row.same && row.status === null)) return { kind: "running" };
      if (!row.same) return { kind: "differs" };
      return { kind: "done", status: row.status ?? 200, answer: row.answer };
    },
    finish: async ({ account, key, status, answer }) => {
      await run(
        client,
        "update idempotency_key set status = $3, answer = $4 where account = $1 and key = $2",
        [account, key, status, json(answer)],
      );
    },
    abandon: async ({ account, key }) => {
      await run(
        client,
        "delete from idempotency_key where account = $1 and key = $2 and status is null",
        [account, key],
      );
    },
  };
}
