import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DualTerms } from "../dual/dual-terms.ts";
import type { CoreMoves } from "./core-moves.ts";
import { kindsOf } from "./kinds-exchange.ts";
import { PairSearch } from "./pair-search.ts";
import type { PairWork } from "./pair-work.ts";
import { parcelsOf } from "./parcels.ts";
import { lossOf } from "./seat-cost.ts";
import { ShiftSearch } from "./shift-search.ts";

/** Units by seat with what moving them to other seats rises; seats that want a load exactly. */
interface Book {
  readonly seats: number;
  /** Amounts of the two resources, the seat, and the rise by other seat. */
  readonly units: readonly {
    readonly amounts: readonly [number, number];
    readonly seat: number;
    readonly rises: Readonly<Record<number, number>>;
  }[];
  readonly wanted: readonly (readonly [number, number])[];
}

function lay(book: Book): { work: PairWork; moves: CoreMoves } {
  const size = book.seats * 2;
  const zero = new Float64Array(size);
  const terms: DualTerms = {
    width: 2,
    seatCount: book.seats,
    amounts: Float64Array.from(book.units.flatMap(({ amounts }) => [...amounts])),
    top: zero,
    foot: zero,
    end: zero,
    hasFoot: new Uint8Array(size),
    typical: Float64Array.of(1, 1),
  };
  const loads = new Float64Array(size);
  for (const { amounts, seat } of book.units)
    for (const q of [0, 1] as const) loads[seat * 2 + q] = (loads[seat * 2 + q] ?? 0) + amounts[q];
  const wanted = Float64Array.from(book.wanted.flat());
  const costs = {
    width: 2,
    low: wanted,
    high: wanted,
    rate: new Float64Array(size).fill(1),
    isBand: new Uint8Array(size).fill(1),
    prices: zero,
    given: zero,
  };
  const assigned = Int32Array.from(book.units, ({ seat }) => seat);
  const kinds = kindsOf(terms, book.units.length, (bytes) => new ArrayBuffer(bytes));
  return { work: { terms, costs, assigned, loads, kinds }, moves: movesOf(book) };
}

function movesOf(book: Book): CoreMoves {
  const lists = {
    a: [] as number[],
    b: [] as number[],
    fromA: [] as number[],
    fromB: [] as number[],
  };
  const unit: number[] = [];
  const rise: number[] = [];
  const note = (from: number, to: number): void => {
    const found = book.units
      .map(({ seat, rises }, u) => ({ u, seat, rise: rises[to] }))
      .filter((entry) => entry.seat === from && entry.rise !== undefined)
      .toSorted((x, y) => (x.rise ?? 0) - (y.rise ?? 0));
    for (const entry of found) {
      unit.push(entry.u);
      rise.push(entry.rise ?? 0);
    }
  };
  for (let a = 0; a < book.seats; a++)
    for (let b = a + 1; b < book.seats; b++) {
      lists.a.push(a);
      lists.b.push(b);
      lists.fromA.push(unit.length);
      note(a, b);
      lists.fromB.push(unit.length);
      note(b, a);
    }
  lists.fromA.push(unit.length);
  return {
    pairs: lists.a.length,
    a: Int32Array.from(lists.a),
    b: Int32Array.from(lists.b),
    fromA: Int32Array.from(lists.fromA),
    fromB: Int32Array.from(lists.fromB),
    unit: Int32Array.from(unit),
    rise: Float64Array.from(rise),
  };
}

/** Rises of the units that have moved and what the seats lose, from scratch; NaN = a move that was not open. */
function totalOf(book: Book, { costs, assigned, terms }: PairWork): number {
  const loads = new Float64Array(book.seats * 2);
  let total = 0;
  book.units.forEach(({ amounts, seat, rises }, u) => {
    const now = assigned[u] ?? -1;
    if (now !== seat) total += rises[now] ?? Number.NaN;
    for (const q of [0, 1] as const) loads[now * 2 + q] = (loads[now * 2 + q] ?? 0) + amounts[q];
  });
  for (let j = 0; j < terms.seatCount; j++) total += lossOf(costs, loads, j);
  return total;
}

