import type { ArticleKey, CustomerId, ManagerId } from "../../shared/index.ts";

/** One line of the curve a user watches: the best plan so far against the proven bound. */
export interface Progress {
  readonly phase: "prepare" | "bound" | "construct" | "improve" | "certify" | "done";
  /** Minutes of work a month; null before there is a plan. */
  readonly objective: number | null;
  readonly lowerBound: number | null;
  /** (objective − lowerBound) / objective, or null. */
  readonly gap: number | null;
  /** Work done so far as a share of the budget, 0 … 1. */
  readonly share: number;
  readonly unassigned: number;
}

export type StoppedBy = "converged" | "budget" | "time" | "person";

/** One manager's side of a plan. */
export interface ManagerLoad {
  readonly manager: ManagerId;
  readonly count: number;
  /** Weight units of the tightest capacity article. */
  readonly load: number;
  /** Limit of that article; null = none. */
  readonly capacity: number | null;
  /** Minutes of work a month. */
  readonly workload: number;
  /** Sum of the customers' value (fen), 0 where the regime defines none. */
  readonly value: number;
  /** Shadow price: minutes a month that one more weight unit of this manager would save. */
  readonly price: number;
}

/** Measures of an equal share. Formulas: spec of the measures in docs/en/measures.md. */
export interface Balance {
  readonly cv: number;
  readonly jain: number;
  readonly gini: number;
  readonly maxDeviation: number;
}

/** One owner per customer, with its proof. Arrays run over the problem's customers/managers. */
export interface AllocationOutcome {
  /** Manager index per customer, -1 = unassigned. */
  readonly assigned: Int32Array;
  /**
   * Minutes of work a month, integer; includes the price of those left out. Customers whom
   * nobody may hold, or could hold even if he were free, cost nothing: no plan does better.
   */
  readonly objective: number;
  /** Proven: no allocation costs less, over all eligible pairs. Integer. */
  readonly lowerBound: number;
  readonly gap: number;
  /** Part of the objective that is the price of those left out, in minutes; no real work. */
  readonly unassignedPrice: number;
  /**
   * (objective − lowerBound) / (objective − unassignedPrice): the gap that a large price of those
   * left out cannot dilute; above 1 where the bound cannot tell who must stay out. null = no work.
   */
  readonly gapWithoutUnassigned: number | null;
  readonly stoppedBy: StoppedBy;
  readonly seed: number;
  readonly managerLoads: readonly ManagerLoad[];
  readonly balance: Balance;
  readonly balanceBefore: Balance | null;
  /** Customers whose owner changes (had an owner, gets another). */
  readonly moved: number;
  /** With a limit on moves: minutes a month that one more move would save, about; else 0. */
  readonly priceOfMove: number;
  /** Whether the limit on moves is kept; false where the rules force more of them. */
  readonly isWithinMoves: boolean;
  /** Shortage certificates: why the unassigned could not be placed. */
  readonly shortages: readonly Shortage[];
  /** Prices that prove the bound, per resource of the problem and seat: what explanations use. */
  readonly prices: readonly Float64Array[];
  readonly engineVersion: string;
}

/**
 * Customers that compete for managers who cannot hold them all. Where demand ≤ capacity the room
 * would do in sum, but it lies in pieces and no way to fit the rest was found.
 */
export interface Shortage {
  readonly customers: readonly CustomerId[];
  readonly managers: readonly ManagerId[];
  /** Weight asked for and weight there is, under `capacityArticle`. */
  readonly demand: number;
  readonly capacity: number;
  readonly capacityArticle: ArticleKey | null;
  /** Hard articles that confine these customers to these managers. */
  readonly confinedBy: readonly ArticleKey[];
}
