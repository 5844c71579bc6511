import Type, { type Static } from "typebox";
import { Instant, nullable, words } from "./shared.ts";

export const NoticeRow = Type.Object({
  id: Type.Integer(),
  kind: Type.String(),
  text: Type.String(),
  /** The page it leads to, and the thing on it. */
  place: words([
    "customer",
    "collision",
    "handover",
    "transfer",
    "duties",
    "team",
    "book",
    "ledger",
    "settings",
  ]),
  about: Type.String(),
  at: Instant,
  by: Type.String(),
  isRead: Type.Boolean(),
});
export type NoticeRow = Static<typeof NoticeRow>;

export const NoticeQuery = Type.Object({
  unread: Type.Optional(Type.Boolean()),
  /** Id of the last notice of the page before. */
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 30 })),
});

export const NoticeList = Type.Object({
  notices: Type.Array(NoticeRow),
  unread: Type.Integer(),
  /** What `before` is for the next page; null when this is the last. */
  next: nullable(Type.Integer()),
});
export type NoticeList = Static<typeof NoticeList>;

/** The stream ends after so many seconds; browsers open it again by themselves. */
export const NoticeWatch = Type.Object({
  seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 600, default: 600 })),
});

/** Absent = all of the reader's. */
export const NoticesRead = Type.Object({
  ids: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 500 })),
});
export const Unread = Type.Object({ unread: Type.Integer() });
