import type { SubjectKind, Value } from "../../facts/index.ts";
import type { ArticleKey, LocalDate } from "../../shared/index.ts";
import type { Expr } from "../expression/index.ts";
import type { AccessRight, AccessRole, AccessScope, SensitiveWay } from "./access-words.ts";
import type { CollisionPart } from "./collision-rules.ts";
import type { DispatchPart } from "./dispatch-rules.ts";
import type { CoverPart, CreditPart, HandoverPart, PermitPart } from "./handover-rules.ts";
import type { ClaimPart, PoolPart, ProtectionPart } from "./ownership-rules.ts";

/** hard: never broken · soft: costs minutes a month · advisory: only shown. */
export type Strength = "hard" | "soft" | "advisory";

/** What to do where a fact that the rule needs is 未知. */
export type OnMissing = "deny" | "allow";

/** A cascade: the first row whose condition holds decides; the last row has no condition. */
export interface Table<T> {
  readonly rows: readonly { readonly when: Expr | null; readonly is: T }[];
}

/** A number that changes on given days; the entry in force is the latest not after the day. */
export interface DatedSeries {
  readonly entries: readonly { readonly from: LocalDate | null; readonly value: number }[];
}

/** A situation written inside the rule block, with the outcome the author expects. */
export interface RuleTest {
  readonly customer: Readonly<Record<string, Value>>;
  readonly manager: Readonly<Record<string, Value>>;
  readonly today: LocalDate | null;
  /** pass | fail | missing for conditions; a number for limits, weights and costs; a class name for tables. */
  readonly expect: string | number | boolean;
  readonly line: number;
}

interface RuleBase {
  readonly article: ArticleKey;
  readonly strength: Strength;
  /** Scope: the rule applies only where this holds; null = everywhere. */
  readonly when: Expr | null;
  /** Articles to which this one is an exception. */
  readonly overrides: readonly ArticleKey[];
  /** Paths of numbers that the prose does not state and the author owns up to. */
  readonly textSilent: readonly string[];
  readonly tests: readonly RuleTest[];
}

/** define: a named predicate, a classification table, a score, or a new field. */
export type DefineRule = RuleBase & { readonly kind: "define"; readonly of: SubjectKind } & (
    | {
        readonly form: "term";
        readonly name: string;
        readonly en: string | null;
        readonly means: Expr;
      }
    | {
        readonly form: "table";
        readonly name: string;
        readonly en: string | null;
        readonly table: Table<string>;
      }
    | {
        readonly form: "score";
        readonly name: string;
        readonly en: string | null;
        readonly is: Table<Expr>;
        readonly unit: string | null;
      }
    | {
        readonly form: "field";
        readonly name: string;
        readonly en: string;
        readonly type: "text" | "choice" | "number" | "money" | "date" | "bool" | "set";
        readonly values: readonly string[];
        readonly aliases: readonly string[];
      }
  );

/** roster: who may hold customers at all (`require` over 经理), and the staffing minimum. */
export type RosterRule = RuleBase & {
  readonly kind: "roster";
  readonly post: string;
  readonly require: Expr;
  readonly onMissing: OnMissing;
  /** At least `count` such managers for each value of the manager field `per`; reported, not enforced. */
  readonly minimum: { readonly per: Expr; readonly count: number } | null;
  readonly standIn: readonly string[];
};

/** calendar: which days and hours count, and how many minutes a month one person works. */
export type CalendarRule = RuleBase & {
  readonly kind: "calendar";
  readonly use: string;
  readonly hours: readonly { readonly from: string; readonly to: string }[];
};

/** eligibility: `require` must hold for the pair; soft: breaking it costs `penalty` minutes a month. */
export type EligibilityRule = RuleBase & {
  readonly kind: "eligibility";
  readonly require: Expr;
  readonly onMissing: OnMissing;
  readonly penalty: number;
  readonly override: {
    readonly by: string;
    readonly reason: boolean;
    readonly expiresDays: number | null;
  } | null;
};

/** capacity: Σ weight(customer) over a manager's book ≤ limit. `when` ranges over 经理. */
export type CapacityRule = RuleBase & {
  readonly kind: "capacity";
  /** A dated number, or an expression over the manager (经理.上限 * 50%). */
  readonly limit: DatedSeries | Expr;
  /** Used where the limit expression is 未知; null = that manager has no limit under this rule. */
  readonly otherwise: number | null;
  /** Integer weight of a customer; default 1 each. */
  readonly weight: Table<number>;
};

/** balance: load outside target ± tolerance costs `rate` minutes for each minute (or unit) outside. */
export type BalanceRule = RuleBase & {
  readonly kind: "balance";
  /** workload: minutes of work a month · count: customers · value: the customer's `value` expression. */
  readonly measure: "workload" | "count" | "value";
  readonly value: Expr | null;
  /** equal: the mean over managers · capacity: in proportion to each manager's limit. */
  readonly target: "equal" | "capacity";
  /** Tolerance as basis points (1000 = 10 %). */
  readonly tolerance: number;
  /** Minutes a month charged per unit outside the band (for value: per `per` units of value). */
  readonly rate: number;
  readonly per: number;
};

/** continuity: changing the owner costs `handover` minutes once, spread over `months`. */
export type ContinuityRule = RuleBase & {
  readonly kind: "continuity";
  readonly handover: Table<number>;
  readonly months: number;
};

