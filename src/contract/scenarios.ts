import Type, { type Static } from "typebox";
import { ArticleRef, Instant, Named, nullable, pageQuery, words } from "./shared.ts";

const percent = Type.Integer({ minimum: 0, maximum: 1000 });

/** What a person turns for one run without a new revision of the regime; 100 = as written. */
export const Dials = Type.Object(
  {
    /** At most so many customers change hands; null = no limit. */
    mostMoves: nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
    continuity: percent,
    workloadBalance: percent,
    valueBalance: percent,
    travel: percent,
    /** Thousandths of a minute a month for each customer and kilometre. */
    compactness: Type.Integer({ minimum: 0, maximum: 100_000 }),
  },
  { additionalProperties: false },
);
export type Dials = Static<typeof Dials>;

/** `run`: an allocation; `curve`: a row of them; `point`: one of a row; the others ask a question of a plan. */
export const RunKind = words(["run", "curve", "point", "whatIf", "leaver"]);
export type RunKind = Static<typeof RunKind>;

export const CurveAxis = words(["moves", "workloadBalance", "valueBalance"]);
export type CurveAxis = Static<typeof CurveAxis>;

/** `own`: only his customers move; `ring`: others may make room for them; `whole`: everybody may. */
export const LeaverDepth = words(["own", "ring", "whole"]);
export type LeaverDepth = Static<typeof LeaverDepth>;

const Place = Type.Object({
  lng: Type.Number({ minimum: -180, maximum: 180 }),
  lat: Type.Number({ minimum: -90, maximum: 90 }),
});

const id = Type.String({ minLength: 1, maxLength: 200 });
export const WhatIfQuestion = Type.Union([
  Type.Object({
    kind: Type.Literal("extraManager"),
    /** Qualified like this manager. */
    like: id,
    /** Where he works from; absent or null = where the other one does. */
    place: Type.Optional(nullable(Place)),
  }),
  Type.Object({ kind: Type.Literal("withoutManager"), manager: id }),
  Type.Object({
    kind: Type.Literal("limit"),
    manager: id,
    /** What he may hold under the article that limits him. */
    limit: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
  }),
]);
export type WhatIfQuestion = Static<typeof WhatIfQuestion>;

const naming = {
  name: Type.Optional(Type.String({ maxLength: 80 })),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
};
/** Budget of the search in seconds. */
const seconds = Type.Optional(Type.Integer({ minimum: 1, maximum: 600, default: 5 }));

export const WhatIfAsk = Type.Object({ question: WhatIfQuestion, seconds, ...naming });
export type WhatIfAsk = Static<typeof WhatIfAsk>;

export const LeaverAsk = Type.Object({ manager: id, depth: LeaverDepth, seconds, ...naming });
export type LeaverAsk = Static<typeof LeaverAsk>;

export const CurveAsk = Type.Object({
  axis: CurveAxis,
  /**
   * The dial of each point: customers that may change hands, or percent of balance; absent = chosen
   * from the plan. Seconds are meant for each point.
   */
  values: Type.Optional(
    Type.Array(Type.Integer({ minimum: 0, maximum: 100_000_000 }), { minItems: 2, maxItems: 12 }),
  ),
  seconds,
  ...naming,
});
export type CurveAsk = Static<typeof CurveAsk>;

export const RunChange = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 80 })),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type RunChange = Static<typeof RunChange>;

export const RunsQuery = Type.Object({
  /** Runs that began from this one; absent = all but the points of curves. */
  parent: Type.Optional(Type.String()),
});

/** What the run was asked. */
export const RunOrigin = Type.Union([
  Type.Object({
    kind: Type.Literal("curve"),
    axis: CurveAxis,
    values: Type.Array(Type.Number()),
  }),
  Type.Object({ kind: Type.Literal("point"), axis: CurveAxis, value: Type.Number() }),
  Type.Object({ kind: Type.Literal("whatIf"), question: WhatIfQuestion, manager: Named }),
  Type.Object({ kind: Type.Literal("leaver"), manager: Named, depth: LeaverDepth }),
]);
export type RunOrigin = Static<typeof RunOrigin>;

