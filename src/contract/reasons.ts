import Type, { type Static } from "typebox";
import { ArticleRef, Data, Named, nullable } from "./shared.ts";

export const CostItemView = Type.Object({
  article: ArticleRef,
  kind: Type.String(),
  /** Minutes of work a month. */
  minutes: Type.Number(),
  label: Type.String(),
  text: Type.String(),
  facts: Data,
});
export type CostItemView = Static<typeof CostItemView>;

export const BecauseView = Type.Object({
  article: ArticleRef,
  code: Type.String(),
  text: Type.String(),
});
export type BecauseView = Static<typeof BecauseView>;

export const AlternativeView = Type.Object({
  manager: Named,
  /** Minutes a month by which the whole plan costs more; null where no room can be made. */
  extraCost: nullable(Type.Number()),
  extraPairCost: Type.Number(),
  isFull: Type.Boolean(),
  items: Type.Array(CostItemView),
  text: Type.String(),
});
export type AlternativeView = Static<typeof AlternativeView>;

export const ExclusionView = Type.Object({
  article: ArticleRef,
  count: Type.Integer(),
  text: Type.String(),
  sample: Type.Array(Type.Object({ manager: Named, text: Type.String() })),
});
export type ExclusionView = Static<typeof ExclusionView>;

export const CounterFactualView = Type.Object({
  kind: Type.String(),
  manager: Named,
  article: ArticleRef,
  text: Type.String(),
});
export type CounterFactualView = Static<typeof CounterFactualView>;

/** What the articles say of a customer with a manager who has not got him. */
export const JudgedPairView = Type.Object({
  manager: Named,
  /** Hard articles that forbid it. */
  forbidden: Type.Array(ArticleRef),
  /** Minutes a month of the pair alone: without balance, and without making room. */
  items: Type.Array(CostItemView),
  /** Minutes a month above those of the manager in the plan; null = the plan gives nobody. */
  more: nullable(Type.Number()),
});
export type JudgedPairView = Static<typeof JudgedPairView>;

/** Who, because of which articles, who came second, who could not, what would change it. */
export const ReasonView = Type.Object({
  customer: Named,
  manager: nullable(Named),
  previous: nullable(Named),
  /** The whole in one line. */
  sentence: Type.String(),
  total: Type.Number(),
  items: Type.Array(CostItemView),
  because: Type.Array(BecauseView),
  runnerUp: nullable(AlternativeView),
  alternatives: Type.Array(AlternativeView),
  eligibleCount: Type.Integer(),
  excluded: Type.Array(ExclusionView),
  counterFactuals: Type.Array(CounterFactualView),
  awaits: nullable(
    Type.Object({ article: ArticleRef, by: Type.String(), question: Type.String() }),
  ),
});
export type ReasonView = Static<typeof ReasonView>;
