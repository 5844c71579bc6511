import Type, { type Static } from "typebox";
import { CallBackView } from "./duties.ts";
import { Allowed, ArticleRef, Day, Instant, Named, nullable, words } from "./shared.ts";

const State = words([
  "created",
  "frozen",
  "assigned",
  "acknowledged",
  "closed",
  "postCheck",
  "cancelled",
]);

/** A handover in a list, with how far it has come. */
export const HandoverRow = Type.Object({
  id: Type.String(),
  kind: words(["departure", "leave"]),
  manager: Named,
  state: State,
  lastDay: Day,
  freezeAt: Instant,
  dueOn: Day,
  isOverdue: Type.Boolean(),
  closedAt: nullable(Instant),
  items: Type.Integer(),
  proposed: Type.Integer(),
  accepted: Type.Integer(),
  custody: Type.Integer(),
  moved: Type.Integer(),
  visitsDue: Type.Integer(),
  /** Customers who are still to be called after it. */
  checksDue: Type.Integer(),
  defects: Type.Integer(),
});
export type HandoverRow = Static<typeof HandoverRow>;

export const HandoverItemView = Type.Object({
  customer: Named,
  tier: nullable(Type.String()),
  district: nullable(Type.String()),
  to: nullable(Named),
  state: words(["open", "proposed", "accepted", "custody", "moved"]),
  /** Articles behind the choice, or those that leave nobody. */
  articles: Type.Array(ArticleRef),
  needsVisit: Type.Boolean(),
  visitDue: nullable(Day),
  visitedOn: nullable(Day),
  contents: Type.Record(Type.String(), Type.String()),
  /** Names of the contents that are not written yet. */
  lacking: Type.Array(Type.String()),
  /** How many receivers refused. */
  refusals: Type.Integer(),
  customerRefusals: Type.Integer(),
  /** Last day on which nobody may be given the customer, for he refused. */
  waitsUntil: nullable(Day),
  answer: nullable(Type.String()),
  answeredBy: nullable(Type.String()),
  /** The call that asks how the handover went; null = no article asks for one. */
  check: nullable(CallBackView),
  allowed: Allowed,
});
export type HandoverItemView = Static<typeof HandoverItemView>;

const DefectCode = words(["missed", "wrong", "incomplete"]);

export const DefectView = Type.Object({
  customer: Named,
  code: DefectCode,
  points: Type.Integer(),
  note: Type.String(),
  articles: Type.Array(ArticleRef),
  by: Type.String(),
  at: Instant,
});
export type DefectView = Static<typeof DefectView>;

export const HandoverView = Type.Object({
  id: Type.String(),
  kind: words(["departure", "leave"]),
  manager: Named,
  state: State,
  reason: Type.String(),
  noticedOn: Day,
  lastDay: Day,
  freezeAt: Instant,
  frozenAt: nullable(Instant),
  dueOn: Day,
  /** Days by which the notice was too short; 0 = in time. */
  noticeLacking: Type.Integer(),
  /** What the list must state of every customer. */
  contents: Type.Array(Type.String()),
  run: nullable(Type.Object({ id: Type.String(), number: Type.Integer(), state: Type.String() })),
  articles: Type.Array(ArticleRef),
  createdBy: Type.String(),
  signedBy: nullable(Type.String()),
  closedAt: nullable(Instant),
  isOverdue: Type.Boolean(),
  checkOn: nullable(Day),
  items: Type.Array(HandoverItemView),
  defects: Type.Array(DefectView),
  allowed: Allowed,
});
export type HandoverView = Static<typeof HandoverView>;

const Reason = Type.String({ minLength: 1, maxLength: 500 });

export const HandoverCreate = Type.Object({
  manager: Type.String({ minLength: 1 }),
  lastDay: Day,
  noticedOn: Type.Optional(Day),
  reason: Reason,
});
export const HandoverAnswer = Type.Object({
  customers: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 1000 }),
  accept: Type.Boolean(),
  /** Needed for a refusal. */
  reason: Type.Optional(Type.String({ maxLength: 500 })),
});
export const ItemNote = Type.Object({
  contents: Type.Optional(
    Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 2000 })),
  ),
  visitedOn: Type.Optional(Day),
});
export const DefectCreate = Type.Object({
  customer: Type.String({ minLength: 1 }),
  code: DefectCode,
  note: Reason,
});
export const ManagerRefused = Type.Object({
  customer: Type.String({ minLength: 1 }),
  reason: Reason,
});

