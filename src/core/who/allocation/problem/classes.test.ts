import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classesOf, firstOfEach, refine } from "./classes.ts";
import { rowStore } from "./row-store.ts";

const values = (size: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: size, maxLength: size });

describe("classes", () => {
  it("refined by others tell apart exactly whom either tells apart", () => {
    const lists = fc
      .integer({ min: 0, max: 30 })
      .chain((size) => fc.tuple(values(size, 3), fc.oneof(values(size, 4), values(size, 1000))));
    fc.assert(
      fc.property(lists, ([first, second]) => {
        const size = first.length;
        const both = refine(
          classesOf(size, (i) => first[i]),
          classesOf(size, (i) => second[i]),
        );
        const wanted = classesOf(size, (i) => `${first[i]} ${second[i]}`);
        expect(both).toEqual(wanted);
      }),
      { seed: 20_261, numRuns: 300 },
    );
  });

  it("are too many for a table and are told apart all the same", () => {
    const size = 9000;
    const both = refine(
      classesOf(size, (i) => i >> 1),
      classesOf(size, (i) => (i + 1) >> 1),
    );
    expect(both.count).toBe(size);
  });

  it("each have their first as someone who stands for them", () => {
    expect(Array.from(firstOfEach(classesOf(5, (i) => "abaca"[i])))).toEqual([0, 1, 3]);
  });
});

it("a store of rows keeps each distinct row once, in order of first appearance", () => {
  fc.assert(
    fc.property(fc.array(values(3, 2), { maxLength: 60 }), (rows) => {
      const store = rowStore(3, (size) => new Int32Array(size));
      const found = rows.map((row) => store.add(Int32Array.from(row)));
      const wanted = classesOf(rows.length, (i) => rows[i]?.join());
      expect(found).toEqual(Array.from(wanted.of));
      expect(store.count()).toBe(wanted.count);
      const cells = Array.from(store.cells());
      rows.forEach((row, i) => {
        const start = (found[i] ?? 0) * 3;
        expect(cells.slice(start, start + 3)).toEqual(row);
      });
    }),
    { seed: 20_262, numRuns: 200 },
  );
});
