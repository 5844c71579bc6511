import Type, { type Static } from "typebox";
import { CustomerEntry } from "./identity.ts";
import { Allowed, ArticleRef, Instant, Named, nullable, pageQuery, words } from "./shared.ts";

const Criterion = words([
  "registeredAt",
  "firstContact",
  "customerChoice",
  "referral",
  "territory",
]);
export type Criterion = Static<typeof Criterion>;
const Outcome = words(["sole", "mainAssist", "unit"]);
export type Outcome = Static<typeof Outcome>;
const State = words(["evidence", "decided", "appeal", "final"]);

/** A customer, with an id where the reader may open it. */
const Subject = Type.Object({ id: nullable(Type.String()), name: Type.String() });

export const CollisionRow = Type.Object({
  id: Type.String(),
  customer: Type.Object({ name: Type.String() }),
  state: State,
  holder: nullable(Named),
  challenger: Named,
  openedAt: Instant,
  decideBy: Instant,
  isOverdue: Type.Boolean(),
  outcome: nullable(Outcome),
  winner: nullable(Named),
});
export type CollisionRow = Static<typeof CollisionRow>;

export const CollisionQuery = Type.Object({
  ...pageQuery,
  open: Type.Optional(Type.Boolean()),
});

export const CollisionCreate = Type.Object({
  /** A customer that the reader may open; else `entry` and `ref` of a check. */
  customer: Type.Optional(Type.String({ minLength: 1 })),
  entry: Type.Optional(CustomerEntry),
  ref: Type.Optional(Type.String()),
  /** For whom; absent = the reader himself. */
  challenger: Type.Optional(Type.String({ minLength: 1 })),
  statement: Type.String({ minLength: 1, maxLength: 2000 }),
});

export const EvidenceView = Type.Object({
  id: Type.String(),
  party: Type.String(),
  at: nullable(Instant),
  note: Type.String(),
  source: words(["ledger", "facts", "party"]),
  by: Type.String(),
  addedAt: Instant,
  rejected: nullable(Type.Object({ by: Type.String(), reason: Type.String() })),
});
export type EvidenceView = Static<typeof EvidenceView>;

export const CriterionView = Type.Object({
  criterion: Criterion,
  holder: Type.Array(EvidenceView),
  challenger: Type.Array(EvidenceView),
  /** Manager id of the party that leads; null = equal. */
  leads: nullable(Type.String()),
  isDeciding: Type.Boolean(),
});
export type CriterionView = Static<typeof CriterionView>;

export const RulingView = Type.Object({
  outcome: Outcome,
  winner: nullable(Named),
  reason: Type.String(),
  by: Type.String(),
  at: Instant,
  isProposed: Type.Boolean(),
  credit: Type.Array(Type.Object({ manager: Named, share: Type.Integer() })),
});
export type RulingView = Static<typeof RulingView>;

export const CollisionView = Type.Object({
  id: Type.String(),
  ver: Type.Integer(),
  customer: Subject,
  owner: nullable(Named),
  article: ArticleRef,
  state: State,
  holder: nullable(Named),
  challenger: Named,
  units: Type.Object({ holder: Named, challenger: Named }),
  statement: Type.String(),
  openedBy: Type.String(),
  openedAt: Instant,
  decideBy: Instant,
  isOverdue: Type.Boolean(),
  evidence: Type.Object({
    /** Until when the parties bring it; when both were done, where that came first. */
    until: Instant,
    /** The time is over: the case may be decided. */
    isOver: Type.Boolean(),
    /** The parties whose evidence is complete. */
    done: Type.Array(Named),
  }),
  /** In the order of the article. */
  criteria: Type.Array(CriterionView),
  /** What the article gives; null until both parties have been heard. */
  proposal: nullable(
    Type.Object({
      outcome: nullable(Outcome),
      winner: nullable(Named),
      by: nullable(Criterion),
    }),
  ),
  /** What the article allows. Share in basis points. */
  outcomes: Type.Array(Outcome),
  assistShare: Type.Integer(),
  appealDays: Type.Integer(),
  /** The ruling in force. */
  decision: nullable(RulingView),
  /** The ruling that an appeal put another in the place of. */
  firstDecision: nullable(RulingView),
  appealUntil: nullable(Instant),
  appeal: nullable(Type.Object({ by: Type.String(), at: Instant, reason: Type.String() })),
  history: Type.Array(
    Type.Object({ at: Instant, by: Type.String(), kind: Type.String(), text: Type.String() }),
  ),
  allowed: Allowed,
});
export type CollisionView = Static<typeof CollisionView>;

export const EvidenceCreate = Type.Object({
  party: Type.Optional(Type.String({ minLength: 1 })),
  criterion: Criterion,
  at: Type.Optional(nullable(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}T" }))),
  note: Type.String({ minLength: 1, maxLength: 2000 }),
});

export const EvidenceDone = Type.Object({ ver: Type.Integer() });

export const EvidenceReject = Type.Object({
  reason: Type.String({ minLength: 1, maxLength: 500 }),
});

export const CollisionRuling = Type.Object({
  ver: Type.Integer(),
  outcome: Outcome,
  winner: Type.Optional(nullable(Type.String())),
  reason: Type.Optional(Type.String({ maxLength: 2000 })),
});

export const CollisionAppeal = Type.Object({
  ver: Type.Integer(),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
});
