import type { ManagerId } from "../../shared/index.ts";
import type { SeatSide } from "./seat-side.ts";

/** What managers were given by dispatch so far. */
export interface Receipt {
  readonly manager: ManagerId;
  readonly count: number;
  /** Position of the last one among all: later is greater; 0 = never. */
  readonly last: number;
}

/** Receipts by seat: whose turn it is. */
export interface Receipts {
  readonly count: Float64Array;
  readonly last: Float64Array;
  /** Seat of the latest of all; -1 = nobody was given anything yet. */
  latest: number;
  /** Position of the latest of all. */
  position: number;
}

/** Lays receipts out by seat; who is no seat any more is left out. */
export function receiptsOf(side: SeatSide, given: readonly Receipt[]): Receipts {
  const seats = new Map<string, number>(side.managers.map(({ id }, j) => [id, j]));
  const count = new Float64Array(side.managers.length);
  const last = new Float64Array(side.managers.length);
  const all: Receipts = { count, last, latest: -1, position: 0 };
  for (const one of given) {
    const j = seats.get(one.manager);
    if (j === undefined) continue;
    count[j] = one.count;
    last[j] = one.last;
    if (one.last <= all.position) continue;
    all.latest = j;
    all.position = one.last;
  }
  return all;
}
