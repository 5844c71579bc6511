import type { LockRecord, LockStore } from "../../app/ports.ts";
import { type Client, json, many, one, run } from "../sql.ts";

interface LockRow {
  readonly customer_id: string;
  readonly customer_name: string;
  readonly manager_id: string;
  readonly manager_name: string | null;
  readonly reason: string;
  readonly locked_by: string;
  readonly created_at: Date;
  readonly until: string | null;
}

const SELECT = `
  select l.customer_id, c.name as customer_name, l.manager_id, s.name as manager_name, l.reason,
    l.locked_by, l.created_at, l.until::text
  from customer_lock l join customer c on c.id = l.customer_id left join staff() s on s.id = l.manager_id`;

const recordOf = (row: LockRow): LockRecord => ({
  customer: { id: row.customer_id, name: row.customer_name },
  manager: { id: row.manager_id, name: row.manager_name ?? row.manager_id },
  reason: row.reason,
  by: row.locked_by,
  at: row.created_at,
  until: row.until,
});

export function lockStore(client: Client): LockStore {
  return {
    list: async () =>
      (await many<LockRow>(client, `${SELECT} order by l.customer_id`)).map(recordOf),
    find: async (customer) => {
      const row = await one<LockRow>(client, `${SELECT} where l.customer_id = $1`, [customer]);
      return row === null ? null : recordOf(row);
    },
    insert: async ({ customer, manager, reason, until }) => {
      const inserted = await run(
        client,
        `insert into customer_lock (customer_id, manager_id, reason, locked_by, until)
         select c.id, $2, $3, current_setting('app.actor'), $4 from customer c where c.id = $1
         on conflict do nothing`,
        [customer, manager, reason, until ?? null],
      );
      if (inserted === 1) await note(client, { kind: "lock.set", customer, manager, reason });
      return inserted === 1;
    },
    remove: (customer) => remove(client, customer, null),
    removeOver: (customer, today) => remove(client, customer, today),
  };
}

/** Lifts a lock; with a day, only one that was over before it. */
async function remove(client: Client, customer: string, today: string | null): Promise<boolean> {
  const row = await one<{ manager_id: string; reason: string }>(
    client,
    `delete from customer_lock where customer_id = $1 and ($2::date is null or until < $2::date)
     returning manager_id, reason`,
    [customer, today],
  );
  if (row === null) return false;
  const { manager_id: manager, reason } = row;
  await note(client, { kind: "lock.removed", customer, manager, reason });
  return true;
}

interface LockNote {
  readonly kind: "lock.set" | "lock.removed";
  readonly customer: string;
  readonly manager: string;
  readonly reason: string;
}

async function note(client: Client, { kind, customer, manager, reason }: LockNote): Promise<void> {
  await run(
    client,
    "insert into event (kind, actor, about, data) values ($1, current_setting('app.actor'), $2, $3)",
    [kind, customer, json({ manager, reason })],
  );
}
