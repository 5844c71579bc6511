import type { ArticleKey, CustomerId, ManagerId } from "../shared/index.ts";

/** One article's part in the cost of a pair, in minutes a month. */
export interface CostItem {
  readonly article: ArticleKey;
  readonly kind:
    | "proximity"
    | "continuity"
    | "eligibility"
    | "priority"
    | "balance"
    | "capacity"
    | "unassigned";
  readonly minutes: number;
  /** Facts behind the figure: `km`, `visits`, `dimension`, `from` … */
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** Why an article speaks for, or against, a pair. Codes are rendered by i18n. */
export interface ReasonItem {
  readonly article: ArticleKey;
  readonly code: ReasonCode;
  readonly facts: Readonly<Record<string, string | number | null | readonly string[]>>;
}

export type ReasonCode =
  | "roster.admitted"
  | "roster.refused"
  | "eligibility.satisfied"
  | "eligibility.broken"
  | "eligibility.missingAllowed"
  | "eligibility.missingDenied"
  | "capacity.room"
  | "capacity.full"
  | "continuity.kept"
  | "continuity.changed"
  | "proximity.nearest"
  | "proximity.travel"
  | "proximity.beyondCap"
  | "proximity.way"
  | "proximity.wayBeyondCap"
  | "priority.matched"
  | "priority.unmatched"
  | "cohesion.together"
  | "cohesion.leads"
  | "cohesion.follows"
  | "cohesion.apart"
  | "compactness.near"
  | "compactness.parted"
  | "company.parted"
  | "disjoint.apart"
  | "disjoint.rivalHeld"
  | "disjoint.rivalThere"
  | "balance.relieved"
  | "manual.awaits"
  | "dispatch.byPrices"
  | "dispatch.roundRobin"
  | "dispatch.weighted"
  | "dispatch.leastLoaded"
  | "dispatch.bestFit"
  | "dispatch.territory"
  | "dispatch.referral"
  | "lock.held";

/** A manager who did not get the customer. */
export interface Alternative {
  readonly manager: ManagerId;
  /**
   * Minutes a month by which a whole plan that has the customer there costs more; null when he is
   * full and no room can be made, or when the customer has no manager to compare with.
   */
  readonly extraCost: number | null;
  /** What the pair alone would cost more (negative when it is cheaper and yet not chosen). */
  readonly extraPairCost: number;
  readonly isFull: boolean;
  readonly items: readonly CostItem[];
}

/** Managers that one hard article excludes. */
export interface Exclusion {
  readonly article: ArticleKey;
  readonly count: number;
  /** At most five of them, with the reason for each. */
  readonly sample: readonly { readonly manager: ManagerId; readonly reason: ReasonItem }[];
}

/** One change that alone would have made a cheaper plan with somebody else. */
export type CounterFactual =
  | {
      readonly kind: "costDrop";
      readonly manager: ManagerId;
      readonly article: ArticleKey;
      readonly minutes: number;
      readonly facts: Readonly<Record<string, string | number | null>>;
    }
  | {
      readonly kind: "roomNeeded";
      readonly manager: ManagerId;
      readonly article: ArticleKey;
      readonly weight: number;
    }
  | { readonly kind: "ruleLifted"; readonly manager: ManagerId; readonly article: ArticleKey };

/** Who, why, who came second and what would have had to change: data, no prose. */
export interface CustomerReason {
  readonly customer: CustomerId;
  /** null = unassigned. */
  readonly manager: ManagerId | null;
  readonly previous: ManagerId | null;
  readonly items: readonly CostItem[];
  readonly total: number;
  readonly because: readonly ReasonItem[];
  readonly runnerUp: Alternative | null;
  readonly alternatives: readonly Alternative[];
  readonly eligibleCount: number;
  readonly excluded: readonly Exclusion[];
  readonly counterFactuals: readonly CounterFactual[];
  /** Set when an article leaves the decision to a person. */
  readonly awaits: {
    readonly article: ArticleKey;
    readonly by: string;
    readonly question: string;
  } | null;
}
