import type { CustomerFacts, ManagerFacts } from "../../../facts/index.ts";
import type { Reads } from "../../../regime/index.ts";
import { type Classes, firstOfEach, renumbered } from "./classes.ts";
import type { FieldClasses } from "./field-classes.ts";
import { rowStore } from "./row-store.ts";

/** Customers and seats of a problem, by row of the pair costs and by seat. */
export interface Sides {
  readonly customers: FieldClasses<CustomerFacts>;
  readonly seats: FieldClasses<ManagerFacts>;
}

/** A rule about pairs, evaluated once for each class of customers and class of seats. */
export interface CodeTable {
  readonly customer: Classes;
  readonly seat: Classes;
  /** Row-major by class of customers: the rule's code for the pair. */
  readonly codes: Uint8Array;
}

/** Pairs of classes beyond which a rule is refused: they would take minutes and gigabytes. */
export const MOST_PAIRS = 100_000_000;

/** A rule that tells too many customers and managers apart. */
export interface TooManyPairs {
  readonly customers: number;
  readonly seats: number;
}

/** Customers and seats that a rule cannot tell apart. */
export const classesFor = (
  sides: Sides,
  reads: Reads,
): { readonly customer: Classes; readonly seat: Classes } => ({
  customer: sides.customers.by(withPlace(reads.customer, reads)),
  seat: sides.seats.by(withPlace(reads.manager, reads)),
});

const withPlace = (fields: readonly string[], reads: Reads): readonly string[] =>
  reads.distance ? [...fields, "place"] : fields;

/** Joins seat classes whose columns are the same. */
function mergeColumns(seat: Classes, rows: Uint8Array): { seat: Classes; codes: Uint8Array } {
  const height = seat.count === 0 ? 0 : rows.length / seat.count;
  const columns = rowStore(height, (size) => new Uint8Array(size));
  const column = new Uint8Array(height);
  const to = Int32Array.from({ length: seat.count }, (_, c) => {
    for (let row = 0; row < height; row++) column[row] = rows[row * seat.count + c] as number;
    return columns.add(column);
  });
  const width = columns.count();
  if (width === seat.count) return { seat, codes: rows };
  const upright = columns.cells();
  const codes = new Uint8Array(height * width);
  for (let row = 0; row < height; row++)
    for (let c = 0; c < width; c++) codes[row * width + c] = upright[c * height + row] as number;
  return { seat: renumbered(seat, to, width), codes };
}

/** Evaluates a rule over all classes; O(classes of customers × classes of seats). */
export function codeTable(
  sides: Sides,
  rule: {
    readonly reads: Reads;
    /** 0 … 255. */
    code(customer: CustomerFacts, manager: ManagerFacts): number;
  },
): CodeTable | TooManyPairs {
  const { customer, seat } = classesFor(sides, rule.reads);
  if (customer.count * seat.count > MOST_PAIRS)
    return { customers: customer.count, seats: seat.count };
  const someone = firstOfEach(customer);
  const somebody = Array.from(firstOfEach(seat), (j) => sides.seats.subjects[j]);
  const rows = rowStore(seat.count, (size) => new Uint8Array(size));
  const codes = new Uint8Array(seat.count);
  const to = someone.map((i) => {
    const subject = sides.customers.subjects[i];
    if (subject === undefined) return 0;
    for (let c = 0; c < somebody.length; c++) {
      const manager = somebody[c];
      codes[c] = manager === undefined ? 0 : rule.code(subject, manager);
    }
    return rows.add(codes);
  });
  const merged = mergeColumns(seat, rows.cells());
  return { customer: renumbered(customer, to, rows.count()), ...merged };
}

/** The code of a customer (by row) with a seat. */
export const codeOf = ({ customer, seat, codes }: CodeTable, row: number, j: number): number =>
  codes[(customer.of[row] as number) * seat.count + (seat.of[j] as number)] as number;
