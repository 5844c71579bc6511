// Independent checker of one allocation: shares no code with the engine. Reads a dump
// (benchmarks/dump.ts) and recomputes feasibility, the objective, and the bound from the prices.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** One allocation as plain numbers. */
export interface Dump {
  /** cost[unit][seat] in minutes a month, switch cost included; null = forbidden. */
  readonly cost: readonly (readonly (number | null)[])[];
  /** Price of leaving each unit out. */
  readonly price: readonly number[];
  readonly limits: readonly {
    readonly amount: readonly number[];
    /** Per seat; null = none. */
    readonly limit: readonly (number | null)[];
    readonly shadow: readonly number[];
  }[];
  readonly bands: readonly {
    readonly amount: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
    readonly rate: number;
    readonly per: number;
    readonly shadow: readonly number[];
  }[];
  /** Seat per unit, null = left out. */
  readonly assigned: readonly (number | null)[];
  readonly objective: number;
  readonly lowerBound: number;
}

const loadOf = (dump: Dump, amount: readonly number[], seat: number): number =>
  dump.assigned.reduce<number>(
    (sum, at, unit) => (at === seat ? sum + (amount[unit] ?? 0) : sum),
    0,
  );

function* brokenRules(dump: Dump): Generator<string> {
  for (const [unit, seat] of dump.assigned.entries()) {
    if (seat === null) continue;
    const cost = dump.cost[unit]?.[seat];
    if (cost === null || cost === undefined) yield `unit ${unit} may not be in seat ${seat}`;
  }
  for (const [index, { amount, limit }] of dump.limits.entries()) {
    for (const [seat, most] of limit.entries()) {
      const load = loadOf(dump, amount, seat);
      if (most !== null && load > most)
        yield `limit ${index}: seat ${seat} holds ${load} of ${most}`;
    }
  }
}

/** The objective, recomputed. */
export function objectiveFrom(dump: Dump): number {
  let total = 0;
  for (const [unit, seat] of dump.assigned.entries()) {
    total += seat === null ? (dump.price[unit] ?? 0) : (dump.cost[unit]?.[seat] ?? Number.NaN);
  }
  for (const { amount, low, high, rate, per } of dump.bands) {
    for (const seat of low.keys()) {
      const load = loadOf(dump, amount, seat);
      const outside = Math.max(0, (low[seat] ?? 0) - load, load - (high[seat] ?? 0));
      total += Math.ceil((rate * outside) / per);
    }
  }
  return total;
}

/** The Lagrangian bound at the dump's prices, over every pair; throws on prices that prove nothing. */
export function boundFrom(dump: Dump): number {
  let total = 0;
  for (const [unit, costs] of dump.cost.entries()) {
    let least = dump.price[unit] ?? 0;
    for (const [seat, cost] of costs.entries()) {
      if (cost === null) continue;
      let priced = cost;
      for (const part of [...dump.limits, ...dump.bands]) {
        priced += (part.amount[unit] ?? 0) * (part.shadow[seat] ?? 0);
      }
      least = Math.min(least, priced);
    }
    total += least;
  }
  for (const { limit, shadow } of dump.limits) {
    for (const [seat, price] of shadow.entries()) {
      if (price < 0) throw new Error(`the price of a limit is negative at seat ${seat}`);
      if (price > 0) total -= price * (limit[seat] ?? Number.POSITIVE_INFINITY);
    }
  }
  for (const { low, high, rate, per, shadow } of dump.bands) {
    for (const [seat, price] of shadow.entries()) {
      if (Math.abs(price) > rate / per + 1e-9)
        throw new Error(`a band's price exceeds its rate at seat ${seat}`);
      total -= price * ((price > 0 ? high[seat] : low[seat]) ?? 0);
    }
  }
  return total;
}

/** Every fault of an allocation; empty = it is what it claims to be. */
export function faultsOf(dump: Dump): readonly string[] {
  const faults = [...brokenRules(dump)];
  const objective = objectiveFrom(dump);
  if (objective !== dump.objective)
    faults.push(`objective is ${objective}, claimed ${dump.objective}`);
  const proved = Math.ceil(boundFrom(dump) - 1e-6);
  if (dump.lowerBound > proved) faults.push(`bound is ${proved}, claimed ${dump.lowerBound}`);
  if (dump.lowerBound > objective) faults.push("the bound exceeds the objective");
  return faults;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const faults = faultsOf(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Dump);
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? "correct" : `${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
