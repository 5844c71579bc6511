/** Everything people are told of. Texts: src/i18n, `notices.ts`; the page it leads to: web, `notices`. */
export const NOTICE_KINDS = [
  /** {customer, until, days, article} Protection is about to run out. */
  "protection.warned",
  /** {customer, article} It ran out; the customer is in the pool. */
  "protection.lapsed",
  /** {customer, days, until} Its end waits: the customer is locked. */
  "protection.locked",
  /** {customer, to, until, article} Its end waits: the owner cannot be told, having no account. */
  "protection.untold",
  /** {customer, count, days, article} Nobody was in touch with the reader's customers for so many days. */
  "protection.dormant",
  /** {customer, article} A customer came to the reader. */
  "customer.given",
  /** {customer, article} A customer left the reader. */
  "customer.taken",
  /** {customer, article} Its wait after refusals is over. */
  "customer.waitOver",
  /** {customer, from, to, count, article} So many customers of colleagues came to one manager. */
  "customer.poached",
  /** {customer, until, article} First contact is due. */
  "contact.due",
  /** {customer, article} It was not made in time. */
  "contact.missed",
  /** {customer, number, until, article} */
  "collision.opened",
  /** {customer, number, until, article} The time for evidence is over. */
  "collision.heard",
  /** {customer, number, until, article} */
  "collision.due",
  /** {customer, number, outcome, article} */
  "collision.decided",
  /** {customer, number, article} */
  "collision.appealed",
  /** {from, count, until, article} */
  "handover.opened",
  /** {from, to, count, until, article} Items wait for the reader. */
  "handover.waiting",
  /** {from, to, count, article} Defects were found. */
  "handover.disputed",
  /** {from, count, article} */
  "handover.done",
  /** {from, count, until, article} */
  "handover.overdue",
  /** {from, to, until, article} */
  "cover.began",
  /** {from, count, until, article} Customers are to be called, to ask how the handover went. */
  "handover.check",
  /** {from, to, article} */
  "cover.ended",
  /** {from, until, article} The reader stood in, and is to report. */
  "cover.report",
  /** {from, to} The stand-in reported. */
  "cover.reported",
  /** {customer, from, to, count, by, article} Waits for the reader's approval. */
  "transfer.asked",
  /** {customer, from, to, count, outcome, by, article} */
  "transfer.decided",
  /** {customer, count, until, article} The reader got customers who are to be told. */
  "transfer.tell",
  /** {faults} The ledger does not verify. */
  "ledger.broken",
  /** The disk is nearly full: nothing is written until there is room. */
  "disk.full",
  /** {webhook, fault} Messages of a webhook were given up. */
  "webhook.failing",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
