import { defineTexts } from "../../i18n/index.ts";

export const noticeTexts = defineTexts(
  {
    title: "通知",
    bell: (unread: string) => (unread === "0" ? "通知" : `通知，${unread} 条未读`),
    allRead: "全部标为已读",
    onlyUnread: "只看未读",
    none: "没有通知",
    noneUnread: "没有未读的通知",
    noneHint: "保护将满、撞单、交接、划转等与你有关的事，会在这里告诉你。",
    more: "更早的",
    unread: "未读",
  },
  {
    title: "Notices",
    bell: (unread: string) => (unread === "0" ? "Notices" : `Notices, ${unread} unread`),
    allRead: "Mark all as read",
    onlyUnread: "Unread only",
    none: "No notices",
    noneUnread: "No unread notices",
    noneHint:
      "Protection running out, collisions, handovers, transfers: what concerns you is told here.",
    more: "Earlier",
    unread: "unread",
  },
);
