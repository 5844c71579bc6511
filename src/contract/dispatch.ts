import Type, { type Static } from "typebox";
import { CustomerEntry } from "./identity.ts";
import { ReasonView } from "./reasons.ts";
import { ArticleRef, Instant, Named, nullable, words } from "./shared.ts";

const Strategy = words([
  "byPrices",
  "roundRobin",
  "weighted",
  "leastLoaded",
  "bestFit",
  "territory",
  "referral",
]);

/** Who would get a customer, or why nobody can. */
export const DispatchProposal = Type.Object({
  customer: Named,
  manager: nullable(Named),
  strategy: nullable(Strategy),
  /** The article on dispatch; null = the regime has none, and prices decide. */
  article: nullable(ArticleRef),
  reason: ReasonView,
  /** Whether a plan is in force whose prices were asked. */
  hasPrices: Type.Boolean(),
  /** By when the first contact would be due. */
  contactDue: nullable(Instant),
});
export type DispatchProposal = Static<typeof DispatchProposal>;

export const DispatchAnswer = Type.Object({
  customer: Named,
  /** null = nobody could have it: the unit keeps it. */
  manager: nullable(Named),
  articles: Type.Array(ArticleRef),
  reason: ReasonView,
  contactDue: nullable(Instant),
});
export type DispatchAnswer = Static<typeof DispatchAnswer>;

/** The last time a customer was given to somebody by dispatch. */
export const LatestDispatch = Type.Object({
  at: Instant,
  by: Type.String(),
  source: words(["form", "api", "import", "inquiry"]),
  strategy: nullable(Strategy),
  reason: ReasonView,
  contactDue: nullable(Instant),
  outcome: nullable(words(["made", "late", "rerouted", "escalated", "moved"])),
});
export type LatestDispatch = Static<typeof LatestDispatch>;

/** A first contact that the reader has still to make. */
export const ContactClockView = Type.Object({
  customer: Named,
  given: Instant,
  due: Instant,
  article: ArticleRef,
});
export type ContactClockView = Static<typeof ContactClockView>;

export const InquiryCreate = Type.Object({
  entry: CustomerEntry,
  /** Why a likely match is another organisation. */
  confirmed: Type.Optional(nullable(Type.String({ maxLength: 500 }))),
});
