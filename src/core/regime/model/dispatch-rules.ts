import type { Expr } from "../expression/index.ts";

/** Where a new customer comes from. */
export const DISPATCH_SOURCES = ["form", "api", "import", "inquiry"] as const;
export type DispatchSource = (typeof DISPATCH_SOURCES)[number];

/** How the manager of a new customer is found. */
export const DISPATCH_STRATEGIES = [
  "byPrices",
  "roundRobin",
  "weighted",
  "leastLoaded",
  "bestFit",
  "territory",
  "referral",
] as const;
export type DispatchStrategy = (typeof DISPATCH_STRATEGIES)[number];

/** Which minutes of a day count: those of the office, or all. */
export type ContactClock = "business" | "clock";

/** dispatch: who gets a new customer, or in what time he is to be in touch with it. */
export type DispatchPart = {
  readonly kind: "dispatch";
  /** The sources that the article is about, in the order written. */
  readonly sources: readonly DispatchSource[];
} & (
  | {
      readonly form: "assign";
      /** Tried one after another until one gives a manager; not empty, no repeats. */
      readonly strategies: readonly DispatchStrategy[];
      /** Over the manager: his part in `weighted`; null where no strategy asks. */
      readonly weight: Expr | null;
      /** Over the pair: who has the customer's territory. */
      readonly match: Expr | null;
      /** Over the customer: id of the customer who referred it, and the day. */
      readonly referrer: Expr | null;
      readonly referredOn: Expr | null;
      /** Referrals on the way to a customer who was not referred. */
      readonly depth: number;
      /** Days for which a referral holds. */
      readonly windowDays: number;
    }
  | {
      readonly form: "response";
      /** Minutes until the first contact. */
      readonly minutes: number;
      readonly clock: ContactClock;
      /** How often the customer goes to somebody else before it is brought up. */
      readonly reroutes: number;
      /** To whom it is brought up. */
      readonly escalate: string;
    }
);
