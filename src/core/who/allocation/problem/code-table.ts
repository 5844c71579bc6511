import type { CustomerFacts, ManagerFacts } from "../../../facts/index.ts";
import type { PairParts, Reads, SidePart } from "../../../regime/index.ts";
import { type Classes, firstOfEach, refine, renumbered } from "./classes.ts";
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

/** What a rule reads: fields, or what it makes of each side by itself. */
interface Looked {
  readonly reads: Reads;
  readonly parts?: PairParts;
}

/** Stands for every value that is in no manager's set. */
const IN_NO_SET = "\u0000";

/** A customer's value, where some seat's set has it. */
function memberPart(
  { member, set }: PairParts["members"][number],
  seats: readonly ManagerFacts[],
): SidePart<CustomerFacts> {
  const inSets = new Set<unknown>();
  for (const seat of seats) {
    const list = set.value(seat);
    if (Array.isArray(list)) for (const item of list) inSets.add(item);
  }
  return {
    key: `${member.key} in ${set.key}`,
    value: (customer) => {
      const value = member.value(customer);
      return value === null || inSets.has(value) ? value : IN_NO_SET;
    },
  };
}

/** Customers and seats that a rule cannot tell apart. */
export function classesFor(
  { customers, seats }: Sides,
  { reads, parts }: Looked,
): { readonly customer: Classes; readonly seat: Classes } {
  const place = reads.distance ? ["place"] : [];
  if (parts === undefined)
    return {
      customer: customers.byFields([...reads.customer, ...place]),
      seat: seats.byFields([...reads.manager, ...place]),
    };
  const members = parts.members.map((part) => memberPart(part, seats.subjects));
  return {
    customer: refine(
      customers.byFields(place),
      customers.byValues([...parts.customer, ...members]),
    ),
    seat: refine(seats.byFields(place), seats.byValues(parts.manager)),
  };
}

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
  rule: Looked & {
    /** 0 … 255. */
    code(customer: CustomerFacts, manager: ManagerFacts): number;
  },
): CodeTable | TooManyPairs {
  const { customer, seat } = classesFor(sides, rule);
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
