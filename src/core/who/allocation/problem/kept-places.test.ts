import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  HAND_MADE_DAY,
  handMade,
  handMadePlan,
} from "../../../../../benchmarks/instances/hand-made-plan.ts";
import type { FactBook, Value } from "../../../facts/index.ts";
import { articleKey, customerId, managerId } from "../../../shared/index.ts";
import { allocate } from "../allocate.ts";
import { otherSeatFinder } from "../alternatives.ts";
import type { AllocationProblem } from "./allocation-problem.ts";
import { buildProblem } from "./build-problem.ts";

type Fields = Readonly<Record<string, Value>>;

function book(customers: readonly Fields[], managers: readonly Fields[]): FactBook {
  return {
    today: HAND_MADE_DAY,
    customers: customers.map((fields, i) => ({ id: customerId(`C${i}`), fields })),
    managers: managers.map((fields, i) => ({ id: managerId(`M${i}`), fields })),
    locks: [],
  };
}

const lock = (customer: string, manager: string): FactBook["locks"][number] => ({
  customer: customerId(customer),
  manager: managerId(manager),
  reason: "领导指定",
});

function problemOf(plan: ReturnType<typeof handMadePlan>, facts: FactBook): AllocationProblem {
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

const ownersOf = (problem: AllocationProblem): readonly (string | null)[] => {
  const { assigned } = allocate(problem, { seed: 1, seconds: 1 });
  return Array.from(assigned, (m) => problem.managers[m]?.id ?? null);
};

const capacityOnly = handMadePlan({ capacity: [handMade.capacity()] });

describe("a locked customer", () => {
  it("keeps the place that several lighter ones could fill", () => {
    const customers = [{ weight: 3 }, { weight: 1 }, { weight: 1 }, { weight: 1 }];
    const facts = { ...book(customers, [{ limit: 3 }]), locks: [lock("C0", "M0")] };
    expect(ownersOf(problemOf(capacityOnly, facts))).toEqual(["M0", null, null, null]);
  });

  it("is never left out, and costs more left out than all who make room for him", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 3 }), (list, count) => {
        const locked = list.slice(0, count);
        const limit = locked.reduce((sum, weight) => sum + weight, 0) + 1;
        const facts = {
          ...book(
            list.map((weight) => ({ weight, work: weight * 60 })),
            [{ limit }, { limit: 2 }],
          ),
          locks: locked.map((_, i) => lock(`C${i}`, "M0")),
        };
        const plan = handMadePlan({
          capacity: [handMade.capacity()],
          balance: [handMade.balance()],
        });
        const problem = problemOf(plan, facts);
        expect(ownersOf(problem).slice(0, count)).toEqual(locked.map(() => "M0"));
        const price = (i: number): number => problem.instance.price[problem.unitOf[i] ?? 0] ?? 0;
        const others = list.slice(count).map((_, i) => price(count + i));
        for (const [i, weight] of locked.entries()) {
          const lost = others.toSorted((a, b) => b - a).slice(0, weight);
          expect(price(i)).toBeGreaterThan(lost.reduce((sum, each) => sum + each, 0));
        }
      }),
      { seed: 20_261, numRuns: 40 },
    );
  });
});

describe("a customer about whom a person decides", () => {
  const plan = handMadePlan({
    capacity: [handMade.capacity()],
    eligibility: [handMade.need()],
    continuity: [handMade.continuity()],
    proximity: [handMade.proximity()],
    manual: [
      {
        article: articleKey("major"),
        strength: "hard",
        applies: (customer) => customer.fields["major"] === true,
        by: "主任",
        question: "由谁主办",
      },
    ],
  });
  const far = { lng: 121, lat: 30, precision: "exact" };
  const near = { lng: 120, lat: 30, precision: "exact" };
  const managers = [
    { limit: 1, place: far },
    { limit: 1, place: near },
  ];
  const major = { weight: 1, visits: 4, place: near, owner: "M0", major: true };

  it("stays with the present owner, whose place nobody else is given", () => {
    const facts = book([major, { weight: 1 }, { weight: 1 }], managers);
    const problem = problemOf(plan, facts);
    const owners = ownersOf(problem);
    expect(owners[0]).toBe("M0");
    expect(owners.filter((owner) => owner === "M0")).toHaveLength(1);
    expect(problem.instance.only[problem.unitOf[0] ?? 0]).toBe(problem.seatOfManager[0]);
  });

  it("gets the engine's suggestion without an owner, or where he may not hold him any more", () => {
    const { owner: _, ...free } = major;
    expect(ownersOf(problemOf(plan, book([free], managers)))).toEqual(["M1"]);
    const needy = { ...major, need: "高压" };
    const holder = [managers[0] ?? {}, { ...managers[1], tags: ["高压"] }];
    expect(ownersOf(problemOf(plan, book([needy], holder)))).toEqual(["M1"]);
  });

  it("does not stay where locks leave the owner no room", () => {
    const facts = { ...book([major, { weight: 1 }], managers), locks: [lock("C1", "M0")] };
    expect(ownersOf(problemOf(plan, facts))).toEqual(["M1", "M0"]);
  });

  it("can still be compared with everybody who may hold him", () => {
    const problem = problemOf(plan, book([major, { weight: 1, owner: "M1" }], managers));
    const outcome = allocate(problem, { seed: 1, seconds: 1 });
    const finder = otherSeatFinder(problem, outcome);
    const others = finder.of(problem.unitOf[0] ?? 0);
    expect(others.map(({ seat }) => seat)).toEqual([problem.seatOfManager[1]]);
    expect(others[0]?.pairExtra).toBeLessThan(0);
    // Nobody is told that the kept customer could make room for him.
    expect(finder.of(problem.unitOf[1] ?? 0)[0]?.extra ?? null).toBeNull();
  });
});
