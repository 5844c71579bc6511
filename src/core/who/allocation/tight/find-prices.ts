import type { PairTable } from "./pair-table.ts";

/** Prices per unit of weight, one an agent, and what they prove. */
export interface TightPrices {
  readonly prices: Float64Array;
  /** No assignment costs less; rounded up, because costs are integers. Infinity = a job fits with nobody. */
  readonly lowerBound: number;
}

/** Subgradient steps at most; each looks at every pair once. */
const STEPS = 2_000;
/** Pairs looked at by all steps together, at most. */
const LOOKS = 1_000_000_000;
/** Steps without a better bound before the step is halved. */
const PATIENCE = 12;
/** The step at which the search ends, as a share of Polyak's. */
const SMALLEST_STEP = 1e-4;
/** How far the relaxed loads of past steps count in the direction. */
const MEMORY = 0.7;

/** The relaxed problem at some prices: its value, and how far its loads miss the capacities. */
interface Relaxed {
  value: number;
  readonly miss: Float64Array;
}

/**
 * Evaluates the Lagrangian relaxation of the capacities: every job takes the agent where cost plus
 * priced weight is least. Source: Fisher 1981, doi:10.1287/mnsc.27.1.1.
 */
function relax(table: PairTable, prices: Float64Array, into: Relaxed): void {
  const { agents, jobs, cost, weight, capacity } = table;
  let value = 0;
  for (let j = 0; j < agents; j++) {
    into.miss[j] = -(capacity[j] as number);
    value -= (prices[j] as number) * (capacity[j] as number);
  }
  for (let i = 0; i < jobs; i++) {
    const base = i * agents;
    let least = Number.POSITIVE_INFINITY;
    let agent = 0;
    for (let j = 0; j < agents; j++) {
      const key = (cost[base + j] as number) + (prices[j] as number) * (weight[base + j] as number);
      if (key < least) {
        least = key;
        agent = j;
      }
    }
    value += least;
    into.miss[agent] = (into.miss[agent] as number) + (weight[base + agent] as number);
  }
  into.value = value;
}

/** What the dearest possible assignment costs; a bound above it proves that there is none. */
function dearest(table: PairTable): number {
  const { agents, jobs, cost } = table;
  let total = 0;
  for (let i = 0; i < jobs; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < agents; j++) {
      const at = cost[i * agents + j] as number;
      if (at > most && Number.isFinite(at)) most = at;
    }
    total += most;
  }
  return total;
}

/** The bound that a relaxed value proves: rounded up, less what the sums in doubles can be off by. */
function provenBy(table: PairTable, value: number, prices: Float64Array): number {
  if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY;
  let size = Math.abs(value);
  for (let j = 0; j < table.agents; j++)
    size += 2 * (prices[j] as number) * (table.capacity[j] as number);
  const error = size * (table.jobs + table.agents) * Number.EPSILON;
  const bound = Math.ceil(value - error - 1e-9);
  return bound > dearest(table) ? Number.POSITIVE_INFINITY : bound;
}

/**
 * Finds prices whose Lagrangian bound is high, by subgradient steps along a moving average of the
 * misses, towards a target that lies a share of the spread above the best bound.
 * Source: Held, Wolfe, Crowder 1974, doi:10.1007/BF01580223; Camerini, Fratta, Maffioli 1975,
 * doi:10.1007/BFb0120697.
 */
export function findPrices(table: PairTable, start: Float64Array | null): TightPrices {
  const { agents } = table;
  const prices = start === null ? new Float64Array(agents) : start.slice();
  const relaxed: Relaxed = { value: 0, miss: new Float64Array(agents) };
  const direction = new Float64Array(agents);
  relax(table, prices, relaxed);
  let best = relaxed.value;
  const bestPrices = prices.slice();
  let share = 1;
  let stale = 0;
  let reach = Math.max(1, Math.abs(best) * 0.05);
  const steps = Math.min(STEPS, Math.ceil(LOOKS / (agents * table.jobs)));
  for (let step = 0; step < steps && share > SMALLEST_STEP && Number.isFinite(best); step++) {
    let length = 0;
    for (let j = 0; j < agents; j++) {
      const miss = relaxed.miss[j] as number;
      const d = MEMORY * (direction[j] as number) + (1 - MEMORY) * miss;
      direction[j] = (prices[j] as number) <= 0 && d < 0 ? 0 : d;
      length += (direction[j] as number) ** 2;
    }
    if (length === 0) break;
    const size = (share * (best + reach - relaxed.value)) / length;
    for (let j = 0; j < agents; j++)
      prices[j] = Math.max(0, (prices[j] as number) + size * (direction[j] as number));
    relax(table, prices, relaxed);
    if (relaxed.value > best) {
      best = relaxed.value;
      bestPrices.set(prices);
      stale = 0;
    } else if (++stale > PATIENCE) {
      share /= 1.5;
      reach /= 1.5;
      stale = 0;
      prices.set(bestPrices);
      relax(table, prices, relaxed);
      direction.fill(0);
    }
  }
  return { prices: bestPrices, lowerBound: provenBy(table, best, bestPrices) };
}