const shift = ({ work, moves }: ReturnType<typeof lay>): number => {
  if (work.kinds === null) throw new Error("too many kinds");
  return new ShiftSearch(work, work.kinds, moves).improve(() => false);
};

/** Four seats in a row: the first has ten minutes too many, the last ten too few. */
const row: Book = {
  seats: 4,
  units: [0, 0, 1, 1, 2, 2, 3].map((seat) => ({
    amounts: [1, 10],
    seat,
    rises: seat === 3 ? {} : { [seat + 1]: 1 },
  })),
  wanted: [
    [1, 10],
    [2, 20],
    [2, 20],
    [2, 20],
  ],
};

describe("parcels sent along paths of seats", () => {
  it("put right two seats far apart that no exchange of neighbours puts right", () => {
    const pairwise = lay(row);
    const pairs = new PairSearch(pairwise.work);
    for (let p = 0; p < pairwise.moves.pairs; p++) pairs.improve(pairwise.moves, p);
    expect(totalOf(row, pairwise.work)).toBe(22);
    const paths = lay(row);
    expect(shift(paths)).toBe(19);
    expect([totalOf(row, paths.work), ...paths.work.assigned].join(" ")).toBe("3 1 0 2 1 3 2 3");
  });

  it("send heavy against light where the number of customers may not change", () => {
    const book: Book = {
      seats: 3,
      units: [
        { amounts: [1, 60], seat: 0, rises: { 1: 0 } },
        { amounts: [1, 60], seat: 1, rises: { 2: 0 } },
        { amounts: [1, 25], seat: 1, rises: { 0: 0 } },
        { amounts: [1, 25], seat: 2, rises: { 1: 0 } },
      ],
      wanted: [
        [1, 25],
        [2, 85],
        [1, 60],
      ],
    };
    const laid = lay(book);
    expect(shift(laid)).toBe(70);
    expect(totalOf(book, laid.work)).toBe(0);
  });

  it("gain just what they say, keep the loads in step, and never take a move that is not open", () => {
    const unit = fc.record({
      amounts: fc.constantFrom<[number, number]>([1, 25], [1, 60], [1, 120]),
      seat: fc.nat(4),
      rises: fc.dictionary(fc.constantFrom("0", "1", "2", "3", "4"), fc.nat(40), { maxKeys: 4 }),
    });
    const wanted = fc.tuple(fc.nat(6), fc.nat(300));
    const book = fc.record({
      seats: fc.constant(5),
      units: fc.array(unit, { minLength: 1, maxLength: 30 }),
      wanted: fc.array(wanted, { minLength: 5, maxLength: 5 }),
    });
    fc.assert(
      fc.property(book, (any) => {
        const laid = lay(any);
        const before = totalOf(any, laid.work);
        const gained = shift(laid);
        const after = totalOf(any, laid.work);
        const loads = new Float64Array(10);
        any.units.forEach(({ amounts }, u) => {
          const j = laid.work.assigned[u] ?? -1;
          for (const q of [0, 1] as const) loads[j * 2 + q] = (loads[j * 2 + q] ?? 0) + amounts[q];
        });
        expect(laid.work.loads).toEqual(loads);
        expect(after).toBeLessThanOrEqual(before - gained + 1e-6);
        expect(gained).toBeGreaterThanOrEqual(0);
      }),
      { seed: 20_270, numRuns: 400 },
    );
  });

  it("leave out the opposite of every parcel", () => {
    const parcels = parcelsOf(3, 3).map((net) => [...net].join(" "));
    expect(new Set(parcels).size).toBe(parcels.length);
    for (const net of parcels)
      expect(parcels).not.toContain(
        net
          .split(" ")
          .map((n) => String(-Number(n)).replace("-0", "0"))
          .join(" "),
      );
    expect(parcels).toHaveLength(31);
  });
});
