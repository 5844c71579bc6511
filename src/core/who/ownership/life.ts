import type { ArticleKey, LocalDate, ManagerId } from "../../shared/index.ts";

/** States of an ownership. Source: spec of the domain, 3.4.1; a lock lies over any of them. */
export const LIFE_STATES = [
  "unowned",
  "claimed",
  "protected",
  "owned",
  "atRisk",
  "inHandover",
  "covered",
  "unitCustody",
  "pool",
  "closed",
] as const;
export type LifeState = (typeof LIFE_STATES)[number];

/** Where a customer's ownership stands. All days are civil days of the organisation's time zone. */
export interface Life {
  readonly state: LifeState;
  readonly owner: ManagerId | null;
  /** The day the present clock began: of the registration, the protection, or the stay in the pool. */
  readonly began: LocalDate | null;
  /** Last day of the present clock; in the unit's custody the last on which nobody may be given it. Null = no clock runs. */
  readonly until: LocalDate | null;
  /** The day beyond which no contact moves `until`. */
  readonly latest: LocalDate | null;
  /** Last contact that counted. */
  readonly lastContact: LocalDate | null;
  /** The day of the deal, if there was one. */
  readonly dealt: LocalDate | null;
  /** Days before `until` of which the owner has been told. */
  readonly warned: readonly number[];
  /** The day on which he was last told. */
  readonly lastWarned: LocalDate | null;
  /** The day from which the clock stands still, while the owner is away or hands over; null = it runs. */
  readonly paused: LocalDate | null;
  /** Where an unproved registration goes back to; `atRisk` while its owner is away, where it was so. */
  readonly before: LifeState | null;
  readonly formerOwner: ManagerId | null;
  /** From this day the former owner may claim again. */
  readonly freeForFormer: LocalDate | null;
  /** The articles behind the present state; the first decided. */
  readonly articles: readonly ArticleKey[];
}

/** A customer of whom nothing is written: it is looked after by its owner, or by nobody, without a clock. */
export const plainLife = (owner: ManagerId | null): Life => ({
  state: owner === null ? "unowned" : "owned",
  owner,
  began: null,
  until: null,
  latest: null,
  lastContact: null,
  dealt: null,
  warned: [],
  lastWarned: null,
  paused: null,
  before: null,
  formerOwner: null,
  freeForFormer: null,
  articles: [],
});
