import type { CustomerFacts, ManagerFacts, Value } from "../../facts/index.ts";
import type { ArticleKey, LocalDate, RegimeId } from "../../shared/index.ts";
import type {
  AccessRight,
  AccessRole,
  AccessScope,
  Citation,
  SensitiveWay,
  Strength,
} from "../model/index.ts";
import type { CollisionTerm } from "./collision-term.ts";
import type { DispatchTerms } from "./dispatch-terms.ts";
import type { CoverTerm, CreditTerm, HandoverTerm, PermitTerm } from "./handover-terms.ts";
import type { ClaimTerm, PoolTerm, ProtectionTerm } from "./ownership-terms.ts";

export type { CollisionTerm } from "./collision-term.ts";
export type { AssignTerm, DispatchTerms, ResponseTerm } from "./dispatch-terms.ts";
export type { CoverTerm, CreditTerm, HandoverTerm, PermitTerm } from "./handover-terms.ts";
export type { ClaimTerm, PoolTerm, ProtectionTerm } from "./ownership-terms.ts";

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

/**
 * What a rule needs to know of each side by itself: two customers, or two managers, are
 * interchangeable for it where all of these values are equal.
 */
export interface PairParts {
  readonly customer: readonly SidePart<CustomerFacts>[];
  readonly manager: readonly SidePart<ManagerFacts>[];
  /** A customer's value matters only where it is in the set of some manager. */
  readonly members: readonly {
    readonly member: SidePart<CustomerFacts>;
    readonly set: SidePart<ManagerFacts>;
  }[];
}

/** One value of one side; equal keys within a plan mean equal values. */
export interface SidePart<S> {
  readonly key: string;
  value(subject: S): Value;
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
  /** Coarser than `reads`; absent = compare the fields. */
  readonly parts?: PairParts;
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

/**
 * How an article of proximity turns a way into minutes a month: by kilometres of straight line,
 * or by the minutes of a table of ways between zones.
 */
export type Travel =
  | {
      readonly kind: "distance";
      /** Travel minutes a month per kilometre of straight line, in thousandths of a minute. */
      milliMinutesPerKm(customer: CustomerFacts): number;
      readonly unknownKm: number;
      /** Straight-line km beyond which the pair is forbidden (hard), or null. */
      readonly capKm: number | null;
    }
  | {
      readonly kind: "table";
      readonly reads: Reads;
      /** Coarser than `reads`; absent = compare the fields. */
      readonly parts?: PairParts;
      /** Travel minutes a month per minute of the way there and back, in thousandths of a minute. */
      milliMinutesPerMinute(customer: CustomerFacts): number;
      /** Whole minutes there and back; the article's figure for both ways where a zone is unknown. */
      minutesBetween(customer: CustomerFacts, manager: ManagerFacts): number;
      /** Whether the longer of the two ways is beyond the cap: the pair is forbidden (hard). */
      isBeyondCap(customer: CustomerFacts, manager: ManagerFacts): boolean;
    };

export interface ProximityTerm extends TermBase {
  /** False where the article's `when` excludes this customer. */
  applies(customer: CustomerFacts): boolean;
  readonly travel: Travel;
}

export interface CohesionTerm extends TermBase {
  /** oneOwner binds whole groups; mainLocal charges for members that do not follow their leader. */
  readonly mode: "oneOwner" | "mainLocal";
  /** The group this customer belongs to; null = stands alone. */
  groupOf(customer: CustomerFacts): string | null;
  /** mainLocal: whole minutes a month for each member whose owner is not its leader's; else 0. */
  readonly apart: number;
  /** mainLocal: the greatest leads; among equals the smaller id. 未知 = the least. */
  leadOf(customer: CustomerFacts): number;
  /** mainLocal: members of one place follow one of them; null = follows the head of the group. */
  localOf(customer: CustomerFacts): string | null;
}

/** Customers that must never share an owner. Only hard terms bind. */
export interface DisjointTerm extends TermBase {
  /** Rivalries this customer is in, sorted, without repeats; two customers with one in common are rivals. */
  rivalriesOf(customer: CustomerFacts): readonly string[];
}

/**
 * Neighbours that are better kept with one owner: two customers of one cell, or whose cells are
 * adjacent in the file of either. Only soft terms charge.
 */
export interface CompactnessTerm extends TermBase {
  /** The cell of this customer; null = has no neighbours. */
  cellOf(customer: CustomerFacts): string | null;
  /** Names of further cells that count as adjacent to its own, sorted; empty without a cell. */
  adjacentOf(customer: CustomerFacts): readonly string[];
  /** Whole minutes a month for each pair of neighbours with different owners. */
  readonly minutes: number;
}

export interface PriorityTerm extends TermBase {
  readonly reads: Reads;
  /** Coarser than `reads`; absent = compare the fields. */
  readonly parts?: PairParts;
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

/** What an article grants a role. */
export interface RoleAccessTerm extends TermBase {
  readonly role: AccessRole;
  readonly scope: AccessScope;
  readonly rights: readonly AccessRight[];
  readonly sensitive: SensitiveWay;
  /** Sensitive values one person may have shown in a day. */
  readonly perDay: number;
}

/** Fields of customers that are kept from sight. */
export interface SensitiveTerm extends TermBase {
  /** Keys of the fields, sorted, without repeats; a column nobody declared stands under `x:name`. */
  readonly fields: readonly string[];
  /** Whether they are sensitive for this customer; 未知 counts as sensitive. */
  covers(customer: CustomerFacts): boolean;
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
    readonly disjoint: readonly DisjointTerm[];
    readonly compactness: readonly CompactnessTerm[];
    readonly priority: readonly PriorityTerm[];
    readonly manual: readonly ManualTerm[];
  };
  /** Absent = the regime says nothing about access. */
  readonly access?: {
    readonly roles: readonly RoleAccessTerm[];
    readonly sensitive: readonly SensitiveTerm[];
  };
  /** Absent = the regime has no article of the kind. */
  readonly protection?: readonly ProtectionTerm[];
  readonly pool?: readonly PoolTerm[];
  readonly claim?: readonly ClaimTerm[];
  readonly collision?: readonly CollisionTerm[];
  readonly dispatch?: DispatchTerms;
  readonly handover?: readonly HandoverTerm[];
  readonly cover?: readonly CoverTerm[];
  readonly credit?: readonly CreditTerm[];
  readonly permit?: readonly PermitTerm[];
}
