import Type, { type Static } from "typebox";
import { BalanceView, Dials, PlanMeasures, RunAnswer, RunKind, RunOrigin } from "./scenarios.ts";
import { Allowed, ArticleRef, Instant, Named, nullable, pageQuery, words } from "./shared.ts";

export const RunCreate = Type.Object({
  regimeId: Type.String({ minLength: 1 }),
  /** Budget of the search in seconds. */
  seconds: Type.Integer({ minimum: 1, maximum: 600, default: 10 }),
  seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647, default: 1 })),
  /** Only customers of these units; empty = all the account may see. */
  scope: Type.Optional(Type.Object({ units: Type.Array(Type.String()) })),
  /** Absent = the regime as written. */
  dials: Type.Optional(Dials),
  name: Type.Optional(Type.String({ maxLength: 80 })),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type RunCreate = Static<typeof RunCreate>;

const RunState = words([
  "queued",
  "running",
  "done",
  "failed",
  "interrupted",
  "published",
  "superseded",
]);
export type RunState = Static<typeof RunState>;

export const RunProgress = Type.Object({
  phase: words([
    "load",
    "prepare",
    "bound",
    "construct",
    "improve",
    "certify",
    "explain",
    "store",
    "done",
  ]),
  /** Minutes of work a month; null before there is a plan. */
  objective: nullable(Type.Number()),
  lowerBound: nullable(Type.Number()),
  gap: nullable(Type.Number()),
  share: Type.Number(),
  unassigned: Type.Integer(),
  /** Seconds since the run began. */
  elapsed: Type.Number(),
});
export type RunProgress = Static<typeof RunProgress>;

export const ShortageView = Type.Object({
  customers: Type.Array(Named),
  customerCount: Type.Integer(),
  managers: Type.Array(Named),
  managerCount: Type.Integer(),
  demand: Type.Number(),
  capacity: Type.Number(),
  capacityArticle: nullable(ArticleRef),
  confinedBy: Type.Array(ArticleRef),
  text: Type.String(),
});
export type ShortageView = Static<typeof ShortageView>;

export const RunOutcome = Type.Object({
  objective: Type.Number(),
  lowerBound: Type.Number(),
  gap: Type.Number(),
  /** Part of the objective that is the price of those left out. */
  unassignedPrice: Type.Number(),
  /** The gap beside which that price does not count; null = no work at all. */
  gapWithoutUnassigned: nullable(Type.Number()),
  customers: Type.Integer(),
  managers: Type.Integer(),
  unassigned: Type.Integer(),
  moved: Type.Integer(),
  /** With a limit on moves: minutes a month that one more move would save, about; else 0. */
  priceOfMove: Type.Number(),
  /** Customers an article leaves to a person, not yet decided. */
  awaiting: Type.Integer(),
  stoppedBy: words(["converged", "budget", "time", "person"]),
  balance: BalanceView,
  balanceBefore: nullable(BalanceView),
  engineVersion: Type.String(),
  seconds: Type.Object({
    load: Type.Number(),
    compile: Type.Number(),
    solve: Type.Number(),
    explain: Type.Number(),
    store: Type.Number(),
  }),
});
export type RunOutcome = Static<typeof RunOutcome>;

export const RunView = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  /** Empty while nobody has named it. */
  name: Type.String(),
  note: Type.String(),
  kind: RunKind,
  /** The run that it began from. */
  parent: nullable(Type.Object({ id: Type.String(), number: Type.Integer(), name: Type.String() })),
  dials: Dials,
  origin: nullable(RunOrigin),
  state: RunState,
  regime: Type.Object({
    id: Type.String(),
    title: Type.String(),
    revision: Type.Integer(),
    hash: Type.String(),
  }),
  seconds: Type.Integer(),
  seed: Type.Integer(),
  createdAt: Instant,
  createdBy: Type.String(),
  finishedAt: nullable(Instant),
  progress: nullable(RunProgress),
  /** The curve so far; in a list of runs its last step while it goes. */
  curve: Type.Array(RunProgress),
  outcome: nullable(RunOutcome),
  /** Of the plan; null before there is one, and for runs of older versions. */
  measures: nullable(PlanMeasures),
  /** Set for `whatIf` and `leaver`. */
  answer: nullable(RunAnswer),
  /** Empty in a list of runs. */
  shortages: Type.Array(ShortageView),
  /** Why a run failed, as a sentence. */
  failure: nullable(Type.String()),
  published: nullable(
    Type.Object({
      at: Instant,
      by: Type.String(),
      changed: Type.Integer(),
      seconds: Type.Number(),
    }),
  ),
  allowed: Allowed,
});
export type RunView = Static<typeof RunView>;

