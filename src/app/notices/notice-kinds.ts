/** Everything people are told of. Texts: src/i18n, `notices.ts`; the page it leads to: web, `notices`. */
export const NOTICE_KINDS = [
  /** {customer, until, days, article} Protection is about to run out. */
  "protection.warned",
  /** {customer, article} It ran out; the customer is in the pool. */
  "protection.lapsed",
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
  /** {customer, number, until, article} The time for evidence is over. */
  "collision.heard",
  /** {from, to, count, article} Defects were found. */
  "handover.disputed",
  /** {from, count, article} */
  "handover.done",
  /** {from, count, until, article} */
  "handover.overdue",
  /** {from, to, until, article} */
  "cover.began",
  /** {from, to, article} */
  "cover.ended",
  /** {customer, from, to, count, by, article} Waits for the reader's approval. */
  "transfer.asked",
  /** {customer, from, to, count, outcome, by, article} */
  "transfer.decided",
  /** {customer, to, article} */
  /** {faults} The ledger does not verify. */
  "ledger.broken",
  /** The disk is nearly full: nothing is written until there is room. */
  "disk.full",
  /** {webhook, fault} Messages of a webhook were given up. */
  "webhook.failing",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