/** Coefficient of variation, Jain's index, Gini coefficient, largest deviation from the mean. */
export const BalanceView = Type.Object({
  cv: Type.Number(),
  jain: Type.Number(),
  gini: Type.Number(),
  maxDeviation: Type.Number(),
});
export type BalanceView = Static<typeof BalanceView>;

/** Who would rather have another's customers, even without the best one of them. */
export const EnvyView = Type.Object({
  pairs: Type.Integer(),
  failing: Type.Integer(),
  /** Managers who envy somebody. */
  envious: Type.Integer(),
  worst: nullable(
    Type.Object({
      manager: Named,
      envied: Named,
      own: Type.Number(),
      /** The other's value without his best customer. */
      other: Type.Number(),
    }),
  ),
});

const MoveGroup = Type.Object({
  customers: Type.Integer(),
  moved: Type.Integer(),
  /** Fen. */
  value: Type.Number(),
  movedValue: Type.Number(),
});

export const PlanMeasures = Type.Object({
  /** Minutes a month under the articles as written, dials aside: comparable between scenarios. */
  cost: Type.Number(),
  /** Part of it that is the price of those left out. */
  unassignedPrice: Type.Number(),
  unassigned: Type.Integer(),
  /** Null where the regime does not measure it. */
  workload: nullable(BalanceView),
  value: nullable(BalanceView),
  count: BalanceView,
  /** Null where the regime gives customers no value. */
  envy: nullable(EnvyView),
  moves: Type.Object({
    /** Customers who had an owner and get another. */
    moved: Type.Integer(),
    /** Customers who had none and get one. */
    placed: Type.Integer(),
    /** By 级别; null = not known. */
    byTier: Type.Array(Type.Object({ tier: nullable(Type.String()), ...MoveGroup.properties })),
    /** By quarter of the customers in order of value, the most valuable first; empty without values. */
    byValue: Type.Array(
      Type.Object({
        quarter: Type.Integer(),
        /** Least and greatest value, fen. */
        from: Type.Number(),
        to: Type.Number(),
        ...MoveGroup.properties,
      }),
    ),
  }),
  /** Straight-line kilometres from each customer to his manager. */
  distance: Type.Object({
    total: Type.Number(),
    mean: Type.Number(),
    max: Type.Number(),
    /** Pairs where a place is unknown. */
    unknown: Type.Integer(),
  }),
  /** Shares 0 … 1 of those who had an owner; null where nobody had one, or nothing is valued. */
  continuity: Type.Object({
    share: nullable(Type.Number()),
    valueShare: nullable(Type.Number()),
  }),
  /** Groups whose members all have one owner; null without groups. */
  cohesion: nullable(
    Type.Object({ groups: Type.Integer(), whole: Type.Integer(), share: Type.Number() }),
  ),
  /** Pieces of the managers' territories over adjacent cells; null without cells. */
  contiguity: nullable(
    Type.Object({
      managers: Type.Integer(),
      pieces: Type.Integer(),
      /** Managers whose cells hang together. */
      connected: Type.Integer(),
    }),
  ),
  articles: Type.Array(
    Type.Object({
      article: ArticleRef,
      /** Kind of rule: proximity, continuity, balance … */
      kind: Type.String(),
      minutes: Type.Number(),
      /** Customers, or managers for balance, that it charges. */
      charged: Type.Integer(),
    }),
  ),
});
export type PlanMeasures = Static<typeof PlanMeasures>;

/** A run in a row with others. */
export const RunHead = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  name: Type.String(),
  note: Type.String(),
  kind: RunKind,
  state: Type.String(),
  regime: Type.Object({ id: Type.String(), title: Type.String(), revision: Type.Integer() }),
  dials: Dials,
  createdAt: Instant,
  objective: Type.Number(),
  lowerBound: Type.Number(),
  gap: Type.Number(),
  /** The gap beside which the price of those left out does not count; null = no work at all. */
  gapWithoutUnassigned: nullable(Type.Number()),
});
export type RunHead = Static<typeof RunHead>;

