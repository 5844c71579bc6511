import { expect, it } from "vitest";
import { randomInstance } from "../../../../../benchmarks/instances/random-instance.ts";
import { inlineCrew } from "../crew/inline-crew.ts";
import { type Instance, loadsOf, objectiveOf, pairCost } from "../instance/instance.ts";
import { type SolveOptions, solveInstance } from "../solve-instance.ts";
import { canStay, limitMoves, movesOf } from "./limit-moves.ts";

const options: SolveOptions = {
  crew: inlineCrew(),
  seed: 1,
  stopped: () => null,
  spend: () => undefined,
  onStep: () => undefined,
};

/** The least objective of all plans with at most so many moves, by trying every one. */
function leastWithin(instance: Instance, most: number): number {
  const { unitCount, seatCount, resources } = instance;
  const assigned = new Int32Array(unitCount).fill(-1);
  const stays = canStay(instance);
  let least = Infinity;
  const place = (u: number): void => {
    if (u < unitCount) {
      for (let j = -1; j < seatCount; j++) {
        assigned[u] = j;
        if (j < 0 || pairCost(instance, u, j) >= 0) place(u + 1);
      }
      assigned[u] = -1;
      return;
    }
    if (movesOf(instance, stays, assigned) > most) return;
    const isOver = loadsOf(instance, assigned).some((loads, q) =>
      loads.some((load, j) => load > (resources[q]?.limit[j] ?? 0)),
    );
    if (!isOver) least = Math.min(least, objectiveOf(instance, assigned));
  };
  place(0);
  return least;
}

it("a plan within the limit of moves costs at least its bound, and the bound holds for all such plans", () => {
  let optimal = 0;
  let bound = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const instance = randomInstance({ seed, units: 6, seats: 3, metric: "plane", fill: 0.8 });
    const stays = canStay(instance);
    const free = movesOf(instance, stays, solveInstance(instance, options).assigned);
    const most = Math.floor(free / 2);
    const limited = limitMoves(instance, most, options);
    const least = leastWithin(instance, most);
    expect(limited.lowerBound, `seed ${seed}`).toBeLessThanOrEqual(least);
    expect(limited.objective, `seed ${seed}`).toBe(objectiveOf(instance, limited.assigned));
    expect(limited.isWithin, `seed ${seed}`).toBe(
      movesOf(instance, stays, limited.assigned) <= most,
    );
    if (!limited.isWithin) continue;
    expect(limited.objective, `seed ${seed}`).toBeGreaterThanOrEqual(least);
    bound += 1;
    if (limited.objective === least) optimal += 1;
  }
  expect(bound).toBeGreaterThan(30);
  expect(optimal).toBeGreaterThan(bound / 2);
});

it("a limit that the best plan keeps anyway changes nothing", () => {
  const instance = randomInstance({ seed: 7, units: 30, seats: 5, metric: "plane", fill: 0.9 });
  const free = solveInstance(instance, options);
  const limited = limitMoves(instance, 30, options);
  expect(Array.from(limited.assigned)).toEqual(Array.from(free.assigned));
  expect(limited.priceOfMove).toBe(0);
});

it("a higher limit never costs more than what a lower one found proves necessary", () => {
  const instance = randomInstance({ seed: 11, units: 200, seats: 8, metric: "plane", fill: 0.9 });
  const limits = [0, 10, 20, 30, 60, 200];
  const found = limits.map((most) => limitMoves(instance, most, options));
  const costs = found.filter(({ isWithin }) => isWithin);
  expect(costs.length).toBeGreaterThan(3);
  for (const [k, tighter] of costs.entries()) {
    const looser = costs[k + 1];
    if (looser !== undefined) expect(looser.lowerBound).toBeLessThanOrEqual(tighter.objective);
  }
});

it("no bound that is shown on the way lies above a plan within the limit", () => {
  let shown = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const instance = randomInstance({ seed, units: 40, seats: 5, metric: "plane", fill: 0.8 });
    const bounds: number[] = [];
    const limited = limitMoves(instance, 12, {
      ...options,
      onStep: ({ lowerBound }) => {
        if (lowerBound !== null) bounds.push(lowerBound);
      },
    });
    if (!limited.isWithin) continue;
    shown += bounds.length;
    expect(Math.max(...bounds), `seed ${seed}`).toBeLessThanOrEqual(limited.objective);
  }
  expect(shown).toBeGreaterThan(50);
});
