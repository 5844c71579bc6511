import type { ProximityTerm, Travel } from "../../../regime/index.ts";
import { addMinutes } from "./add-minutes.ts";
import type { ConditionTable, PrincipleTable } from "./class-rules.ts";
import { type Classes, classesOf, firstOfEach, refine } from "./classes.ts";
import { classesFor, type Sides } from "./code-table.ts";
import { isBroken, unmatchedCosts } from "./pair-rules.ts";
import { travelMinutes } from "./travel.ts";

/** What one article, or several together, charge a pair by class. */
export interface PairPart {
  readonly customer: Classes;
  readonly seat: Classes;
  /** Row-major by class of customers: minutes a month; -1 = forbidden. */
  readonly cells: Int32Array;
}

/** The part's minutes for a customer (by row) and a seat. */
export const minutesIn = ({ customer, seat, cells }: PairPart, row: number, j: number): number =>
  cells[(customer.of[row] as number) * seat.count + (seat.of[j] as number)] as number;

/** A soft condition costs its penalty where it is broken; a hard one forbids. */
export function conditionPart({ table, isHard, penalty }: ConditionTable): PairPart {
  const minutes = isHard ? -1 : addMinutes(0, penalty);
  const cells = Int32Array.from(table.codes, (code) => (isBroken(code) ? minutes : 0));
  return { customer: table.customer, seat: table.seat, cells };
}

/** Soft principles: each that is not matched costs the penalty of its position in the order. */
export function softPrinciplePart({ table, term, orderOf, orders }: PrincipleTable): PairPart {
  const customer = refine(table.customer, orderOf);
  const costs = orders.map((order) =>
    Int32Array.from({ length: 256 }, (_, matched) => {
      const parts = unmatchedCosts(term, order, matched);
      return addMinutes(0, Math.round(parts.reduce((sum, part) => sum + part.minutes, 0)));
    }),
  );
  const cells = cellsBy(customer, table.seat.count, (row, c) => {
    const matched = table.codes[(table.customer.of[row] as number) * table.seat.count + c] ?? 0;
    return costs[orderOf.of[row] as number]?.[matched] ?? 0;
  });
  return { customer, seat: table.seat, cells };
}

/** Hard principles: only managers who match the one that decides (its bit; 0 = none decides). */
export function hardPrinciplePart(
  { table }: PrincipleTable,
  deciding: Classes,
  bits: Int32Array,
): PairPart {
  const customer = refine(table.customer, deciding);
  const cells = cellsBy(customer, table.seat.count, (row, c) => {
    const bit = bits[deciding.of[row] as number] as number;
    const matched = table.codes[(table.customer.of[row] as number) * table.seat.count + c] ?? 0;
    return bit === 0 || (matched & bit) !== 0 ? 0 : -1;
  });
  return { customer, seat: table.seat, cells };
}

/** Cells by someone of each class of customers (by row) and class of seats. */
function cellsBy(
  customer: Classes,
  width: number,
  minutes: (row: number, seatClass: number) => number,
): Int32Array {
  const cells = new Int32Array(customer.count * width);
  firstOfEach(customer).forEach((row, at) => {
    for (let c = 0; c < width; c++) cells[at * width + c] = minutes(row, c);
  });
  return cells;
}

/** Travel by a table of ways between zones: whole minutes, rounded once per pair. */
export function wayPart(
  term: ProximityTerm,
  travel: Extract<Travel, { kind: "table" }>,
  sides: Sides,
): PairPart {
  const zones = classesFor(sides, travel);
  const { subjects } = sides.customers;
  const factors = classesOf(subjects.length, (row) => {
    const subject = subjects[row];
    return subject === undefined || !term.applies(subject)
      ? null
      : travel.milliMinutesPerMinute(subject);
  });
  const customer = refine(zones.customer, factors);
  const somebody = Array.from(firstOfEach(zones.seat), (j) => sides.seats.subjects[j]);
  const cells = cellsBy(customer, zones.seat.count, (row, c) => {
    const subject = subjects[row];
    const manager = somebody[c];
    if (subject === undefined || manager === undefined || !term.applies(subject)) return 0;
    if (travel.isBeyondCap(subject, manager)) return -1;
    const way = travel.minutesBetween(subject, manager);
    return addMinutes(0, travelMinutes(travel.milliMinutesPerMinute(subject), way));
  });
  return { customer, seat: zones.seat, cells };
}
