import type { NoticeKind } from "../../app/notices/notice-kinds.ts";
import { by, type NoticeText, part } from "../notice-parts.ts";

const article = by((printed) => `（依${printed}）`);
const until = part("until", (day) => `，截止 ${day}`);
const outcome = part("outcome", (text) => `：${text}`);
const lock = part("until", (day) => `，锁定到 ${day}`);
const netOnly = part("netOnly", () => "，业绩只计净增部分");
const items = part("count", (count) => ` ${count} 项`);

export const notices: Readonly<Record<NoticeKind, NoticeText>> = {
  "protection.warned": (d) => `“${d["customer"]}”的保护期将满${until(d)}${article(d)}`,
  "protection.lapsed": (d) => `“${d["customer"]}”保护期满，已回公海${article(d)}`,
  "protection.locked": (d) =>
    `“${d["customer"]}”保护期已满，因锁定暂不回公海${lock(d)}；解除锁定后再处理`,
  "protection.untold": (d) =>
    `“${d["customer"]}”的保护期${until(d)}，但${d["to"]}没有可登录的账号，告知不到，期满不回公海：请为其开通账号或申请划转${article(d)}`,
  "protection.dormant": (d) =>
    `${d["customer"] ? `“${d["customer"]}”` : `${d["count"]} 户`}超过 ${d["days"]} 天没有有效联系，已列为有流失风险${article(d)}`,
  "customer.given": (d) => `“${d["customer"]}”已由你管户${until(d)}${article(d)}`,
  "customer.taken": (d) => `“${d["customer"]}”不再由你管户${article(d)}`,
  "customer.waitOver": (d) => `“${d["customer"]}”拒绝后的等待期已满，可以另派${article(d)}`,
  "customer.poached": (d) =>
    `“${d["customer"]}”由${d["from"]}转到${d["to"]}，属内部挖转，期内第 ${d["count"]} 户${netOnly(d)}${article(d)}`,
  "contact.due": (d) => `“${d["customer"]}”须首次联系${until(d)}${article(d)}`,
  "contact.missed": (d) => `“${d["customer"]}”未按期首次联系${article(d)}`,
  "collision.opened": (d) => `“${d["customer"]}”撞单，请提交证据${until(d)}${article(d)}`,
  "collision.heard": (d) => `“${d["customer"]}”的撞单举证结束，等待判定${until(d)}${article(d)}`,
  "collision.due": (d) => `“${d["customer"]}”的撞单待裁决${until(d)}${article(d)}`,
  "collision.decided": (d) => `“${d["customer"]}”的撞单已裁决${outcome(d)}${article(d)}`,
  "collision.appealed": (d) => `“${d["customer"]}”的撞单裁决被申诉${article(d)}`,
  "handover.opened": (d) => `${d["from"]}的客户须交接${items(d)}${until(d)}${article(d)}`,
  "handover.waiting": (d) =>
    `${d["from"]}交来的客户等你逐户签收${items(d)}${until(d)}${article(d)}`,
  "handover.disputed": (d) => `${d["from"]}交接的客户有缺陷${items(d)}，待认定${article(d)}`,
  "handover.done": (d) => `${d["from"]}的客户已交接完毕${items(d)}${article(d)}`,
  "handover.overdue": (d) => `${d["from"]}的客户逾期未交接${items(d)}${until(d)}${article(d)}`,
  "handover.check": (d) => `${d["from"]}交接的客户须回访${items(d)}${until(d)}${article(d)}`,
  "cover.began": (d) => `${d["to"]}开始代${d["from"]}管户${until(d)}${article(d)}`,
  "cover.ended": (d) => `${d["to"]}代${d["from"]}管户已结束${article(d)}`,
  "cover.report": (d) => `你代${d["from"]}管户已结束，请报告代管情况${until(d)}${article(d)}`,
  "cover.reported": (d) => `${d["from"]}已报告代${d["to"]}管户的情况`,
  "transfer.tell": (d) =>
    `请告知${d["customer"] ? `“${d["customer"]}”` : `划入的客户${items(d)}`}：今后由你管户${article(d)}`,
  "transfer.asked": (d) =>
    `${d["by"]}申请划转${d["customer"] ? `“${d["customer"]}”` : items(d)}，待你审批${article(d)}`,
  "transfer.decided": (d) =>
    `划转${d["customer"] ? `“${d["customer"]}”` : items(d)}的申请已审批${outcome(d)}${article(d)}`,
  "ledger.broken": (d) => `决定记录核对发现 ${d["faults"]} 处不符`,
  "disk.full": () => "磁盘将满，暂停写入；腾出空间后自动恢复",
  "webhook.failing": (d) => `群机器人“${d["webhook"]}”的消息送不出去：${d["fault"]}`,
};
