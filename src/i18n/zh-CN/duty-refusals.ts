import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

/** Refusals of what is owed after a change of hands, and of locked customers. */
export const dutyRefusals = {
  "duty.ahead": {
    what: (d) => `${shown(d, "day")} 还没有到，不能登记为已经做了。`,
    can: () => "做了以后再登记。",
  },
  "duty.none": {
    what: (d) => `「${shown(d, "customer")}」没有要办的回访或告知。`,
    can: () => "在「应办事项」里看还有哪些。",
  },
  "duty.done": {
    what: (d) =>
      `「${shown(d, "customer")}」已由 ${shown(d, "by")} 于 ${shown(d, "on")} 办过，不重复登记。`,
    can: () => "在「应办事项」里看还有哪些。",
  },
  "duty.ownCustomer": {
    what: (d) => `「${shown(d, "customer")}」由你移交或接收，回访不能由你自己做。`,
    can: () => "请另一位负责人回访。",
  },
  "duty.notYours": {
    what: (d) => `代管的是${shown(d, "manager") || "别人"}，报告由代管人写。`,
    can: () => "请代管人或者他的负责人写。",
  },
  "duty.noReport": {
    what: (d) => `${shown(d, "manager")}的休假没有待写的代管报告：还没有结束，或者已经报告过。`,
    can: () => "休假结束后再写；要补充的，记在客户的联系记录里。",
  },
  "life.locked": {
    what: (d) =>
      `「${shown(d, "customer")}」由 ${shown(d, "by")} 锁定（${shown(d, "reason")}）${shown(d, "until") === "" ? "，没有定期限" : `，到 ${shown(d, "until")} 为止`}，不能换管户人。`,
    can: () => "等锁定到期，或者请锁定的人解除。",
  },
  "lock.untilPast": {
    what: (d) => `锁定的最后一天 ${shown(d, "day")} 已经过去。`,
    can: () => "写今天或以后的日期，或者不写期限。",
  },
  "handover.defectEntered": {
    what: (d) => `「${shown(d, "customer")}」的这一种缺陷已由 ${shown(d, "by")} 登记，不重复计分。`,
    can: () => "另一种缺陷可以再登记。",
  },
  "handover.defectNotYours": {
    what: (d) =>
      `「${shown(d, "customer")}」的缺陷由签收的接收人或者机构负责人登记，你还没有签收。`,
    can: () => "签收以后再登记，或者请负责人登记。",
  },
  "handover.receiverFull": {
    what: (d) =>
      `签收后你管的和已答应接收的共 ${shown(d, "held")}，超过上限 ${shown(d, "limit")}（${shown(d, "articles")}）。`,
    can: () => "少签几户，或者拒收，由下一位候选人接收。",
  },
} as const satisfies Readonly<Record<string, IssueText>>;
