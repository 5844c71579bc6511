import type { NoticeKind } from "./notice-kinds.ts";

export const NOTICE_PLACES = [
  "customer",
  "collision",
  "handover",
  "transfer",
  "duties",
  "team",
  "book",
  "ledger",
  "settings",
] as const;
/** The page a notice leads to; `about` says which one there. */
export type NoticePlace = (typeof NOTICE_PLACES)[number];

const BY_AREA: Readonly<Record<string, NoticePlace>> = {
  collision: "collision",
  handover: "handover",
  cover: "duties",
  transfer: "transfer",
  ledger: "ledger",
  disk: "settings",
  webhook: "settings",
};

const BY_KIND: Partial<Readonly<Record<NoticeKind, NoticePlace>>> = {
  "handover.check": "duties",
  "transfer.tell": "duties",
  "protection.dormant": "book",
  "cover.began": "book",
  "cover.ended": "team",
  "cover.reported": "team",
};

export const leadsTo = (kind: NoticeKind): NoticePlace =>
  BY_KIND[kind] ?? BY_AREA[kind.split(".")[0] ?? ""] ?? "customer";
