import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { ArticleKey, LocalDate, RegimeId } from "../../shared/index.ts";
import type { Citation, Strength } from "../model/index.ts";

/** Three-valued truth; null = 未知. */
export type Truth = boolean | null;

/** A field whose value was 未知 when a rule needed it. */
export interface MissingFact {
  readonly of: "customer" | "manager";
  readonly key: string;
}

/** The fields an expression reads: what makes two subjects interchangeable for it. */
export interface Reads {
  readonly customer: readonly string[];
  readonly manager: readonly string[];
  /** True when it reads the distance between the two places. */
  readonly distance: boolean;
}

interface TermBase {
  readonly article: ArticleKey;
  readonly strength: Strength;
}

export interface RosterTerm extends TermBase {
  readonly post: string;
  /** Whether this manager may hold customers; 未知 already resolved by the rule's onMissing. */
  admits(manager: ManagerFacts): boolean;
  missing(manager: ManagerFacts): readonly MissingFact[];
  readonly minimum: { per(manager: ManagerFacts): string | null; readonly count: number } | null;
}

/** Outcome of one eligibility article for one pair. */
export type EligibilityVerdict =
  | "notApplicable"
  | "pass"
  | "fail"
  | "missingAllowed"
  | "missingDenied";

export interface EligibilityTerm extends TermBase {
  readonly reads: Reads;
  verdict(customer: CustomerFacts, manager: ManagerFacts): EligibilityVerdict;
  missing(customer: CustomerFacts, manager: ManagerFacts): readonly MissingFact[];
  /** Minutes a month when a soft article is broken. */
  readonly penalty: number;
}

export interface CapacityTerm extends TermBase {
  /** Limit for this manager in weight units; null = this article sets none for him. */
  limit(manager: ManagerFacts): number | null;
  /** Integer weight ≥ 0 of this customer. */
  weight(customer: CustomerFacts): number;
}

export interface BalanceTerm extends TermBase {
  readonly measure: "workload" | "count" | "value";
  /** Integer amount of this customer in the measure's unit; 未知 counts as 0. */
  amount(customer: CustomerFacts): number;
  readonly target: "equal" | "capacity";
  /** Basis points. */
  readonly tolerance: number;
  /** Minutes a month per `per` units outside the band. */
  readonly rate: number;
  readonly per: number;
}

export interface ContinuityTerm extends TermBase {
  /** Minutes a month charged when this customer leaves its present owner. */
  switchCost(customer: CustomerFacts): number;
}

export interface ProximityTerm extends TermBase {
  /** False where the article's `when` excludes this customer. */
  applies(customer: CustomerFacts): boolean;
  /** Travel minutes a month per kilometre of straight line, in thousandths of a minute. */
  milliMinutesPerKm(customer: CustomerFacts): number;
  readonly unknownKm: number;
  /** Straight-line km beyond which the pair is forbidden (hard), or null. */
  readonly capKm: number | null;
}

export interface CohesionTerm extends TermBase {
  readonly mode: "oneOwner" | "mainLocal";
  /** The group this customer belongs to; null = stands alone. */
  groupOf(customer: CustomerFacts): string | null;
}

export interface PriorityTerm extends TermBase {
  readonly reads: Reads;
  readonly dimensions: readonly {
    readonly name: string;
    match(customer: CustomerFacts, manager: ManagerFacts): Truth;
    readonly penalty: number;
  }[];
  /** Names of dimensions, first decides; differs for carved-out customers. */
  orderFor(customer: CustomerFacts): readonly string[];
  carvedOut(customer: CustomerFacts): boolean;
  /** Basis points of customers that may be carved out, or null. */
  readonly maxCarveOutShare: number | null;
}

export interface ManualTerm extends TermBase {
  applies(customer: CustomerFacts): boolean;
  readonly by: string;
  readonly question: string;
}

/** A classification or score of the regime, for tables and reports. */
export interface DerivedFact {
  readonly article: ArticleKey;
  readonly of: "customer" | "manager";
  readonly name: string;
  readonly en: string | null;
  readonly form: "term" | "table" | "score";
  valueOf(subject: CustomerFacts | ManagerFacts): string | number | boolean | null;
}

/**
 * A regime compiled for one day: the only thing the five rooms see of it. Terms of one kind
 * stand in article order; `overrides` is already resolved inside their closures.
 */
export interface Plan {
  readonly regime: {
    readonly id: RegimeId;
    readonly title: string;
    readonly revision: number;
    readonly textHash: string;
  };
  readonly today: LocalDate;
  readonly articles: readonly {
    readonly key: ArticleKey;
    readonly printed: string;
    readonly title: string;
    readonly prose: string;
  }[];
  cite(key: ArticleKey): Citation;
  readonly derived: readonly DerivedFact[];
  readonly who: {
    readonly roster: readonly RosterTerm[];
    readonly eligibility: readonly EligibilityTerm[];
    readonly capacity: readonly CapacityTerm[];
    readonly balance: readonly BalanceTerm[];
    readonly continuity: readonly ContinuityTerm[];
    readonly proximity: readonly ProximityTerm[];
    readonly cohesion: readonly CohesionTerm[];
    readonly priority: readonly PriorityTerm[];
    readonly manual: readonly ManualTerm[];
  };
}
