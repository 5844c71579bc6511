import { describe, expect, it } from "vitest";
import {
  HAND_MADE_DAY,
  handMade,
  handMadePlan,
} from "../../../../benchmarks/instances/hand-made-plan.ts";
import type { FactBook } from "../../facts/index.ts";
import { customerId, managerId } from "../../shared/index.ts";
import { allocate } from "./allocate.ts";
import { otherSeatFinder } from "./alternatives.ts";
import { buildProblem } from "./problem/build-problem.ts";

/** Two managers with room for all; each customer has a need that only matters softly. */
function factsOf(customers: readonly { need: string; rivals: readonly string[] }[]): FactBook {
  const tags = [["甲"], ["乙"]];
  return {
    today: HAND_MADE_DAY,
    customers: customers.map((fields, i) => ({
      id: customerId(`C${i}`),
      fields: { ...fields, weight: 1 },
    })),
    managers: tags.map((own, m) => ({ id: managerId(`M${m}`), fields: { tags: own, limit: 9 } })),
    locks: [],
  };
}

describe("another manager", () => {
  it("who has a rival takes the customer in exchange for the rival", () => {
    const plan = handMadePlan({
      capacity: [handMade.capacity()],
      eligibility: [handMade.need("need", "soft")],
      disjoint: [handMade.rivals()],
    });
    const customers = [
      { need: "甲", rivals: ["水泥"] },
      { need: "乙", rivals: ["水泥"] },
      ...Array.from({ length: 7 }, () => ({ need: "乙", rivals: [] })),
    ];
    const problem = buildProblem(plan, factsOf(customers));
    if (!problem.ok) throw new Error(JSON.stringify(problem.error));
    const outcome = allocate(problem.value, { seed: 1, seconds: 1 });
    expect(outcome.assigned.slice(0, 2)).toEqual(Int32Array.of(0, 1));
    const [other] = otherSeatFinder(problem.value, outcome).of(problem.value.unitOf[0] ?? -1);
    expect(other).toMatchObject({ seat: 1, isFull: true, extra: 120 });
  });
});
