import { describe, expect, it } from "vitest";
import {
  type RandomShape,
  randomInstance,
} from "../../../../benchmarks/instances/random-instance.ts";
import type { Crew } from "./crew/crew.ts";
import { inlineCrew } from "./crew/inline-crew.ts";
import { type Instance, loadsOf, objectiveOf, pairCost } from "./instance/instance.ts";
import { type Solved, type SolveOptions, solveInstance } from "./solve-instance.ts";

const options = (crew: Crew = inlineCrew()): SolveOptions => ({
  crew,
  seed: 1,
  stopped: () => null,
  spend: () => undefined,
  onStep: () => undefined,
});

/** Hard rules that a plan breaks. */
function faultsOf(instance: Instance, assigned: Int32Array): string[] {
  const faults: string[] = [];
  assigned.forEach((seat, u) => {
    if (seat < 0) return;
    if (pairCost(instance, u, seat) < 0) faults.push(`unit ${u} may not be in seat ${seat}`);
    const { foes } = instance;
    if (foes === null) return;
    for (let at = foes.start[u] ?? 0; at < (foes.start[u + 1] ?? 0); at++)
      if (assigned[foes.other[at] ?? 0] === seat) faults.push(`unit ${u} meets a rival`);
  });
  loadsOf(instance, assigned).forEach((loads, q) => {
    loads.forEach((load, j) => {
      if (load > (instance.resources[q]?.limit[j] ?? 0)) faults.push(`seat ${j} is overfull`);
    });
  });
  return faults;
}

/** The least objective of all plans, by trying every one. */
function leastOf(instance: Instance): number {
  const { unitCount, seatCount } = instance;
  const assigned = new Int32Array(unitCount).fill(-1);
  let least = Infinity;
  const place = (u: number): void => {
    if (u === unitCount) {
      if (faultsOf(instance, assigned).length === 0)
        least = Math.min(least, objectiveOf(instance, assigned));
      return;
    }
    for (let j = -1; j < seatCount; j++) {
      assigned[u] = j;
      if (j < 0 || pairCost(instance, u, j) >= 0) place(u + 1);
    }
    assigned[u] = -1;
  };
  place(0);
  return least;
}

const shapeOf = (seed: number, units: number, seats: number): RandomShape => ({
  seed,
  units,
  seats,
  metric: seed % 2 === 0 ? "plane" : "sphere",
  isGrouped: seed % 3 === 0,
  isWeighted: seed % 4 !== 0,
  hasBands: seed % 5 < 2,
  hasLinks: seed % 7 < 2,
  fill: 0.7 + (seed % 5) / 10,
});

describe("the proof", () => {
  it("the bound never exceeds the best of all plans, and the plan keeps every hard rule", () => {
    let optimal = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const instance = randomInstance(shapeOf(seed, 6, 3));
      const solved = solveInstance(instance, options());
      const least = leastOf(instance);
      expect(faultsOf(instance, solved.assigned), `seed ${seed}`).toEqual([]);
      expect(solved.objective, `seed ${seed}`).toBe(objectiveOf(instance, solved.assigned));
      expect(solved.lowerBound, `seed ${seed}`).toBeLessThanOrEqual(least);
      expect(solved.objective, `seed ${seed}`).toBeGreaterThanOrEqual(least);
      if (solved.objective === least) optimal += 1;
    }
    expect(optimal).toBeGreaterThan(96);
  });

  it("the prices prove the stated bound when every pair is looked at", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const instance = randomInstance(shapeOf(seed, 60, 12));
      const { prices, lowerBound } = solveInstance(instance, options());
      let side = 0;
      for (let u = 0; u < instance.unitCount; u++) {
        let least = instance.price[u] ?? 0;
        for (let j = 0; j < instance.seatCount; j++) {
          const cost = pairCost(instance, u, j);
          if (cost < 0) continue;
          const priced = instance.resources.reduce(
            (sum, { amount }, q) => sum + (amount[u] ?? 0) * (prices[q]?.[j] ?? 0),
            cost,
          );
          least = Math.min(least, priced);
        }
        side += least;
      }
      instance.resources.forEach(({ limit, band }, q) => {
        for (let j = 0; j < instance.seatCount; j++) {
          const price = prices[q]?.[j] ?? 0;
          if (price > 0) side -= price * ((band === null ? limit[j] : band.high[j]) ?? 0);
          else if (price < 0) {
            expect(band, "the price of a limit is negative").not.toBeNull();
            side -= price * (band?.low[j] ?? 0);
          }
        }
      });
      expect(lowerBound, `seed ${seed}`).toBeLessThanOrEqual(Math.ceil(side));
      expect(lowerBound, `seed ${seed}`).toBeGreaterThan(side - 2);
    }
  });
});

/** A crew that does the blocks in another order than they are numbered. */
function backwards(): Crew {
  return {
    hands: 1,
    memory: (bytes) => new ArrayBuffer(bytes),
    open: (workshop, input) => {
      const tasks = workshop.tasks(input);
      return {
        run: (name, blocks) => {
          for (let block = blocks - 1; block >= 0; block--) tasks[name]?.(block);
        },
        close: () => undefined,
      };
    },
  };
}

const sameAs = (one: Solved) => ({
  assigned: Array.from(one.assigned),
  prices: one.prices.map((list) => Array.from(list)),
  lowerBound: one.lowerBound,
});

describe("the same instance and seed", () => {
  it("give the same plan in whatever order the blocks are done", () => {
    for (const seed of [1, 2, 5]) {
      const instance = randomInstance({ ...shapeOf(seed, 1200, 24), isGrouped: false, fill: 0.95 });
      const ahead = solveInstance(instance, options());
      expect(sameAs(solveInstance(instance, options(backwards())))).toEqual(sameAs(ahead));
    }
  });
});

describe("books that go to the edge", () => {
  const plain = { seed: 4, units: 40, seats: 6, metric: "plane", fill: 0.9 } as const;

  it("all customers on one point are shared out within the limits", () => {
    const instance = randomInstance(plain);
    instance.costs.customerPoints.fill(0);
    const solved = solveInstance(instance, options());
    expect(faultsOf(instance, solved.assigned)).toEqual([]);
  });

  it("weights of zero need no room", () => {
    const base = randomInstance(plain);
    const amount = new Float64Array(40);
    const resources = [{ amount, limit: new Float64Array(6), band: null }];
    const solved = solveInstance({ ...base, resources }, options());
    const placeable = Array.from({ length: 40 }, (_, u) =>
      [0, 1, 2, 3, 4, 5].some((j) => pairCost(base, u, j) >= 0),
    );
    expect(Array.from(solved.assigned, (j) => j >= 0)).toEqual(placeable);
    expect(solved.lowerBound).toBe(solved.objective);
  });

  it("capacity short by one leaves exactly one unit out", () => {
    const base = randomInstance({ ...plain, isWeighted: false });
    const costs = { ...base.costs, classes: [], travel: [] };
    const limit = Float64Array.from([7, 7, 7, 6, 6, 6]);
    const resources = [{ amount: new Float64Array(40).fill(1), limit, band: null }];
    const solved = solveInstance({ ...base, costs, resources }, options());
    expect(solved.assigned.filter((j) => j < 0)).toHaveLength(1);
  });

  it("no resource at all gives everyone his cheapest seat, and the bound says so", () => {
    const solved = solveInstance({ ...randomInstance(plain), resources: [] }, options());
    expect(solved.lowerBound).toBe(solved.objective);
  });
});
