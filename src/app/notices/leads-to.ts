import type { NoticeKind } from "./notice-kinds.ts";

export const NOTICE_PLACES = [
  "customer",
  "collision",
  "handover",
  "transfer",
  "ledger",
  "settings",
] as const;
/** The page a notice leads to; `about` says which one there. */
export type NoticePlace = (typeof NOTICE_PLACES)[number];

const BY_AREA: Readonly<Record<string, NoticePlace>> = {
  collision: "collision",
  handover: "handover",
  cover: "handover",
  transfer: "transfer",
  ledger: "ledger",
  disk: "settings",
  webhook: "settings",
};

export const leadsTo = (kind: NoticeKind): NoticePlace =>
  BY_AREA[kind.split(".")[0] ?? ""] ?? "customer";
