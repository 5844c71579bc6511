import type { CustomerFacts } from "../../../facts/index.ts";
import type { ManualTerm } from "../../../regime/index.ts";
import type { Instance, Resource } from "../objective/instance.ts";
import type { UnitRows } from "./unit-rows.ts";

interface Source {
  readonly rows: UnitRows;
  readonly members: readonly Int32Array[];
  readonly seatCount: number;
  readonly resources: readonly Resource[];
  readonly customers: readonly CustomerFacts[];
  readonly manual: readonly ManualTerm[];
  /** Per customer: present seat (-1 = none), seat of its lock (-1 = free). */
  readonly previous: Int32Array;
  readonly lockedSeat: Int32Array;
}

/** Units that stay in one seat whatever it costs. */
interface KeptPlaces {
  readonly rows: UnitRows;
  /** Seat per unit, -1 = free. */
  readonly keptIn: Int32Array;
  /** Rows per unit before anybody was kept, for what could be chosen instead. */
  readonly openRowOf: Int32Array;
}

function lockOf({ lockedSeat }: Source, members: Int32Array): number {
  const locked = members.find((i) => (lockedSeat[i] ?? -1) >= 0);
  return locked === undefined ? -1 : (lockedSeat[locked] ?? -1);
}

/** The present seat of those members about whom a person decides; -1 where there is not just one. */
function awaitedSeat({ manual, customers, previous }: Source, members: Int32Array): number {
  let seat = -1;
  for (const i of members) {
    const customer = customers[i];
    if (customer === undefined || (previous[i] ?? -1) < 0) continue;
    if (!manual.some((term) => term.applies(customer))) continue;
    if (seat >= 0 && seat !== previous[i]) return -1;
    seat = previous[i] ?? -1;
  }
  return seat;
}

/** Adds up what kept units ask of the seats; refuses one for whom the limit leaves no room. */
function roomKeeper({ resources, seatCount }: Source): (u: number, seat: number) => boolean {
  const loads = resources.map(() => new Float64Array(seatCount));
  const asks = (q: number, u: number): number => resources[q]?.amount[u] ?? 0;
  return (u, seat) => {
    const fits = resources.every(
      ({ limit }, q) =>
        asks(q, u) === 0 ||
        (loads[q]?.[seat] ?? 0) + asks(q, u) <= (limit[seat] ?? Number.POSITIVE_INFINITY),
    );
    if (fits) {
      loads.forEach((load, q) => {
        load[seat] = (load[seat] ?? 0) + asks(q, u);
      });
    }
    return fits;
  };
}

/**
 * Keeps locked units, and units about whom a person must decide, in their seats: the latter stay
 * with the present owner while he may hold them and has room for all of them, because nothing is
 * published for them until the person has decided. Locks come first, then the smaller id.
 */
export function keepPlaces(source: Source): KeptPlaces {
  const { rows, members, seatCount } = source;
  const keptIn = Int32Array.from(members, (list) => lockOf(source, list));
  const keep = roomKeeper(source);
  keptIn.forEach((seat, u) => {
    if (seat >= 0) keep(u, seat);
  });
  const stays: number[] = [];
  members.forEach((list, u) => {
    if ((keptIn[u] ?? -1) >= 0 || source.manual.length === 0) return;
    const seat = awaitedSeat(source, list);
    if (seat < 0 || (rows.rows[(rows.rowOf[u] ?? 0) * seatCount + seat] ?? -1) < 0) return;
    if (!keep(u, seat)) return;
    keptIn[u] = seat;
    stays.push(u);
  });
  return { rows: narrowed(source, stays, keptIn), keptIn, openRowOf: rows.rowOf };
}

/** Gives the units that stay a row of their own with one seat in it. */
function narrowed(source: Source, stays: readonly number[], keptIn: Int32Array): UnitRows {
  const { rows, seatCount } = source;
  if (stays.length === 0) return rows;
  const cells = new Int32Array(rows.rows.length + stays.length * seatCount).fill(-1);
  cells.set(rows.rows);
  const rowOf = rows.rowOf.slice();
  stays.forEach((u, index) => {
    const seat = keptIn[u] ?? 0;
    const start = rows.rows.length + index * seatCount;
    cells[start + seat] = rows.rows[(rows.rowOf[u] ?? 0) * seatCount + seat] ?? -1;
    rowOf[u] = start / seatCount;
  });
  return { ...rows, rows: cells, rowOf };
}

/** What limited resources the unit asks for, in whole units: at most so many others make room. */
function roomAsked({ resources }: Omit<Instance, "price">, u: number): number {
  return resources.reduce(
    (sum, { amount, limit }) => (limit.some(Number.isFinite) ? sum + (amount[u] ?? 0) : sum),
    0,
  );
}

/**
 * Raises the prices of kept units above all that can be lost by making room for them: whoever
 * makes room frees at least one unit of weight, and loses his price and as much again in bands.
 */
export function raiseKept(instance: Instance, keptIn: Int32Array): Float64Array {
  if (!keptIn.some((seat) => seat >= 0)) return instance.price;
  let dearest = 0;
  let others = 0;
  instance.price.forEach((price, u) => {
    if ((keptIn[u] ?? -1) >= 0) return;
    others += 1;
    dearest = Math.max(dearest, price);
  });
  return instance.price.map((price, u) =>
    (keptIn[u] ?? -1) < 0
      ? price
      : price + 2 * dearest * Math.min(others, roomAsked(instance, u)) + 1,
  );
}
