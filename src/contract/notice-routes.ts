import * as notices from "./notices.ts";
import type { RouteSpec } from "./route.ts";

/** Notices inside the product. */
export const NOTICE_ROUTES = {
  "GET /api/notices": {
    tag: "notices",
    summary: "The reader's own notices, newest first",
    query: notices.NoticeQuery,
    answer: notices.NoticeList,
  },
  "POST /api/notices/read": {
    tag: "notices",
    summary: "Mark notices as read",
    body: notices.NoticesRead,
    answer: notices.Unread,
  },
  "GET /api/notices/events": {
    tag: "notices",
    summary: "The number of unread notices, whenever it changes",
    query: notices.NoticeWatch,
    events: { unread: notices.Unread },
  },
} as const satisfies Record<string, RouteSpec>;
