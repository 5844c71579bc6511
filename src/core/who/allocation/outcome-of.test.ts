import { describe, expect, it } from "vitest";
import { boundFrom } from "../../../../benchmarks/check.ts";
import { dumpOf } from "../../../../benchmarks/dump.ts";
import { handMade, handMadePlan } from "../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../benchmarks/instances/small-world.ts";
import { shortageText } from "../../../i18n/shortage.ts";
import type { CustomerFacts, FactBook, ManagerFacts } from "../../facts/index.ts";
import { customerId, InvariantError, managerId, seededRng } from "../../shared/index.ts";
import { allocate } from "./allocate.ts";
import { stateOf } from "./alternatives.ts";
import { outcomeOf } from "./outcome-of.ts";
import { buildProblem } from "./problem/build-problem.ts";
import { membersOf } from "./problem/units.ts";

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  balance: [handMade.balance()],
  proximity: [handMade.proximity()],
});

function problemOf(facts: FactBook) {
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

const world = (seed: number, room: number): FactBook =>
  smallWorld(seededRng(seed), { customers: 9, managers: 3, picky: 0, grouped: 0, room });

describe("the bound of an outcome", () => {
  it("is the bound of its prices as it was proven, and never above the plan's cost", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const problem = problemOf(world(seed, 0.6 + (seed % 4) / 3));
      const outcome = allocate(problem, { seed: 1, seconds: 1 });
      const raw = boundFrom(dumpOf(problem, outcome));
      expect(Math.abs(outcome.lowerBound - raw), `seed ${seed}`).toBeLessThanOrEqual(1);
      expect(raw).toBeLessThanOrEqual(outcome.objective + 1e-6);
    }
  });

  it("that exceeds the plan's cost is our fault and is not hidden", () => {
    const problem = problemOf(world(3, 1.3));
    const outcome = allocate(problem, { seed: 1, seconds: 1 });
    const { prices, objective } = outcome;
    const proof = { prices, lowerBound: objective + 1, stoppedBy: "converged", seed: 1 } as const;
    expect(() => outcomeOf(problem, stateOf(problem, outcome), proof)).toThrow(InvariantError);
  });
});

describe("an outcome that breaks a hard rule", () => {
  it("is our fault and is not shown as a plan", () => {
    const problem = problemOf(world(3, 0.5));
    const { prices, assigned } = allocate(problem, { seed: 1, seconds: 1 });
    const crowded = stateOf(problem, { assigned: assigned.map(() => 0) });
    const proof = { prices, lowerBound: 0, stoppedBy: "converged", seed: 1 } as const;
    expect(() => outcomeOf(problem, crowded, proof)).toThrow(/more than/);
  });
});

describe("the price of those left out", () => {
  it("is shown apart, with the gap that it does not dilute", () => {
    const problem = problemOf(world(3, 0.5));
    const outcome = allocate(problem, { seed: 1, seconds: 1 });
    const left = problem.instance.price.filter((_, u) =>
      Array.from(membersOf(problem.units, u)).every((i) => outcome.assigned[i] === -1),
    );
    const work = outcome.objective - outcome.unassignedPrice;
    expect(left.length).toBeGreaterThan(0);
    expect(outcome.unassignedPrice).toBe(left.reduce((sum, price) => sum + price, 0));
    expect(outcome.gapWithoutUnassigned).toBe((outcome.objective - outcome.lowerBound) / work);
    expect(outcome.gapWithoutUnassigned).toBeGreaterThanOrEqual(outcome.gap);
  });

  it("is nothing where everybody is placed", () => {
    const outcome = allocate(problemOf(world(3, 3)), { seed: 1, seconds: 1 });
    expect(outcome.unassignedPrice).toBe(0);
    expect(outcome.gapWithoutUnassigned).toBe(outcome.gap);
  });
});

describe("a shortage", () => {
  const heavy = (weight: number) => ({ weight, work: 1, visits: 0, handover: 0 });
  const facts = (weights: readonly number[], limits: readonly number[]): FactBook => ({
    ...world(1, 1),
    customers: weights.map(
      (weight, i): CustomerFacts => ({ id: customerId(`C${i}`), fields: heavy(weight) }),
    ),
    managers: limits.map(
      (limit, m): ManagerFacts => ({ id: managerId(`M${m}`), fields: { limit } }),
    ),
  });
  const said = (book: FactBook, locale: "zh-CN" | "en"): string => {
    const [shortage] = allocate(problemOf(book), { seed: 1, seconds: 1 }).shortages;
    if (shortage === undefined) throw new Error("nobody was left out");
    const { customers, managers, confinedBy } = shortage;
    const counts = { customers: customers.length, managers: managers.length, confinedBy };
    return shortageText({ ...shortage, ...counts }, locale);
  };

  it("of pieces that do not fit is not called a shortage in sum", () => {
    expect(said(facts([2, 2, 2], [3, 3]), "zh-CN")).toContain("余量零散");
    expect(said(facts([2, 2, 2], [3, 3]), "en")).toContain("in pieces");
  });

  it("in sum gives what is asked and what there is", () => {
    expect(said(facts([2, 2, 2], [2, 2]), "zh-CN")).toContain("合计需要 6，而按cap只容得下 4");
  });
});
