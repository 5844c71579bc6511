import highsModule from "highs";
import { describe, expect, it } from "vitest";
import { handMade, handMadePlan } from "../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../benchmarks/instances/small-world.ts";
import { seededRng } from "../../shared/index.ts";
import { allocate } from "./allocate.ts";
import { type Instance, pairCost } from "./instance/instance.ts";
import { buildProblem } from "./problem/build-problem.ts";

/** The package's types describe its CommonJS build, where the loader sits one level deeper. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  balance: [handMade.balance()],
  continuity: [handMade.continuity()],
  proximity: [handMade.proximity()],
  priority: [handMade.priority()],
  eligibility: [handMade.need()],
});

const sum = (terms: readonly string[]): string => (terms.length === 0 ? "0 z0" : terms.join(" + "));

/** The instance as a linear program in CPLEX's text format. */
function linearProgram(instance: Instance, isInteger: boolean): string {
  const pairs = Array.from({ length: instance.unitCount }, (_, i) =>
    Array.from({ length: instance.seatCount }, (__, j) => j).filter(
      (j) => pairCost(instance, i, j) >= 0,
    ),
  );
  const cost = pairs.flatMap((seats, i) =>
    seats.map((j) => `${pairCost(instance, i, j)} x${i}_${j}`),
  );
  const left = Array.from(instance.price, (price, i) => `${price} z${i}`);
  const rows = pairs.map((seats, i) => `${sum([...seats.map((j) => `x${i}_${j}`), `z${i}`])} = 1`);
  const banded: string[] = [];
  instance.resources.forEach(({ amount, limit, band }, q) => {
    for (let j = 0; j < instance.seatCount; j++) {
      const load = pairs.flatMap((seats, i) =>
        seats.includes(j) ? [`${amount[i]} x${i}_${j}`] : [],
      );
      if (band === null) rows.push(`${sum(load)} <= ${limit[j]}`);
      else {
        banded.push(`${band.rate} t${q}_${j}`);
        rows.push(`${sum([...load])} - t${q}_${j} <= ${band.high[j]}`);
        rows.push(`${sum([...load, `t${q}_${j}`])} >= ${band.low[j]}`);
      }
    }
  });
  const names = pairs.flatMap((seats, i) => [...seats.map((j) => `x${i}_${j}`), `z${i}`]);
  const kind = isInteger
    ? `Binary\n ${names.join(" ")}`
    : `Bounds\n ${names.map((name) => `${name} <= 1`).join("\n ")}`;
  return `Minimize\n obj: ${sum([...cost, ...left, ...banded])}\nSubject To\n ${rows.join("\n ")}\n${kind}\nEnd`;
}

describe("allocation against an exact solver", () => {
  it("the bound comes up to the linear relaxation and the plan near the integer optimum", async () => {
    const highs = await loadHighs();
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const facts = smallWorld(seededRng(seed), {
        customers: 40,
        managers: 5,
        picky: 0.4,
        grouped: 0,
        room: 1.1,
      });
      const problem = buildProblem(plan, facts);
      if (!problem.ok) throw new Error("no problem");
      const outcome = allocate(problem.value, { seed: 1, seconds: 2 });
      const relaxed = highs.solve(linearProgram(problem.value.instance, false)).ObjectiveValue;
      const optimum = highs.solve(linearProgram(problem.value.instance, true)).ObjectiveValue;
      expect(outcome.lowerBound, `seed ${seed}`).toBeLessThanOrEqual(Math.ceil(relaxed - 1e-6));
      expect(outcome.lowerBound, `seed ${seed}`).toBeGreaterThan(relaxed * 0.99);
      expect(outcome.objective, `seed ${seed}`).toBeGreaterThanOrEqual(Math.round(optimum));
      expect(outcome.objective, `seed ${seed}`).toBeLessThanOrEqual(optimum * 1.02);
    }
  });
});
