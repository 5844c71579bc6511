import { kmBetween, type PairCosts, travelAt } from "../instance/pair-costs.ts";
import { jointClasses, jointSeats } from "./class-charges.ts";
import type { PrincipleTable } from "./class-rules.ts";
import { type Classes, classesOf, firstOfEach, refine } from "./classes.ts";
import { codeOf } from "./code-table.ts";
import { minutesIn, type PairPart } from "./pair-part.ts";

/** What may keep a customer from a seat before the principles are asked. */
export interface Before {
  /** Parts that may forbid, those of earlier hard principles among them. */
  readonly parts: readonly PairPart[];
  /** Points and ways; its class charges are not looked at. */
  readonly costs: PairCosts;
}

/** The bit of the principle that decides for each class of customers; 0 = nobody matches any. */
export interface Deciding {
  readonly classes: Classes;
  readonly bits: Int32Array;
}

/** Bits of the principles in each order, first decides. */
const bitsOf = ({ term, orders }: PrincipleTable): readonly (readonly number[])[] =>
  orders.map((order) =>
    order.map((name) => 1 << term.dimensions.findIndex((dimension) => dimension.name === name)),
  );

/** Seats that may hold a class of customers, how far they are not being asked. */
function openSeats(before: Before, row: number, somebody: Int32Array): readonly number[] {
  return Array.from(somebody.keys()).filter((c) => {
    const j = somebody[c] as number;
    return before.parts.every((part) => minutesIn(part, row, j) >= 0);
  });
}

/** Whether a way to one of the seats is short enough for the customer. */
function isInReach(costs: PairCosts, row: number, seats: readonly number[]): boolean {
  return seats.some((j) => travelAt(costs, row, kmBetween(costs, row, j)) >= 0);
}

/**
 * Hard principles decide by the first that anybody who may hold the customer matches. Without a
 * limit of distance that is a question of classes; with one it depends on the customer's place.
 * O(classes of customers × classes of seats), and with a limit O(customers × seats) at worst.
 */
export function decidingPrinciples(table: PrincipleTable, before: Before): Deciding {
  const { costs, parts } = before;
  const size = costs.customerCount;
  const rules = refine(jointClasses(parts, size), refine(table.table.customer, table.orderOf));
  const seats = refine(jointSeats(parts, costs.seatCount), table.table.seat);
  const somebody = firstOfEach(seats);
  const orders = bitsOf(table);
  const matchedBy = new Map<number, readonly (readonly number[])[]>();
  const byClass = (row: number): readonly (readonly number[])[] => {
    const known = matchedBy.get(rules.of[row] as number);
    if (known !== undefined) return known;
    const open = openSeats(before, row, somebody);
    const order = orders[table.orderOf.of[row] as number] ?? [];
    const found = order.map((bit) =>
      open.filter((c) => (codeOf(table.table, row, somebody[c] as number) & bit) !== 0),
    );
    matchedBy.set(rules.of[row] as number, found);
    return found;
  };
  const capped = costs.travel.filter(({ capKm }) => Number.isFinite(capKm));
  const isCapped = (row: number): boolean =>
    capped.some(({ rate }) => !Number.isNaN(rate[row] as number));
  const members = capped.length === 0 ? [] : membersOf(seats);
  const bitOf = (row: number): number => {
    const order = orders[table.orderOf.of[row] as number] ?? [];
    const at = byClass(row).findIndex((classes) =>
      isCapped(row)
        ? classes.some((c) => isInReach(costs, row, members[c] ?? []))
        : classes.length > 0,
    );
    return order[at] ?? 0;
  };
  if (capped.length === 0) return { classes: rules, bits: firstOfEach(rules).map(bitOf) };
  const classes = classesOf(size, bitOf);
  return { classes, bits: firstOfEach(classes).map(bitOf) };
}

/** Seats of each class. */
function membersOf(seats: Classes): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: seats.count }, () => []);
  seats.of.forEach((c, j) => {
    lists[c]?.push(j);
  });
  return lists;
}
