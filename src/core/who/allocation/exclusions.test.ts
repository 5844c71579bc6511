import { describe, expect, it } from "vitest";
import { handMade, handMadePlan } from "../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../benchmarks/instances/small-world.ts";
import { seededRng } from "../../shared/index.ts";
import { exclusionFinder } from "./exclusions.ts";
import { openCost } from "./instance/instance.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { buildProblem } from "./problem/build-problem.ts";

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  eligibility: [handMade.need()],
  proximity: [handMade.proximity()],
  cohesion: [handMade.oneOwner()],
});

function problemOf(seed: number, grouped: number): AllocationProblem {
  const size = { customers: 60, managers: 8, picky: 0.1, grouped, room: 2 };
  const problem = buildProblem(plan, smallWorld(seededRng(seed), size));
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

/** The same problem; counts how often it is asked who belongs to a group. */
function counted(problem: AllocationProblem) {
  let asked = 0;
  const { members, ...rest } = problem.instance;
  const instance = {
    ...rest,
    get members() {
      asked += 1;
      return members;
    },
  };
  return { problem: { ...problem, instance }, asked: () => asked };
}

describe("managers whom hard articles exclude", () => {
  it("are those who may not hold the customer's whole group", () => {
    let excludedByGroup = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const problem = problemOf(seed, 0.4);
      const exclusionsOf = exclusionFinder(problem);
      problem.customers.forEach((_, i) => {
        const { excluded, eligibleCount } = exclusionsOf(i);
        const out = new Set(excluded.flatMap(({ managers }) => managers));
        const u = problem.unitOf[i] ?? 0;
        for (let j = 0; j < problem.instance.seatCount; j++)
          expect(out.has(problem.managerOfSeat[j] ?? -1)).toBe(
            openCost(problem.instance, u, j) < 0,
          );
        expect(eligibleCount).toBe(problem.managers.length - out.size);
        if (excluded.some(({ article }) => article === "group")) excludedByGroup += 1;
      });
    }
    expect(excludedByGroup).toBeGreaterThan(0);
  });

  it("are found once for a group, not again for each of its members", () => {
    const { problem, asked } = counted(problemOf(3, 1));
    const exclusionsOf = exclusionFinder(problem);
    problem.customers.forEach((_, i) => {
      exclusionsOf(i);
    });
    expect(asked()).toBeLessThanOrEqual(problem.units.count * problem.instance.seatCount);
  });
});
