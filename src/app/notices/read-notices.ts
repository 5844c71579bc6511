import type { App } from "../app.ts";
import type { NoticeRecord } from "../ports.ts";
import type { Reader } from "../reader.ts";

export interface NoticeSearch {
  readonly unreadOnly: boolean;
  readonly before: number | null;
  readonly limit: number;
}

/** The reader's own notices; everybody may read his own. */
export const readNotices = (
  app: App,
  reader: Reader,
  search: NoticeSearch,
): Promise<{ readonly notices: readonly NoticeRecord[]; readonly unread: number }> =>
  app.database.within(reader.scope, async (stores) => ({
    notices: await stores.notices.mine(search),
    unread: await stores.notices.unread(),
  }));

export const countUnread = (app: App, reader: Reader): Promise<number> =>
  app.database.within(reader.scope, (stores) => stores.notices.unread());

/** Marks notices as read; how many are unread after it. */
export const markRead = (
  app: App,
  reader: Reader,
  ids: readonly number[] | "all",
): Promise<number> =>
  app.database.within(reader.scope, async (stores) => {
    await stores.notices.markRead(ids);
    return stores.notices.unread();
  });