/** proximity: travel minutes a month = visits × the way there and back. */
export type ProximityRule = RuleBase & {
  readonly kind: "proximity";
  /** Visits a month, in hundredths (25 = one visit in four months). */
  readonly visits: Table<number>;
} & (
    | {
        readonly form: "distance";
        /** Detour factor in percent (130 = 1.3 × straight line). */
        readonly detour: number;
        /** Speed in km/h. */
        readonly speed: number;
        /** Kilometres charged where a place is unknown. */
        readonly unknownKm: number;
        /** Hard upper distance in km (straight line × detour), or null. */
        readonly capKm: number | null;
      }
    | {
        readonly form: "times";
        /** The zone of the manager, from which he sets out, and that of the customer. */
        readonly from: Expr;
        readonly to: Expr;
        /** Whole minutes one way; a way that is written once holds in both directions. */
        readonly times: WayTimes;
        /** Minutes one way charged where a zone is unknown or the table has no such way. */
        readonly unknownMinutes: number;
        /** Hard upper limit of minutes one way, or null. */
        readonly capMinutes: number | null;
      }
  );

/** Minutes one way, by the zone where the way begins and the zone where it ends. */
export type WayTimes = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** cohesion: customers with the same value of `by` have one owner, or one main and local ones. */
export type CohesionRule = RuleBase & {
  readonly kind: "cohesion";
  /** Expression over the customer naming its group; 未知 = stands alone. */
  readonly by: Expr;
} & (
    | { readonly mode: "oneOwner" }
    | {
        readonly mode: "mainLocal";
        /** The member with the greatest amount is the head; null = the smallest id. */
        readonly lead: Expr | null;
        /** Members in one place have one local owner; null = nobody is local. */
        readonly local: Expr | null;
        /** Minutes a month for a member whose owner is not that of the one it follows. */
        readonly apart: number;
      }
  );

/** disjoint: customers with a value of `by` in common never share an owner. */
export type DisjointRule = RuleBase & {
  readonly kind: "disjoint";
  /** A text or a set over the customer; 未知 and empty = no rivals. */
  readonly by: Expr;
};

/** compactness: neighbours with different owners cost `apart` minutes a month for each pair. */
export type CompactnessRule = RuleBase & {
  readonly kind: "compactness";
  /** The cell of the customer; 未知 = no neighbours. */
  readonly cell: Expr;
  /** The set of names of adjacent cells; null = only customers of one cell are neighbours. */
  readonly adjacent: Expr | null;
  readonly apart: number;
};

/** priority: which principle decides first (先区域、后行业). */
export type PriorityRule = RuleBase & {
  readonly kind: "priority";
  readonly dimensions: readonly {
    readonly name: string;
    /** Pair condition: this manager matches this customer in this dimension. */
    readonly match: Expr;
    /** Minutes a month charged when the manager does not match (soft). */
    readonly penalty: number;
  }[];
  /** Customers for whom another order of dimensions holds, limited to a share in basis points. */
  readonly carveOut: {
    readonly when: Expr;
    readonly order: readonly string[];
    readonly maxShare: number | null;
  } | null;
};

/** manual: a person must decide; the plan prepares the choice and marks it. */
export type ManualRule = RuleBase & {
  readonly kind: "manual";
  readonly by: string;
  readonly question: string;
};

/** access: what a role may do and how far it sees, or which fields of a customer are sensitive. */
export type AccessRule = RuleBase & { readonly kind: "access" } & (
    | {
        readonly form: "role";
        readonly role: AccessRole;
        readonly scope: AccessScope;
        readonly rights: readonly AccessRight[];
        readonly sensitive: SensitiveWay;
        /** Sensitive values that one person may have shown in a day; 0 unless `sensitive` is reveal. */
        readonly perDay: number;
      }
    /** Names of customer fields, sensitive wherever `when` is not false. */
    | { readonly form: "fields"; readonly fields: readonly string[] }
  );

/** handover, cover, credit, permit: how a book changes hands, and who must agree. */
export type HandoverRule = RuleBase & HandoverPart;
export type CoverRule = RuleBase & CoverPart;
export type CreditRule = RuleBase & CreditPart;
export type PermitRule = RuleBase & PermitPart;

/** collision: when two entries are one customer, and whose it is. */
export type CollisionRule = RuleBase & CollisionPart;

/** dispatch: who gets a new customer, and in what time he is to be in touch. */
export type DispatchRule = RuleBase & DispatchPart;

/** protection, pool, claim: how long a customer is kept, and how it is taken from the pool. */
export type ProtectionRule = RuleBase & ProtectionPart;
export type PoolRule = RuleBase & PoolPart;
export type ClaimRule = RuleBase & ClaimPart;

/** declaratory: nothing to execute. */
export type DeclaratoryRule = RuleBase & { readonly kind: "declaratory" };

/** The closed set of rule kinds. A new kind is added here; the type errors lead through the rest. */
export type Rule =
  | DefineRule
  | RosterRule
  | CalendarRule
  | EligibilityRule
  | CapacityRule
  | BalanceRule
  | ContinuityRule
  | ProximityRule
  | CohesionRule
  | DisjointRule
  | CompactnessRule
  | PriorityRule
  | ManualRule
  | HandoverRule
  | CoverRule
  | CreditRule
  | PermitRule
  | ProtectionRule
  | PoolRule
  | ClaimRule
  | CollisionRule
  | DispatchRule
  | AccessRule
  | DeclaratoryRule;

export type RuleKind = Rule["kind"];
export type RuleOf<K extends RuleKind> = Extract<Rule, { readonly kind: K }>;
