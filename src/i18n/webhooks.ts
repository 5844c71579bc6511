import type { NoticeKind } from "../app/notices/notice-kinds.ts";
import type { DeliveryFault } from "../app/webhooks/messenger.ts";
import type { Locale } from "./text.ts";

const FAULTS: Readonly<Record<Locale, Readonly<Record<DeliveryFault, string>>>> = {
  "zh-CN": {
    addressForbidden: "地址不允许：须为 https 的公网地址，内网地址须由运维人员放行",
    addressUnknown: "找不到这个地址",
    notReached: "连不上",
    timedOut: "10 秒内没有应答",
    tooManyMessages: "对方限制了消息数量，稍后自动再发",
    statusRefused: "对方拒绝",
    answerRefused: "机器人拒绝（密钥、关键词或地址不符）",
    answerUnreadable: "应答不是机器人的格式",
  },
  en: {
    addressForbidden:
      "the address is not allowed: https to a public address; the operator can allow one inside",
    addressUnknown: "the address does not exist",
    notReached: "no connection",
    timedOut: "no answer within 10 s",
    tooManyMessages: "the receiver limits messages; it is sent again later by itself",
    statusRefused: "the receiver refused",
    answerRefused: "the robot refused (secret, keyword or address)",
    answerUnreadable: "the answer is not that of a robot",
  },
};

/** A kept fault, `code` or `code number`, in words. */
export function deliveryFaultText(fault: string, locale: Locale): string {
  const [code = "", number] = fault.split(" ");
  const texts: Readonly<Record<string, string>> = FAULTS[locale];
  const text = texts[code] ?? code;
  return number === undefined ? text : `${text} (${number})`;
}

const KINDS: Readonly<Record<Locale, Readonly<Record<NoticeKind, string>>>> = {
  "zh-CN": {
    "protection.warned": "保护期将满",
    "protection.lapsed": "保护期满回公海",
    "protection.locked": "保护期满但已锁定",
    "protection.untold": "保护期将满，告知不到",
    "protection.dormant": "久无联系",
    "customer.given": "客户归入",
    "customer.taken": "客户移出",
    "customer.waitOver": "客户可以再派",
    "customer.poached": "内部挖转提示",
    "contact.due": "首次联系将到期",
    "contact.missed": "首次联系逾期",
    "collision.opened": "撞单立案",
    "collision.heard": "撞单举证结束",
    "collision.due": "撞单待裁决",
    "collision.decided": "撞单已裁决",
    "collision.appealed": "撞单申诉",
    "handover.opened": "交接开始",
    "handover.waiting": "交接待签收",
    "handover.disputed": "交接有缺陷",
    "handover.done": "交接完毕",
    "handover.overdue": "交接逾期",
    "handover.check": "交接后回访",
    "cover.began": "代管开始",
    "cover.ended": "代管结束",
    "cover.report": "代管待报告",
    "cover.reported": "代管已报告",
    "transfer.asked": "划转待审批",
    "transfer.decided": "划转已审批",
    "transfer.tell": "待告知客户",
    "ledger.broken": "决定记录核对不符",
    "disk.full": "磁盘将满",
    "webhook.failing": "群机器人消息送不出",
  },
  en: {
    "protection.warned": "Protection runs out soon",
    "protection.lapsed": "Protection ran out",
    "protection.locked": "Protection ran out, locked",
    "protection.untold": "Protection runs out, owner not told",
    "protection.dormant": "No contact for long",
    "customer.given": "Customer given",
    "customer.taken": "Customer taken",
    "customer.waitOver": "Customer may be given again",
    "customer.poached": "Customers taken from colleagues",
    "contact.due": "First contact due",
    "contact.missed": "First contact missed",
    "collision.opened": "Collision opened",
    "collision.heard": "Evidence on a collision is in",
    "collision.due": "Collision awaits a decision",
    "collision.decided": "Collision decided",
    "collision.appealed": "Collision appealed",
    "handover.opened": "Handover begins",
    "handover.waiting": "Handover awaits signatures",
    "handover.disputed": "Handover has defects",
    "handover.done": "Handover done",
    "handover.overdue": "Handover overdue",
    "handover.check": "Calls after a handover",
    "cover.began": "Stand-in begins",
    "cover.ended": "Stand-in ends",
    "cover.report": "Stand-in to report",
    "cover.reported": "Stand-in reported",
    "transfer.asked": "Transfer awaits approval",
    "transfer.decided": "Transfer decided",
    "transfer.tell": "Customers to be told",
    "ledger.broken": "Ledger does not verify",
    "disk.full": "Disk nearly full",
    "webhook.failing": "Webhook fails",
  },
};

/** Name of a kind of notice. */
export const noticeKindText = (kind: NoticeKind, locale: Locale): string => KINDS[locale][kind];

/** What a test message says. */
export const testText = (who: string, locale: Locale): string =>
  locale === "en"
    ? `Guanhu: a test message, sent by ${who}. It arrived.`
    : `管户：这是 ${who} 发出的测试消息，收到即表示设置正确。`;

/** The line in front of a message, so that a robot's keyword rule can name it. */
export const messagePrefix = (locale: Locale): string =>
  locale === "en" ? "[Guanhu] " : "【管户】";