export const ComparisonQuery = Type.Object({
  /** Ids of the runs, separated by commas. */
  runs: Type.String({ minLength: 1, maxLength: 2000 }),
});

export const Comparison = Type.Object({
  runs: Type.Array(Type.Object({ run: RunHead, measures: PlanMeasures })),
  /** The book as the first of them found it. */
  before: nullable(PlanMeasures),
  /** Whether all looked at the same facts. */
  sameFacts: Type.Boolean(),
});
export type Comparison = Static<typeof Comparison>;

export const DifferenceQuery = Type.Object({ ...pageQuery, against: Type.String() });
export const DifferenceRow = Type.Object({
  customer: Named,
  /** In the other run. */
  before: nullable(Named),
  after: nullable(Named),
  costBefore: Type.Number(),
  costAfter: Type.Number(),
});
export type DifferenceRow = Static<typeof DifferenceRow>;

export const PriceRow = Type.Object({
  manager: Named,
  /** Minutes a month that one more hour of his would save; null where work is not measured. */
  hour: nullable(Type.Number()),
  /** Minutes a month that one more unit under his limit would save. */
  unit: Type.Number(),
  load: Type.Number(),
  /** Null = no article limits him. */
  capacity: nullable(Type.Number()),
  count: Type.Integer(),
  workload: Type.Number(),
  lng: nullable(Type.Number()),
  lat: nullable(Type.Number()),
  /** `hire`: one more like him saves most; `relieve`: full, others have room; `room`: he could take more. */
  advice: nullable(words(["hire", "relieve", "room"])),
  text: Type.String(),
});
export type PriceRow = Static<typeof PriceRow>;
export const RunPrices = Type.Object({
  /** Dearest first. */
  rows: Type.Array(PriceRow),
  /** In words: where to hire, whom to relieve, who has room. */
  texts: Type.Array(Type.String()),
});
export type RunPrices = Static<typeof RunPrices>;

/** One plan of a curve. */
export const CurvePoint = Type.Object({
  /** The dial of this point. */
  value: Type.Number(),
  run: RunHead,
  /** Minutes a month as written, without what balance charges and without the price of those left out. */
  work: Type.Number(),
  cost: Type.Number(),
  moved: Type.Integer(),
  workloadCv: nullable(Type.Number()),
  valueCv: nullable(Type.Number()),
  unassigned: Type.Integer(),
});
export type CurvePoint = Static<typeof CurvePoint>;
export const RunCurve = Type.Object({
  axis: CurveAxis,
  /** How many points there will be. */
  planned: Type.Integer(),
  /** Those that are done, in order of their dial. */
  points: Type.Array(CurvePoint),
});
export type RunCurve = Static<typeof RunCurve>;

/** What came of a question to a plan. */
export const RunAnswer = Type.Object({
  /** The plan asked, and this one: minutes a month under the same dials, without the price of those left out. */
  objectiveBefore: Type.Number(),
  objectiveAfter: Type.Number(),
  /** Before − after: exact for these two plans. */
  saves: Type.Number(),
  /** What the best plans can differ by, proven; null where one of the plans leaves somebody out. */
  savesAtLeast: nullable(Type.Number()),
  savesAtMost: nullable(Type.Number()),
  unassignedBefore: Type.Integer(),
  unassignedAfter: Type.Integer(),
  /** Customers of the manager in question: whom he would get, or leave. */
  customers: Type.Integer(),
  /** Other customers who change hands between the two plans. */
  others: Type.Integer(),
  /** Of a leaver's customers, those nobody can take. */
  unplaced: Type.Array(Type.Object({ customer: Named, text: Type.String() })),
  text: Type.String(),
});
export type RunAnswer = Static<typeof RunAnswer>;