export const AbsenceView = Type.Object({
  id: Type.String(),
  manager: Named,
  from: Day,
  to: Day,
  reason: Type.String(),
  standIn: nullable(Named),
  /** cover: the owner stays · relation: customers move · both: results move too. */
  effect: words(["cover", "relation", "both"]),
  articles: Type.Array(ArticleRef),
  isBegun: Type.Boolean(),
  isEnded: Type.Boolean(),
  /** Day by which the stand-in is to report; null = nothing is owed yet. */
  reportDue: nullable(Day),
  report: Type.String(),
  /** When it was written; null = not yet. Listed for 30 days. */
  reportedAt: nullable(Instant),
});
export type AbsenceView = Static<typeof AbsenceView>;

export const AbsenceCreate = Type.Object({
  manager: Type.String({ minLength: 1 }),
  from: Day,
  to: Day,
  reason: Reason,
  standIn: Type.Optional(Type.String({ minLength: 1 })),
});
export const AbsenceEnd = Type.Object({ report: Type.String({ maxLength: 2000 }) });

export const TransferView = Type.Object({
  id: Type.String(),
  customers: Type.Array(
    Type.Object({
      customer: Named,
      from: nullable(Named),
      /** When and how he was told of his new manager. */
      told: nullable(Type.Object({ on: Day, way: Type.String(), by: Type.String() })),
    }),
  ),
  /** Customers who are still to be told. */
  untold: Type.Integer(),
  to: Named,
  state: words(["pending", "done", "rejected", "withdrawn"]),
  reason: Type.String(),
  askedBy: Type.String(),
  askedAt: Instant,
  decidedAt: nullable(Instant),
  tellsCustomer: Type.Boolean(),
  articles: Type.Array(ArticleRef),
  /** Who must agree, and who still must. */
  needed: Type.Array(words(["fromHead", "toHead", "executive"])),
  missing: Type.Array(words(["fromHead", "toHead", "executive"])),
  /** Everybody agreed who was needed, but all of them benefit: one more must agree. */
  needsAnother: Type.Boolean(),
  approvals: Type.Array(
    Type.Object({
      by: Type.String(),
      agrees: Type.Boolean(),
      benefits: Type.Boolean(),
      reason: Type.String(),
      at: Instant,
    }),
  ),
  allowed: Allowed,
});
export type TransferView = Static<typeof TransferView>;

export const TransferCreate = Type.Object({
  customers: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 500 }),
  to: Type.String({ minLength: 1 }),
  reason: Reason,
  /** True: the other members of a group that must have one owner go along. */
  withGroup: Type.Optional(Type.Boolean()),
});
export const TransferDecide = Type.Object({
  agrees: Type.Boolean(),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
});
export const TransferQuery = Type.Object({
  state: Type.Optional(words(["pending", "done", "rejected", "withdrawn"])),
});

export const CreditQuery = Type.Object({
  on: Type.Optional(Day),
  /** Integer fen to be shared. */
  fen: Type.Optional(Type.Integer({ default: 0 })),
});
export const CreditView = Type.Object({
  on: Day,
  changedOn: nullable(Day),
  /** On that day. */
  owner: nullable(Named),
  /** Former managers first, the owner last; null = the result counts for nobody. */
  shares: Type.Array(
    Type.Object({
      manager: nullable(Named),
      /** Basis points; they sum to 10,000. */
      share: Type.Integer(),
      /** Integer fen; they sum to what was asked. */
      fen: Type.Integer(),
      /** Last day of the share; null = as long as the customer stays. */
      until: nullable(Day),
    }),
  ),
  articles: Type.Array(ArticleRef),
  /** Ids of the collision cases that shared it. */
  cases: Type.Array(Type.String()),
});
export type CreditView = Static<typeof CreditView>;
