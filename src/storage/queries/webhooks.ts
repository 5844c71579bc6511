import type { OutboxMessage, Webhook, WebhookStore } from "../../app/ports.ts";
import { type Client, many, one, run } from "../sql.ts";

interface WebhookRow {
  readonly id: string;
  readonly name: string;
  readonly format: Webhook["format"];
  readonly shown: string;
  readonly has_secret: boolean;
  readonly kinds: Webhook["kinds"];
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly locale: Webhook["locale"];
  readonly is_active: boolean;
  readonly created_by: string;
  readonly waiting: number;
  readonly given_up: number;
  readonly last_sent_at: Date | null;
  readonly fault: string | null;
}

const SELECT = `
  select w.id, w.name, w.format, w.shown, w.secret is not null as has_secret, w.kinds, w.unit_id,
    u.name as unit_name, w.locale, w.is_active, w.created_by, o.waiting, o.given_up, o.last_sent_at, o.fault
  from webhook w left join unit u on u.id = w.unit_id
  cross join lateral (
    select count(*) filter (where sent_at is null and given_up_at is null) as waiting,
      count(*) filter (where given_up_at is not null) as given_up, max(sent_at) as last_sent_at,
      min(fault) filter (where sent_at is null) as fault
    from outbox where webhook_id = w.id) o`;

const webhookOf = (row: WebhookRow): Webhook => ({
  id: row.id,
  name: row.name,
  format: row.format,
  shown: row.shown,
  hasSecret: row.has_secret,
  kinds: row.kinds,
  unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_name ?? row.unit_id },
  locale: row.locale,
  isActive: row.is_active,
  createdBy: row.created_by,
  waiting: row.waiting,
  givenUp: row.given_up,
  lastSentAt: row.last_sent_at,
  fault: row.fault,
});

/** No message waits longer than this for its next try; one that seems to has seen the clock step back. */
const LONGEST_WAIT = "interval '2 hours'";

/** So often, some ten minutes, a message keeps those behind it waiting; then they may overtake it. */
const BLOCKING_TRIES = 8;

/** One taker at a time: the next one sees what this one holds, and keeps the order. */
const TAKE_TURNS = "select pg_advisory_xact_lock(hashtext('guanhu.outbox'))";

const TAKE = `
  with due as (
    select o.id from outbox o join webhook w on w.id = o.webhook_id
    where o.sent_at is null and o.given_up_at is null and w.is_active
      and (o.due_at <= $1 or o.due_at > $1 + ${LONGEST_WAIT})
      and (o.held_until is null or o.held_until <= $1 or o.held_until > $1 + ${LONGEST_WAIT})
      and not exists (
        select 1 from outbox e
        where e.webhook_id = o.webhook_id and e.id < o.id and e.sent_at is null
          and e.given_up_at is null and e.tries < ${BLOCKING_TRIES}
          and (e.due_at between $1 + interval '1 microsecond' and $1 + ${LONGEST_WAIT}
            or e.held_until between $1 + interval '1 microsecond' and $1 + ${LONGEST_WAIT}))
    order by o.due_at, o.id limit $3 for update of o skip locked),
  held as (
    update outbox o set held_until = $2, tries = o.tries + 1 from due where o.id = due.id
    returning o.*)
  select h.id, h.webhook_id as webhook, w.name as "webhookName", w.format, w.target, w.secret, w.locale,
    h.kind, h.about, h.data, h.at, h.tries, h.held_until as "heldUntil",
    (select count(*) from outbox s
     where s.webhook_id = h.webhook_id and s.sent_at > $1 - interval '1 minute') as recent
  from held h join webhook w on w.id = h.webhook_id order by h.id`;

export const webhookStore = (client: Client): WebhookStore => ({
  ...targets(client),
  ...outbox(client),
});

type Outbox = Pick<
  WebhookStore,
  "retry" | "take" | "hold" | "sent" | "failed" | "release" | "giveUp"
>;

function targets(client: Client): Omit<WebhookStore, keyof Outbox> {
  return {
    list: async () =>
      (await many<WebhookRow>(client, `${SELECT} order by w.created_at, w.id`)).map(webhookOf),
    find: async (id) => {
      const row = await one<WebhookRow>(client, `${SELECT} where w.id = $1`, [id]);
      return row === null ? null : webhookOf(row);
    },
    targetOf: (id) => one(client, "select target, secret, shown from webhook where id = $1", [id]),
    insert: async (w) => {
      await run(
        client,
        `insert into webhook (id, name, format, target, secret, shown, kinds, unit_id, locale, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, current_setting('app.actor'))`,
        [w.id, w.name, w.format, w.target, w.secret, w.shown, [...w.kinds], w.unit, w.locale],
      );
    },
    update: async (id, change) => {
      await run(
        client,
        `update webhook set name = coalesce($2, name), kinds = coalesce($3, kinds),
           locale = coalesce($4, locale), is_active = coalesce($5, is_active),
           target = coalesce($6, target), shown = coalesce($7, shown),
           secret = case when $8 then $9 else secret end
         where id = $1`,
        [
          id,
          change.name ?? null,
          change.kinds === undefined ? null : [...change.kinds],
          change.locale ?? null,
          change.isActive ?? null,
          change.target ?? null,
          change.shown ?? null,
          change.secret !== undefined,
          change.secret ?? null,
        ],
      );
    },
    remove: async (id) => {
      await run(client, "delete from webhook where id = $1", [id]);
    },
  };
}

function outbox(client: Client): Outbox {
  return {
    retry: (id) =>
      run(
        client,
        `update outbox set due_at = clock_timestamp(), given_up_at = null
         where webhook_id = $1 and sent_at is null`,
        [id],
      ),
    take: async (now, until, limit) => {
      await run(client, TAKE_TURNS);
      return many<OutboxMessage>(client, TAKE, [now, until, limit]);
    },
    hold: async ({ id, heldUntil }, until) =>
      (await run(
        client,
        `update outbox o set held_until = $3 from webhook w
         where o.id = $1 and o.held_until = $2 and o.sent_at is null and o.given_up_at is null
           and w.id = o.webhook_id and w.is_active`,
        [id, heldUntil, until],
      )) === 1,
    sent: async (id, at) => {
      await run(
        client,
        "update outbox set sent_at = $2, held_until = null, fault = null where id = $1",
        [id, at],
      );
    },
    failed: async (id, fault, dueAt) => {
      await run(
        client,
        "update outbox set fault = $2, due_at = $3, held_until = null where id = $1 and sent_at is null",
        [id, fault, dueAt],
      );
    },
    release: async ({ id, heldUntil }, dueAt) => {
      await run(
        client,
        `update outbox set due_at = $2, held_until = null, tries = tries - 1
         where id = $1 and held_until = $3 and sent_at is null`,
        [id, dueAt, heldUntil],
      );
    },
    giveUp: async (id, fault, at) => {
      await run(
        client,
        "update outbox set fault = $2, given_up_at = $3, held_until = null where id = $1 and sent_at is null",
        [id, fault, at],
      );
    },
  };
}
