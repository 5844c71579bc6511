import type { AllocationOutcome, AllocationProblem, Balance } from "../core/who/index.ts";
import type { Locale } from "../i18n/text.ts";
import { shortageLines } from "./shortage-lines.ts";

export interface Seconds {
  readonly read: number;
  readonly compile: number;
  readonly solve: number;
  readonly write: number;
}

/** REPORT.json. Minutes are minutes of work a month; value is in fen. */
export interface Report {
  readonly objective: number;
  readonly lowerBound: number;
  readonly gap: number;
  /** Part of the objective that is the price of those left out, and the gap measured without it. */
  readonly unassignedPrice: number;
  readonly gapWithoutUnassigned: number | null;
  readonly customers: number;
  readonly managers: number;
  readonly unassigned: number;
  readonly perManager: readonly {
    readonly manager_id: string;
    readonly count: number;
    readonly load: number;
    readonly capacity: number | null;
    readonly value: number;
    readonly workload: number;
  }[];
  readonly balance: Balance;
  readonly balanceBefore: Balance | null;
  readonly moved: number;
  readonly seconds: Seconds;
  readonly peakRssMb: number;
  readonly seed: number;
  readonly regime: { readonly id: string; readonly revision: number; readonly hash: string };
  readonly engineVersion: string;
  readonly today: string;
  readonly stoppedBy: string;
  readonly unassignedCustomers: readonly string[];
  readonly shortages: readonly string[];
}

/** Peak of this process so far, in megabytes; Node counts kilobytes. */
const peakRssMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

export function reportOf(result: {
  readonly problem: AllocationProblem;
  readonly outcome: AllocationOutcome;
  readonly seconds: Seconds;
  readonly locale: Locale;
}): Report {
  const { problem, outcome, seconds, locale } = result;
  const left = problem.customers.filter((_, index) => (outcome.assigned[index] ?? -1) < 0);
  return {
    objective: outcome.objective,
    lowerBound: outcome.lowerBound,
    gap: outcome.gap,
    unassignedPrice: outcome.unassignedPrice,
    gapWithoutUnassigned: outcome.gapWithoutUnassigned,
    customers: problem.customers.length,
    managers: problem.managers.length,
    unassigned: left.length,
    perManager: outcome.managerLoads.map(({ manager, count, load, capacity, value, workload }) => ({
      manager_id: manager,
      count,
      load,
      capacity,
      value,
      workload,
    })),
    balance: outcome.balance,
    balanceBefore: outcome.balanceBefore,
    moved: outcome.moved,
    seconds,
    peakRssMb: peakRssMb(),
    seed: outcome.seed,
    regime: {
      id: problem.plan.regime.id,
      revision: problem.plan.regime.revision,
      hash: problem.plan.regime.textHash,
    },
    engineVersion: outcome.engineVersion,
    today: problem.plan.today,
    stoppedBy: outcome.stoppedBy,
    unassignedCustomers: left.map((customer) => customer.id),
    shortages: shortageLines(problem, outcome, locale),
  };
}
