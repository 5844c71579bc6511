import type { ClassCharge } from "../instance/pair-costs.ts";
import { addMinutes } from "./add-minutes.ts";
import { alike, type Classes, firstOfEach, refine, renumbered } from "./classes.ts";
import { minutesIn, type PairPart } from "./pair-part.ts";
import { rowStore } from "./row-store.ts";

/** Cells up to which articles share one table: 16 MB. */
const MOST_CELLS = 4_000_000;

interface Pack {
  readonly parts: readonly PairPart[];
  readonly customer: Classes;
  readonly seat: Classes;
}

const sizeOf = ({ customer, seat }: Pick<Pack, "customer" | "seat">): number =>
  customer.count * seat.count;

/** Puts each part to the first pack whose table stays small. */
function packed(parts: readonly PairPart[]): readonly Pack[] {
  const packs: Pack[] = [];
  for (const part of parts.toSorted((a, b) => sizeOf(a) - sizeOf(b))) {
    const joined = packs.map((pack) => ({
      parts: [...pack.parts, part],
      customer: refine(pack.customer, part.customer),
      seat: refine(pack.seat, part.seat),
    }));
    const at = joined.findIndex((pack) => sizeOf(pack) <= MOST_CELLS);
    const pack = joined[at];
    if (pack === undefined) packs.push({ parts: [part], customer: part.customer, seat: part.seat });
    else packs[at] = pack;
  }
  return packs;
}

/** The parts of a pair together; -1 = one of them forbids it. */
function sumOf(parts: readonly PairPart[], row: number, j: number): number {
  let total = 0;
  for (const part of parts) {
    const minutes = minutesIn(part, row, j);
    if (minutes < 0) return -1;
    total = addMinutes(total, minutes);
  }
  return total;
}

/** One table of a pack's sums, customers joined whose rows are equal. */
function chargeOf({ parts, customer, seat }: Pack): ClassCharge {
  const somebody = firstOfEach(seat);
  const rows = rowStore(seat.count, (size) => new Int32Array(size));
  const row = new Int32Array(seat.count);
  const to = firstOfEach(customer).map((someone) => {
    for (let c = 0; c < row.length; c++) row[c] = sumOf(parts, someone, somebody[c] as number);
    return rows.add(row);
  });
  return {
    customerClass: renumbered(customer, to, rows.count()).of,
    seatClass: seat.of,
    seatClasses: seat.count,
    cells: rows.cells(),
    scale: null,
  };
}

/**
 * All parts as few tables: one where the classes of customers and seats that tell any article
 * apart stay few, else several. O(customers × parts + cells).
 */
export function classCharges(parts: readonly PairPart[]): readonly ClassCharge[] {
  return packed(parts).map(chargeOf);
}

/** Whom no part tells apart, over all parts. */
export const jointClasses = (parts: readonly PairPart[], size: number): Classes =>
  parts.reduce((classes, part) => refine(classes, part.customer), alike(size));

/** Seats whom no part tells apart. */
export const jointSeats = (parts: readonly PairPart[], size: number): Classes =>
  parts.reduce((classes, part) => refine(classes, part.seat), alike(size));
