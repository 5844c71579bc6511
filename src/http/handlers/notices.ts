import { leadsTo } from "../../app/notices/leads-to.ts";
import { countUnread, markRead, readNotices } from "../../app/notices/read-notices.ts";
import type { NoticeRecord } from "../../app/ports.ts";
import { readSession } from "../../app/session/read-session.ts";
import type { NoticeRow } from "../../contract/index.ts";
import { noticeText } from "../../i18n/notices.ts";
import type { Locale } from "../../i18n/text.ts";
import type { Call, Handlers, RoutesUnder } from "../call.ts";
import { openEvents } from "../events.ts";
import { tokenOf } from "../session-cookie.ts";

const rowOf = (notice: NoticeRecord, locale: Locale): NoticeRow => ({
  id: notice.id,
  kind: notice.kind,
  text: noticeText(notice, locale),
  place: leadsTo(notice.kind),
  about: notice.about,
  at: notice.at.toISOString(),
  by: notice.by,
  isRead: notice.readAt !== null,
});

/** Milliseconds after which is looked again: another process may have told something. */
const LOOK_AGAIN = 20_000;

/** Sends the count at once and whenever it changed; ends with the session it was opened in. */
async function sendUnread(call: Call<"GET /api/notices/events">): Promise<undefined> {
  const { app } = call;
  const reader = call.reader();
  const token = tokenOf(call.request);
  let sent = await countUnread(app, reader);
  const events = openEvents(call.reply);
  events.send("unread", { unread: sent });
  const { seconds = 600 } = call.query;
  const end = setTimeout(() => events.close(), seconds * 1000);
  const look = async (): Promise<void> => {
    if ((await readSession(app, token)) === null) return events.close();
    const unread = await countUnread(app, reader);
    if (unread !== sent) events.send("unread", { unread });
    sent = unread;
  };
  // A database that is away for a moment is asked again at the next look.
  const lookSafely = (): void => void look().catch(() => undefined);
  const stop = app.database.watchNotices(reader.account.account, lookSafely);
  const clock = setInterval(lookSafely, LOOK_AGAIN);
  events.onClose(() => {
    clearInterval(clock);
    clearTimeout(end);
    stop();
  });
  return undefined;
}

export const noticeHandlers: Handlers<RoutesUnder<"/api/notices">> = {
  "GET /api/notices": async ({ app, reader, query, locale }) => {
    const { unread: unreadOnly = false, before = null, limit = 30 } = query;
    const found = await readNotices(app, reader(), { unreadOnly, before, limit });
    const last = found.notices.at(-1);
    return {
      notices: found.notices.map((notice) => rowOf(notice, locale)),
      unread: found.unread,
      next: found.notices.length < limit || last === undefined ? null : last.id,
    };
  },

  "POST /api/notices/read": async ({ app, reader, body }) => ({
    unread: await markRead(app, reader(), body.ids ?? "all"),
  }),

  "GET /api/notices/events": sendUnread,
};
