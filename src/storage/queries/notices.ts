import type { NoticeRecord, NoticeStore } from "../../app/ports.ts";
import { type Client, json, many, one, run } from "../sql.ts";

interface NoticeRow {
  readonly id: number;
  readonly kind: NoticeRecord["kind"];
  readonly about: string;
  readonly data: NoticeRecord["data"];
  readonly actor: string;
  readonly at: Date;
  readonly read_at: Date | null;
}

const recordOf = (row: NoticeRow): NoticeRecord => ({
  id: row.id,
  kind: row.kind,
  about: row.about,
  data: row.data,
  by: row.actor,
  at: row.at,
  readAt: row.read_at,
});

/** `onTold` hears the accounts that were told; they learn it when the transaction is done. */
export function noticeStore(client: Client, onTold: (account: string) => void): NoticeStore {
  return {
    tell: async ({ to, kind, about, data, effectKey }) => {
      const told = await many<{ account: string }>(
        client,
        "select tell_notice($1, $2, $3, $4, $5, $6, $7, $8) as account",
        [
          kind,
          about,
          json(data),
          [...(to.accounts ?? [])],
          [...(to.managers ?? [])],
          [...(to.roles ?? [])],
          to.unit ?? null,
          effectKey ?? null,
        ],
      );
      for (const { account } of told) onTold(account);
    },
    mine: async ({ unreadOnly, before, limit }) => {
      const rows = await many<NoticeRow>(
        client,
        `select id, kind, about, data, actor, at, read_at from notice
         where account = current_setting('app.actor') and ($1::bigint is null or id < $1)
           and (not $2::boolean or read_at is null)
         order by id desc limit $3`,
        [before, unreadOnly, limit],
      );
      return rows.map(recordOf);
    },
    unread: async () => {
      const row = await one<{ n: number }>(
        client,
        `select count(*) as n from notice
         where account = current_setting('app.actor') and read_at is null`,
      );
      return row?.n ?? 0;
    },
    markRead: (ids) =>
      run(
        client,
        `update notice set read_at = clock_timestamp()
         where account = current_setting('app.actor') and read_at is null
           and ($1::bigint[] is null or id = any ($1))`,
        [ids === "all" ? null : [...ids]],
      ),
  };
}
