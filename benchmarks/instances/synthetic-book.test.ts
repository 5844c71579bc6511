import { describe, expect, it } from "vitest";
import { pairCost } from "../../src/core/who/index.ts";
import type { DumpedBook, Sites } from "../checker/read-book.ts";
import { costOf } from "../checker/tariff.ts";
import type { Places } from "./atlas.ts";
import { instanceOf } from "./book-instance.ts";
import { LICENCES, type SyntheticBook, syntheticBook } from "./synthetic-book.ts";

const memory = (bytes: number): ArrayBufferLike => new ArrayBuffer(bytes);
const SIZE = { customers: 4_000, managers: 40, seed: 5, fill: 0.95 };
const book = syntheticBook(SIZE, memory);
const sum = (list: Int32Array): number => list.reduce((total, x) => total + x, 0);
const axis = (places: Places, d: number): Float64Array =>
  Float64Array.from({ length: places.count }, (_, k) => places.point[k * 3 + d] ?? Number.NaN);
const sites = (part: SyntheticBook["customers"] | SyntheticBook["managers"]): Sites => ({
  x: axis(part.places, 0),
  y: axis(part.places, 1),
  industry: Int32Array.from(part.industry),
  tier: Int32Array.from(part.tier),
});

describe("the synthetic book", () => {
  it("is the same for the same seed and another for another", () => {
    expect(syntheticBook(SIZE, memory)).toEqual(book);
    expect(syntheticBook({ ...SIZE, seed: 6 }, memory).customers.workload).not.toEqual(
      book.customers.workload,
    );
  });

  it("fills the capacities as asked, with whole numbers that differ", () => {
    for (const fill of [0.85, 0.95, 0.98]) {
      const { customers, managers } = syntheticBook({ ...SIZE, fill }, memory);
      expect(sum(customers.workload) / sum(managers.capacity)).toBeCloseTo(fill, 4);
      expect(new Set(managers.capacity).size).toBeGreaterThan(20);
    }
  });

  it("has workloads from 1 to 200, three in ten in shared buildings, 85 % with an owner", () => {
    const { workload, owner, places } = book.customers;
    expect(Math.min(...workload)).toBe(1);
    expect(Math.max(...workload)).toBeLessThanOrEqual(200);
    const owned = owner.filter((j) => j >= 0).length / owner.length;
    expect(owned).toBeGreaterThan(0.82);
    expect(owned).toBeLessThan(0.88);
    const people = new Map<string, number>();
    const spot = (i: number): string => `${places.point[i * 3]} ${places.point[i * 3 + 1]}`;
    for (let i = 0; i < owner.length; i++) people.set(spot(i), (people.get(spot(i)) ?? 0) + 1);
    const shared = owner.filter((_, i) => (people.get(spot(i)) ?? 0) > 1).length / owner.length;
    expect(shared).toBeGreaterThan(0.25);
    expect(shared).toBeLessThan(0.35);
  });

  it("gives every licence to managers with room for all who need it, even with two managers", () => {
    const { customers, managers } = syntheticBook({ ...SIZE, managers: 2 }, memory);
    for (let licence = 1; licence <= LICENCES; licence++) {
      const need = sum(customers.workload.filter((_, i) => customers.licence[i] === licence));
      const held = (j: number): boolean =>
        ((managers.licences[j] ?? 0) & (1 << (licence - 1))) !== 0;
      expect(sum(managers.capacity.filter((_, j) => held(j)))).toBeGreaterThan(need);
    }
  });

  it("never has an owner without the licence that the customer needs", () => {
    const { customers, managers } = book;
    customers.owner.forEach((j, i) => {
      const licence = customers.licence[i] ?? 0;
      if (j < 0 || licence === 0) return;
      expect((managers.licences[j] ?? 0) & (1 << (licence - 1))).not.toBe(0);
    });
  });
});

describe("the instance of a synthetic book", () => {
  it("costs every pair what the documented formula says", () => {
    const { customers, managers } = syntheticBook({ ...SIZE, customers: 300, managers: 9 }, memory);
    const instance = instanceOf({ size: SIZE, customers, managers }, { memory, isFair: false });
    const dumped: DumpedBook = {
      customers: customers.count,
      managers: managers.count,
      at: sites(customers),
      sits: sites(managers),
      workload: Float64Array.from(customers.workload),
      value: Float64Array.from(customers.value),
      licence: Int32Array.from(customers.licence),
      owner: customers.owner,
      licences: Int32Array.from(managers.licences, (held) => held * 2 + 1),
      capacity: Float64Array.from(managers.capacity),
      capacityPrice: new Float64Array(managers.count),
      bands: [],
      plan: customers.owner,
      claim: { objective: 0, lowerBound: 0 },
    };
    for (let i = 0; i < customers.count; i++)
      for (let j = 0; j < managers.count; j++)
        expect(pairCost(instance, i, j)).toBe(costOf(dumped, i, j) ?? -1);
  });
});
