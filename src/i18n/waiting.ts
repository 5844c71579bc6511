import type { Waiting, WaitingKind } from "../app/office/waiting.ts";
import type { Locale } from "./text.ts";

/** `count` as it is shown: `200+` where no more were looked at. */
type Text = (count: string, about: string) => string;

const TEXTS: Readonly<Record<Locale, Readonly<Record<WaitingKind, Text>>>> = {
  "zh-CN": {
    draftToPublish: (count, about) =>
      count === "0"
        ? `《${about}》的草案等待审批`
        : `《${about}》的草案等待审批，有 ${count} 条警告须签认`,
    draftHasErrors: (count, about) => `《${about}》的草案有 ${count} 处错误`,
    runRunning: (_, about) => `《${about}》的分配正在计算`,
    runToPublish: (_, about) => `《${about}》的分配方案等待发布`,
    decisionAwaits: (count, about) => `按《${about}》有 ${count} 户等待指定客户经理`,
    unassigned: (count) => `有 ${count} 户没有客户经理`,
    noCustomers: () => "还没有客户，请先导入客户",
    noManagers: () => "还没有客户经理，请先导入客户经理",
    noRegime: () => "还没有现行制度，请先起草制度",
    licenceExpires: (count) => `有 ${count} 份证书即将到期`,
    firstContact: (count) => `有 ${count} 户新派客户等你首次联系`,
    protectionEnds: (count) => `有 ${count} 户的期限在七天内届满`,
    emptyBook: () => "你还没有客户：可以到公海领取，或者报备新客户",
    handoverItems: (count) => `有 ${count} 户交接等你签收`,
    transferToApprove: (count) => `有 ${count} 件划转等你批准`,
    collisionEvidence: (count) => `有 ${count} 件撞单等你举证`,
    collisionDecide: (count) => `有 ${count} 件撞单等你判定`,
    duties: (count) => `有 ${count} 件待办：回访、告知客户或报告`,
    notices: (count) => `有 ${count} 条未读通知`,
  },
  en: {
    draftToPublish: (count, about) =>
      count === "0"
        ? `The draft of “${about}” awaits approval`
        : `The draft of “${about}” awaits approval; ${count} warnings to sign`,
    draftHasErrors: (count, about) => `The draft of “${about}” has ${count} errors`,
    runRunning: (_, about) => `An allocation under “${about}” is being computed`,
    runToPublish: (_, about) => `A plan under “${about}” awaits publication`,
    decisionAwaits: (count, about) => `${count} customers await a decision under “${about}”`,
    unassigned: (count) => `${count} customers have no manager`,
    noCustomers: () => "There are no customers yet: import them first",
    noManagers: () => "There are no managers yet: import them first",
    noRegime: () => "No regime is in force yet: draft one first",
    licenceExpires: (count) => `${count} licences expire soon`,
    firstContact: (count) => `${count} new customers wait for your first contact`,
    protectionEnds: (count) => `The term of ${count} customers ends within seven days`,
    emptyBook: () => "You have no customers yet: claim one from the pool, or register a new one",
    handoverItems: (count) => `${count} customers of handovers wait for your signature`,
    transferToApprove: (count) => `${count} transfers wait for your approval`,
    collisionEvidence: (count) => `${count} collisions wait for your evidence`,
    collisionDecide: (count) => `${count} collisions wait for your decision`,
    duties: (count) => `${count} calls, tellings or reports are yours to make`,
    notices: (count) => `${count} unread notices`,
  },
};

/** What waits for the reader, in one line. */
export const waitingText = (item: Waiting, locale: Locale): string =>
  TEXTS[locale][item.kind](
    `${item.count}${item.isCut === true ? "+" : ""}`,
    item.about?.name ?? "",
  );
