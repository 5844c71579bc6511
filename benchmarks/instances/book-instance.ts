import type { Band, Instance, Resource } from "../../src/core/who/allocation/instance/instance.ts";
import { INDUSTRIES, LICENCES, type Memory, type SyntheticBook, TIERS } from "./synthetic-book.ts";

/** The prices of the synthetic regime; minutes a month unless said otherwise. */
export const TARIFF = {
  /** A unit of workload and a kilometre. */
  kilometre: 10,
  /** A unit of workload with a manager of another industry. */
  mismatch: 60,
  /** A unit of workload and a step between the tiers. */
  tierStep: 40,
  /** A change of owner, whatever the customer. */
  change: 200,
  /** A change of owner, per unit of value. */
  changePerValue: 3,
  /** A unit of workload that nobody looks after. */
  leftOut: 8_000,
} as const;

/** Bands of `--fairness`: tolerance as a share of the target, rate in minutes per unit outside. */
export const FAIRNESS = {
  workload: { tolerance: 0.05, rate: 10 },
  value: { tolerance: 0.1, rate: 5 },
} as const;

/** A table of charges by kind of customer (industry, licence, tier) and by manager. */
function mismatchTable({ managers }: SyntheticBook, memory: Memory): Int32Array {
  const kinds = INDUSTRIES * (LICENCES + 1) * TIERS;
  const cells = new Int32Array(memory(kinds * managers.count * 4));
  for (let kind = 0; kind < kinds; kind++) {
    const tier = kind % TIERS;
    const licence = Math.floor(kind / TIERS) % (LICENCES + 1);
    const industry = Math.floor(kind / TIERS / (LICENCES + 1));
    for (let j = 0; j < managers.count; j++) {
      const held = (managers.licences[j] as number) & (licence === 0 ? 0 : 1 << (licence - 1));
      const steps = Math.abs((managers.tier[j] as number) - tier);
      const other = managers.industry[j] === industry ? 0 : 1;
      cells[kind * managers.count + j] =
        licence !== 0 && held === 0 ? -1 : TARIFF.mismatch * other + TARIFF.tierStep * steps;
    }
  }
  return cells;
}

interface Fairness {
  readonly tolerance: number;
  readonly rate: number;
}

/** A band about the targets, its edges whole numbers. */
function bandAbout(target: Float64Array, { tolerance, rate }: Fairness, memory: Memory): Band {
  const low = new Float64Array(memory(target.byteLength));
  const high = new Float64Array(memory(target.byteLength));
  for (let j = 0; j < target.length; j++) {
    low[j] = Math.floor((target[j] as number) * (1 - tolerance));
    high[j] = Math.ceil((target[j] as number) * (1 + tolerance));
  }
  return { low, high, rate, per: 1 };
}

/** Limits, and bands of workload and of value when the book is to be fair. */
function resourcesOf(book: SyntheticBook, memory: Memory, isFair: boolean): readonly Resource[] {
  const { customers, managers } = book;
  const own = (list: Int32Array): Float64Array => {
    const copy = new Float64Array(memory(list.length * 8));
    copy.set(list);
    return copy;
  };
  const workload = own(customers.workload);
  const limit = own(managers.capacity);
  const capacity: Resource = { amount: workload, limit, band: null };
  if (!isFair) return [capacity];
  const none = new Float64Array(memory(managers.count * 8)).fill(Number.POSITIVE_INFINITY);
  const value = own(customers.value);
  const total = (list: Float64Array): number => list.reduce((sum, x) => sum + x, 0);
  const fill = total(workload) / total(limit);
  const mean = total(value) / managers.count;
  const band = (target: Float64Array, fairness: Fairness): Band =>
    bandAbout(target, fairness, memory);
  return [
    capacity,
    {
      amount: workload,
      limit: none,
      band: band(
        limit.map((c) => c * fill),
        FAIRNESS.workload,
      ),
    },
    {
      amount: value,
      limit: none,
      band: band(
        limit.map(() => mean),
        FAIRNESS.value,
      ),
    },
  ];
}

/** The allocation problem of a synthetic book. */
export function instanceOf(
  book: SyntheticBook,
  { memory, isFair }: { readonly memory: Memory; readonly isFair: boolean },
): Instance {
  const { customers, managers } = book;
  const n = customers.count;
  const rate = new Float64Array(memory(n * 8));
  const price = new Float64Array(memory(n * 8));
  const switchCost = new Int32Array(memory(n * 4));
  const customerClass = new Int32Array(memory(n * 4));
  for (let i = 0; i < n; i++) {
    const work = customers.workload[i] as number;
    rate[i] = work * TARIFF.kilometre * 1000;
    price[i] = work * TARIFF.leftOut;
    const isOwned = (customers.owner[i] as number) >= 0;
    const change = TARIFF.change + TARIFF.changePerValue * (customers.value[i] as number);
    switchCost[i] = isOwned ? change : 0;
    const trade =
      (customers.industry[i] as number) * (LICENCES + 1) + (customers.licence[i] as number);
    customerClass[i] = trade * TIERS + (customers.tier[i] as number);
  }
  const seatClass = new Int32Array(memory(managers.count * 4)).map((_, j) => j);
  const only = new Int32Array(memory(n * 4)).fill(-1);
  const mismatch = {
    customerClass,
    seatClass,
    seatClasses: managers.count,
    cells: mismatchTable(book, memory),
    scale: customers.workload,
  };
  return {
    unitCount: n,
    seatCount: managers.count,
    members: null,
    only,
    price,
    resources: resourcesOf(book, memory, isFair),
    foes: null,
    ties: null,
    costs: {
      customerCount: n,
      seatCount: managers.count,
      metric: "plane",
      customerPoints: customers.places.point,
      seatPoints: managers.places.point,
      travel: [{ rate, unknownKm: 0, capKm: Number.POSITIVE_INFINITY }],
      classes: [mismatch],
      previous: customers.owner,
      switchCost,
    },
  };
}
