import type { CustomerFacts } from "../../../facts/index.ts";
import type { ManualTerm } from "../../../regime/index.ts";
import { FREE, type Links, NOWHERE, openCost } from "../instance/instance.ts";
import type { Unpriced } from "./placeable.ts";

interface Source {
  /** Its `only` says which units are free and which can go nowhere. */
  readonly instance: Unpriced;
  /** Rows of unit u: `start[u]` … `start[u + 1] − 1`. */
  readonly start: Int32Array;
  /** By row: the customer, present seat (-1 = none), seat of its lock (-1 = free). */
  readonly customers: readonly CustomerFacts[];
  readonly previous: Int32Array;
  readonly lockedSeat: Int32Array;
  readonly manual: readonly ManualTerm[];
}

/** Where units must be, whatever it costs. */
export interface KeptUnits {
  readonly only: Int32Array;
  /** 1 = kept until a person has decided, not by a lock. */
  readonly awaited: Uint8Array;
}

function lockOf({ start, lockedSeat }: Source, u: number): number {
  for (let row = start[u] as number; row < (start[u + 1] as number); row++)
    if ((lockedSeat[row] as number) >= 0) return lockedSeat[row] as number;
  return FREE;
}

/** The present seat of those members about whom a person decides; -1 where there is not just one. */
function awaitedSeat({ start, manual, customers, previous }: Source, u: number): number {
  let seat = -1;
  for (let row = start[u] as number; row < (start[u + 1] as number); row++) {
    const customer = customers[row];
    const present = previous[row] as number;
    if (customer === undefined || present < 0) continue;
    if (!manual.some((term) => term.applies(customer))) continue;
    if (seat >= 0 && seat !== present) return -1;
    seat = present;
  }
  return seat;
}

const hasFoeIn = (foes: Links, u: number, at: { only: Int32Array; seat: number }): boolean =>
  foes.other
    .subarray(foes.start[u] as number, foes.start[u + 1] as number)
    .some((foe) => at.only[foe] === at.seat);

/** Adds up what kept units ask of the seats; refuses one for whom the limit leaves no room. */
function roomKeeper({ resources, seatCount }: Unpriced): (u: number, seat: number) => boolean {
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
export function keepUnits(source: Source): KeptUnits {
  const { instance, manual } = source;
  const { unitCount, foes } = instance;
  const only = new Int32Array(unitCount).map((_, u) => lockOf(source, u));
  const awaited = new Uint8Array(unitCount);
  const keep = roomKeeper(instance);
  for (let u = 0; u < unitCount; u++) {
    if ((only[u] as number) >= 0) keep(u, only[u] as number);
    else if (instance.only[u] === NOWHERE) only[u] = NOWHERE;
  }
  if (manual.length === 0) return { only, awaited };
  for (let u = 0; u < unitCount; u++) {
    const seat = only[u] === FREE ? awaitedSeat(source, u) : -1;
    if (seat < 0 || openCost(instance, u, seat) < 0) continue;
    if (foes !== null && hasFoeIn(foes, u, { only, seat })) continue;
    if (!keep(u, seat)) continue;
    only[u] = seat;
    awaited[u] = 1;
  }
  return { only, awaited };
}