export const AssignmentQuery = Type.Object({
  ...pageQuery,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  sort: Type.Optional(words(["customer", "name", "manager", "cost", "extraCost"])),
  descending: Type.Optional(Type.Boolean()),
  manager: Type.Optional(Type.String()),
  /** Only customers whose owner changes. */
  moved: Type.Optional(Type.Boolean()),
  unassigned: Type.Optional(Type.Boolean()),
  /** Only customers an article leaves to a person. */
  awaits: Type.Optional(Type.Boolean()),
});
export type AssignmentQuery = Static<typeof AssignmentQuery>;

export const AssignmentRow = Type.Object({
  customer: Named,
  manager: nullable(Named),
  previous: nullable(Named),
  cost: Type.Number(),
  articles: Type.Array(ArticleRef),
  runnerUp: nullable(Named),
  extraCost: nullable(Type.Number()),
  reason: Type.String(),
  awaits: nullable(
    Type.Object({ article: ArticleRef, by: Type.String(), question: Type.String() }),
  ),
  /** Set when a person decided. */
  decidedBy: nullable(Type.String()),
});
export type AssignmentRow = Static<typeof AssignmentRow>;

/** Arrays run in step. */
export const RunMap = Type.Object({
  id: Type.Array(Type.String()),
  name: Type.Array(Type.String()),
  lng: Type.Array(Type.Number()),
  lat: Type.Array(Type.Number()),
  /** Index into `managers`, -1 = unassigned. */
  manager: Type.Array(Type.Integer()),
  /** 1 where the owner changes. */
  moved: Type.Array(Type.Integer()),
  managers: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      lng: nullable(Type.Number()),
      lat: nullable(Type.Number()),
      count: Type.Integer(),
    }),
  ),
  /** Customers without a known place, left out of the arrays. */
  withoutPlace: Type.Integer(),
});
export type RunMap = Static<typeof RunMap>;

const LoadView = Type.Object({
  count: Type.Integer(),
  load: Type.Number(),
  workload: Type.Number(),
  value: Type.Number(),
});
export const RunManagerRow = Type.Object({
  manager: Named,
  capacity: nullable(Type.Number()),
  price: Type.Number(),
  before: LoadView,
  after: LoadView,
  gained: Type.Integer(),
  lost: Type.Integer(),
});
export type RunManagerRow = Static<typeof RunManagerRow>;

export const RunManagers = Type.Object({ rows: Type.Array(RunManagerRow) });

/** How many customers go from whom to whom. */
export const MoveFlow = Type.Object({
  from: nullable(Named),
  to: nullable(Named),
  count: Type.Integer(),
});
export const RunMoves = Type.Object({ total: Type.Integer(), flows: Type.Array(MoveFlow) });
export type RunMoves = Static<typeof RunMoves>;

export const RunDecide = Type.Object({
  customer: Type.String({ minLength: 1 }),
  manager: Type.String({ minLength: 1 }),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
});

export const RunPublished = Type.Object({
  run: Type.String(),
  at: Instant,
  by: Type.String(),
  changed: Type.Integer(),
  /** First and last ledger record. */
  records: nullable(Type.Object({ first: Type.Integer(), last: Type.Integer() })),
  seal: nullable(Type.String()),
  seconds: Type.Number(),
});
export type RunPublished = Static<typeof RunPublished>;
export type RunManagers = Static<typeof RunManagers>;
export type MoveFlow = Static<typeof MoveFlow>;
