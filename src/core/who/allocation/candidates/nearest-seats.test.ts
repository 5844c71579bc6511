import { expect, it } from "vitest";
import { randomInstance } from "../../../../../benchmarks/instances/random-instance.ts";
import { seededRng } from "../../../shared/index.ts";
import { dualTerms } from "../dual/dual-terms.ts";
import { type Instance, pairCost } from "../instance/instance.ts";
import { NearestSeats } from "./nearest-seats.ts";

const SHAPES = [
  { metric: "plane", isGrouped: false },
  { metric: "sphere", isGrouped: false },
  { metric: "plane", isGrouped: true },
  { metric: "sphere", isGrouped: true },
] as const;

const memory = (bytes: number): ArrayBuffer => new ArrayBuffer(bytes);

/** Priced costs of all eligible seats, by looking at every one. */
function scanned(instance: Instance, u: number, prices: Float64Array): number[] {
  const width = instance.resources.length;
  const keys: number[] = [];
  for (let j = 0; j < instance.seatCount; j++) {
    const cost = pairCost(instance, u, j);
    if (cost < 0) continue;
    let key = cost;
    instance.resources.forEach(({ amount }, q) => {
      key += (amount[u] ?? 0) * (prices[j * width + q] ?? 0);
    });
    keys.push(key);
  }
  return keys.sort((a, b) => a - b);
}

it("the tree finds the cheapest seats that a look at every seat finds, at prices of any sign", () => {
  let compared = 0;
  for (let seed = 1; seed <= 60; seed++) {
    for (const shape of SHAPES) {
      const instance = randomInstance({
        seed,
        units: 12,
        seats: 2 + (seed % 40),
        fill: 0.9,
        isWeighted: true,
        hasBands: seed % 2 === 0,
        ...shape,
      });
      const rng = seededRng(seed);
      const terms = dualTerms(instance, memory);
      const prices = Float64Array.from(
        { length: instance.seatCount * terms.width },
        () => rng.unit() * 60 - 20,
      );
      const nearest = new NearestSeats(instance, terms.amounts);
      nearest.setPrices(prices);
      for (let u = 0; u < instance.unitCount; u++) {
        const expected = scanned(instance, u, prices).slice(0, 3);
        nearest.find(u, 3);
        expect(nearest.found.size, `seed ${seed} unit ${u}`).toBe(expected.length);
        expected.forEach((key, at) => {
          expect(nearest.found.key[at], `seed ${seed} unit ${u}`).toBeCloseTo(key, 4);
          compared += 1;
        });
      }
    }
  }
  expect(compared).toBeGreaterThan(3000);
});

it("no seat that a bounded search leaves out is cheaper than the floor it states", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const instance = randomInstance({ seed, units: 10, seats: 30, fill: 0.9, metric: "plane" });
    const terms = dualTerms(instance, memory);
    const prices = new Float64Array(instance.seatCount * terms.width).fill(seed % 7);
    const nearest = new NearestSeats(instance, terms.amounts);
    nearest.setPrices(prices);
    for (let u = 0; u < instance.unitCount; u++) {
      nearest.find(u, 4, { bar: 400, reach: 30 });
      const floor = nearest.floor();
      const known = new Set(Array.from(nearest.found.seat.subarray(0, nearest.found.size)));
      for (let j = 0; j < instance.seatCount; j++) {
        const cost = pairCost(instance, u, j);
        if (cost < 0 || known.has(j)) continue;
        expect(cost + nearest.priceOf(u, j)).toBeGreaterThanOrEqual(floor - 1e-5);
      }
    }
  }
});

it("a unit kept in one seat sees only that seat", () => {
  const free = randomInstance({ seed: 3, units: 5, seats: 20, fill: 0.9, metric: "plane" });
  const only = free.only.slice();
  const seat = Array.from({ length: 20 }, (_, j) => j).find((j) => pairCost(free, 0, j) >= 0) ?? 0;
  only[0] = seat;
  only[1] = -2;
  const instance = { ...free, only };
  const nearest = new NearestSeats(instance, dualTerms(instance, memory).amounts);
  nearest.find(0, 8);
  expect(Array.from(nearest.found.seat.subarray(0, nearest.found.size))).toEqual([seat]);
  nearest.find(1, 8);
  expect(nearest.found.size).toBe(0);
});

it("a unit kept in one seat has no good seat anywhere else on the tree", () => {
  const free = randomInstance({ seed: 3, units: 5, seats: 40, fill: 0.9, metric: "plane" });
  const instance = { ...free, only: free.only.map((_, u) => (u % 2 === 0 ? u : -2)) };
  const { amounts, width } = dualTerms(instance, memory);
  const nearest = new NearestSeats(instance, amounts);
  nearest.setPrices(new Float64Array(instance.seatCount * width));
  for (let u = 0; u < instance.unitCount; u++)
    for (let node = 0; node < nearest.tree.nodeCount; node++)
      expect(nearest.goodSeatUnder(u, node)).toBe(-1);
});
