import type { NoticeKind } from "../../app/notices/notice-kinds.ts";
import { by, type NoticeText, part } from "../notice-parts.ts";

const article = by((printed) => ` (${printed})`);
const until = part("until", (day) => `, until ${day}`);
const outcome = part("outcome", (text) => `: ${text}`);
const lock = part("until", (day) => ` up to ${day}`);
const netOnly = part("netOnly", () => "; only net growth counts as a result");
const items = part("count", (count) => `, ${count} items`);

export const notices: Readonly<Record<NoticeKind, NoticeText>> = {
  "protection.warned": (d) =>
    `Protection of “${d["customer"]}” runs out soon${until(d)}${article(d)}`,
  "protection.lapsed": (d) =>
    `Protection of “${d["customer"]}” ran out; it is in the pool${article(d)}`,
  "protection.locked": (d) =>
    `Protection of “${d["customer"]}” ran out, and it stays where it is because it is locked${lock(d)}; it is looked at again after the lock`,
  "protection.untold": (d) =>
    `Protection of “${d["customer"]}” ends${until(d)}, but ${d["to"]} has no account to be told by, so it does not go to the pool: open an account or ask for a transfer${article(d)}`,
  "protection.dormant": (d) =>
    `No contact that counts for more than ${d["days"]} days: ${d["customer"] ? `“${d["customer"]}” is` : `${d["count"]} customers are`} at risk${article(d)}`,
  "customer.given": (d) => `“${d["customer"]}” is yours now${until(d)}${article(d)}`,
  "customer.taken": (d) => `“${d["customer"]}” is no longer yours${article(d)}`,
  "customer.waitOver": (d) =>
    `The wait of “${d["customer"]}” after its refusals is over: it may be given to somebody${article(d)}`,
  "customer.poached": (d) =>
    `“${d["customer"]}” went from ${d["from"]} to ${d["to"]}: taken from a colleague, number ${d["count"]} within the period${netOnly(d)}${article(d)}`,
  "contact.due": (d) => `First contact with “${d["customer"]}” is due${until(d)}${article(d)}`,
  "contact.missed": (d) =>
    `First contact with “${d["customer"]}” was not made in time${article(d)}`,
  "collision.opened": (d) =>
    `“${d["customer"]}” is claimed by several: hand in evidence${until(d)}${article(d)}`,
  "collision.heard": (d) =>
    `The evidence on “${d["customer"]}” is in; it is to be decided${until(d)}${article(d)}`,
  "collision.due": (d) =>
    `The collision over “${d["customer"]}” awaits a decision${until(d)}${article(d)}`,
  "collision.decided": (d) =>
    `The collision over “${d["customer"]}” is decided${outcome(d)}${article(d)}`,
  "collision.appealed": (d) => `The decision on “${d["customer"]}” is appealed${article(d)}`,
  "handover.opened": (d) =>
    `${d["from"]}'s customers are to be handed over${items(d)}${until(d)}${article(d)}`,
  "handover.waiting": (d) =>
    `Customers from ${d["from"]} await your signature${items(d)}${until(d)}${article(d)}`,
  "handover.disputed": (d) => `Defects in the handover from ${d["from"]}${items(d)}${article(d)}`,
  "handover.done": (d) => `${d["from"]}'s customers are handed over${items(d)}${article(d)}`,
  "handover.overdue": (d) =>
    `${d["from"]}'s handover is overdue${items(d)}${until(d)}${article(d)}`,
  "handover.check": (d) =>
    `Customers handed over by ${d["from"]} are to be called${items(d)}${until(d)}${article(d)}`,
  "cover.began": (d) => `${d["to"]} stands in for ${d["from"]}${until(d)}${article(d)}`,
  "cover.ended": (d) => `${d["to"]} no longer stands in for ${d["from"]}${article(d)}`,
  "cover.report": (d) =>
    `You no longer stand in for ${d["from"]}: report what happened${until(d)}${article(d)}`,
  "cover.reported": (d) => `${d["from"]} reported on standing in for ${d["to"]}`,
  "transfer.tell": (d) =>
    `Tell ${d["customer"] ? `“${d["customer"]}”` : `the customers you received${items(d)}`} that you look after them now${article(d)}`,
  "transfer.asked": (d) =>
    `${d["by"]} asks to transfer ${d["customer"] ? `“${d["customer"]}”` : `customers${items(d)}`}: your approval${article(d)}`,
  "transfer.decided": (d) =>
    `The transfer of ${d["customer"] ? `“${d["customer"]}”` : `customers${items(d)}`} is decided${outcome(d)}${article(d)}`,
  "ledger.broken": (d) => `Verifying the decisions found ${d["faults"]} discrepancies`,
  "disk.full": () => "The disk is nearly full: nothing is written until there is room",
  "webhook.failing": (d) => `Messages of “${d["webhook"]}” cannot be delivered: ${d["fault"]}`,
};
