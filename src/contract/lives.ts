import Type, { type Static } from "typebox";
import { ArticleRef, Day, Instant, listing, Named, nullable, pageQuery, words } from "./shared.ts";

const STATES = [
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
export const LifeStateWord = words(STATES);
export type LifeStateWord = Static<typeof LifeStateWord>;

const WAYS = ["call", "mail", "message", "meeting", "visit", "order"] as const;
export const ContactWayWord = words(WAYS);
export type ContactWayWord = Static<typeof ContactWayWord>;

/** How a customer's ownership stands. */
export const LifeRow = Type.Object({
  customer: Named,
  owner: nullable(Named),
  state: LifeStateWord,
  since: nullable(Instant),
  /** The day the present clock began, its last day, and the day it never goes beyond. */
  began: nullable(Day),
  until: nullable(Day),
  latest: nullable(Day),
  /** Days from today to `until`; negative when it is over and waits for the owner to be told. */
  daysLeft: nullable(Type.Integer()),
  /** From this day the clock stands still: the owner is away, or hands over. */
  pausedOn: nullable(Day),
  lastContact: nullable(Day),
  dealt: nullable(Day),
  /** What the state rests on; the first decided. */
  articles: Type.Array(ArticleRef),
});
export type LifeRow = Static<typeof LifeRow>;

const LifeActions = Type.Array(words(["register", "contact", "deal", "release"]));

/** A customer of the reader's, or of one for whom he stands in, with what he may do with it. */
export const MyLife = Type.Object({
  ...LifeRow.properties,
  allowed: LifeActions,
  /** For whom the reader stands in; null = it is his own. */
  coveredFor: nullable(Named),
});
export type MyLife = Static<typeof MyLife>;

/** The reader's customers; `atRisk` counts all of them that are, on whatever page. */
export const MyLives = Type.Object({ ...listing(MyLife).properties, atRisk: Type.Integer() });

export const ContactView = Type.Object({
  id: Type.String(),
  at: Instant,
  by: Type.String(),
  way: ContactWayWord,
  answered: nullable(Type.Boolean()),
  seconds: nullable(Type.Integer()),
  result: nullable(Type.String()),
  evidence: Type.String(),
  /** Whether it moved, or could move, the clock. */
  counts: Type.Boolean(),
  articles: Type.Array(ArticleRef),
});
export type ContactView = Static<typeof ContactView>;

export const LifeView = Type.Object({
  life: LifeRow,
  /** Articles that the customer's clock and the pool follow now. */
  protection: nullable(ArticleRef),
  pool: nullable(ArticleRef),
  contacts: Type.Array(ContactView),
  allowed: LifeActions,
});
export type LifeView = Static<typeof LifeView>;

const Evidence = Type.String({ minLength: 1, maxLength: 2000 });

export const Registration = Type.Object({ evidence: Evidence });
export type Registration = Static<typeof Registration>;

const Text = Type.Optional(Type.String({ maxLength: 300 }));

/** A customer that is not known yet, with the reader's claim to it. */
export const NewRegistration = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  uscc: Text,
  phone: Text,
  website: Text,
  contact: Text,
  district: Text,
  /** Facts that regimes declare, by the key of the field. */
  facts: Type.Optional(
    Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 300 })),
  ),
  /** Why a likely match is another organisation. */
  confirmed: Text,
  evidence: Evidence,
});
export type NewRegistration = Static<typeof NewRegistration>;

export const RegistrationForm = Type.Object({
  fields: Type.Array(
    Type.Object({
      key: Type.String(),
      label: Type.String(),
      /** Closed list; empty = any text. */
      values: Type.Array(Type.String()),
    }),
  ),
});
export type RegistrationForm = Static<typeof RegistrationForm>;

export const ContactCreate = Type.Object({
  at: Instant,
  way: ContactWayWord,
  answered: Type.Boolean(),
  seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
  result: Type.Optional(Type.String({ maxLength: 500 })),
  evidence: Evidence,
});
export type ContactCreate = Static<typeof ContactCreate>;

export const ContactAnswer = Type.Object({ life: LifeRow, counts: Type.Boolean() });
export type ContactAnswer = Static<typeof ContactAnswer>;

export const DealCreate = Type.Object({ on: Day, evidence: Evidence });
export type DealCreate = Static<typeof DealCreate>;

export const GiveBack = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) });
export type GiveBack = Static<typeof GiveBack>;

/** A customer in the pool, as the article on the pool shows it. */
export const PoolRow = Type.Object({
  customer: Named,
  facts: Type.Array(Type.Object({ label: Type.String(), text: Type.String() })),
  state: LifeStateWord,
  since: nullable(Instant),
  /** Why it is here. */
  articles: Type.Array(ArticleRef),
  /** Why this reader may not claim it now, in words; null = he may. */
  against: nullable(Type.Object({ code: Type.String(), text: Type.String() })),
});
export type PoolRow = Static<typeof PoolRow>;

export const PoolQuery = Type.Object({
  ...pageQuery,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  industry: Type.Optional(Type.String({ maxLength: 100 })),
  district: Type.Optional(Type.String({ maxLength: 100 })),
});
export type PoolQuery = Static<typeof PoolQuery>;

export const PoolList = Type.Object({
  rows: Type.Array(PoolRow),
  total: Type.Integer(),
  offset: Type.Integer(),
  /** There are more than are looked through. */
  isCut: Type.Boolean(),
  mayClaim: Type.Boolean(),
  /** Claims left today; null = no article limits them. */
  left: nullable(Type.Integer()),
  taken: nullable(Type.Integer()),
  held: nullable(Type.Integer()),
});
export type PoolList = Static<typeof PoolList>;

export const ClaimMany = Type.Object({
  customers: Type.Array(Type.String(), { minItems: 1, maxItems: 50, uniqueItems: true }),
});
export type ClaimMany = Static<typeof ClaimMany>;

export const ClaimOutcomes = Type.Object({
  outcomes: Type.Array(
    Type.Object({
      customer: Type.String(),
      /** Null = it is the reader's now. */
      refused: nullable(Type.Object({ code: Type.String(), text: Type.String() })),
    }),
  ),
});
export type ClaimOutcomes = Static<typeof ClaimOutcomes>;

export const PoolWatchQuery = Type.Object({
  /** The stream ends after so many seconds; the browser opens the next. */
  seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 3600 })),
});
export type PoolWatchQuery = Static<typeof PoolWatchQuery>;

export const PoolChanged = Type.Object({ customers: Type.Array(Type.String()) });
export type PoolChanged = Static<typeof PoolChanged>;
