import { describe, expect, it } from "vitest";
import { boundFrom, faultsOf } from "../../../../benchmarks/check.ts";
import { dumpOf } from "../../../../benchmarks/dump.ts";
import { clusteredCity } from "../../../../benchmarks/instances/clustered-city.ts";
import { handMade, handMadePlan } from "../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../benchmarks/instances/small-world.ts";
import type { FactBook } from "../../facts/index.ts";
import type { Plan } from "../../regime/index.ts";
import { customerId, managerId, seededRng } from "../../shared/index.ts";
import { allocate } from "./allocate.ts";
import { objectiveOf, pairCost } from "./instance/instance.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { buildProblem } from "./problem/build-problem.ts";
import { pairAccount } from "./problem/pair-account.ts";
import { membersOf } from "./problem/units.ts";

const everyRule = handMadePlan({
  capacity: [handMade.capacity()],
  balance: [handMade.balance()],
  continuity: [handMade.continuity()],
  proximity: [handMade.proximity()],
  priority: [handMade.priority()],
  eligibility: [handMade.need()],
  cohesion: [handMade.oneOwner()],
});

function problemOf(plan: Plan, facts: FactBook): AllocationProblem {
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

const small = (seed: number, room = 1.3): AllocationProblem =>
  problemOf(
    everyRule,
    smallWorld(seededRng(seed), { customers: 7, managers: 3, picky: 0.5, grouped: 0.4, room }),
  );

/** The cheapest of all assignments, by trying them all. */
function bruteForce(problem: AllocationProblem): number {
  const { instance } = problem;
  const assigned = new Int32Array(instance.unitCount).fill(-1);
  const hard = instance.resources.filter((resource) => resource.band === null);
  let best = Number.POSITIVE_INFINITY;
  const isWithinLimits = (): boolean =>
    hard.every(({ amount, limit }) =>
      limit.every(
        (most, j) =>
          assigned.reduce((sum, at, i) => (at === j ? sum + (amount[i] ?? 0) : sum), 0) <= most,
      ),
    );
  const place = (i: number): void => {
    if (i === instance.unitCount) {
      if (isWithinLimits()) best = Math.min(best, objectiveOf(instance, assigned));
      return;
    }
    for (let j = -1; j < instance.seatCount; j++) {
      if (j >= 0 && pairCost(instance, i, j) < 0) continue;
      assigned[i] = j;
      place(i + 1);
    }
    assigned[i] = -1;
  };
  place(0);
  return best;
}

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

describe("allocation of tiny worlds against brute force", () => {
  it("the bound never exceeds the optimum and the plan never beats it", () => {
    for (const seed of SEEDS) {
      const problem = small(seed, seed % 2 === 0 ? 0.8 : 1.3);
      const outcome = allocate(problem, { seed: 1, seconds: 1 });
      const optimum = bruteForce(problem);
      expect(outcome.lowerBound, `seed ${seed}`).toBeLessThanOrEqual(optimum);
      expect(outcome.objective, `seed ${seed}`).toBeGreaterThanOrEqual(optimum);
      if (outcome.gap === 0) expect(outcome.objective).toBe(optimum);
    }
  });

  it("most plans are optimal and none is far off", () => {
    const excess = SEEDS.map((seed) => {
      const problem = small(seed);
      return allocate(problem, { seed: 1, seconds: 1 }).objective / bruteForce(problem) - 1;
    });
    const optimal = excess.filter((share) => share === 0).length;
    expect(optimal).toBeGreaterThanOrEqual(SEEDS.length * 0.95);
    expect(Math.max(...excess)).toBeLessThan(0.05);
  });
});

describe("every plan", () => {
  it("passes the independent checker: rules, objective and bound", () => {
    for (const seed of SEEDS) {
      const problem = small(seed, 0.6 + (seed % 5) * 0.2);
      const outcome = allocate(problem, { seed: 1, seconds: 1 });
      expect(faultsOf(dumpOf(problem, outcome)), `seed ${seed}`).toEqual([]);
    }
  });

  it("is caught by the checker when a rule is broken or a figure is wrong", () => {
    const problem = small(4);
    const dump = dumpOf(problem, allocate(problem, { seed: 1, seconds: 1 }));
    expect(faultsOf({ ...dump, objective: dump.objective - 1 })).not.toEqual([]);
    expect(faultsOf({ ...dump, lowerBound: dump.objective + 1 })).not.toEqual([]);
    const crowded = dump.assigned.map(() => 0);
    expect(faultsOf({ ...dump, assigned: crowded })).not.toEqual([]);
    expect(() =>
      boundFrom({
        ...dump,
        limits: dump.limits.map((l) => ({ ...l, shadow: l.shadow.map(() => -1) })),
      }),
    ).toThrow();
  });

  it("charges a pair exactly what its articles add up to", () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const problem = problemOf(
        handMadePlan({
          continuity: [handMade.continuity()],
          proximity: [handMade.proximity("near", 30)],
          priority: [handMade.priority()],
          eligibility: [handMade.need("need"), handMade.need("wish", "soft")],
        }),
        smallWorld(seededRng(seed), { customers: 8, managers: 4, picky: 0.7, grouped: 0, room: 2 }),
      );
      for (let u = 0; u < problem.units.count; u++) {
        for (let j = 0; j < problem.instance.seatCount; j++) {
          const findings = pairAccount(
            problem,
            membersOf(problem.units, u)[0] ?? 0,
            problem.managerOfSeat[j] ?? 0,
          );
          const minutes = findings.reduce((sum, finding) => sum + finding.minutes, 0);
          const expected = findings.some((finding) => finding.forbids) ? -1 : minutes;
          expect(pairCost(problem.instance, u, j)).toBe(expected);
        }
      }
    }
  });

  it("keeps the members of a group with one owner", () => {
    for (const seed of SEEDS) {
      const problem = small(seed, 2);
      const { assigned } = allocate(problem, { seed: 1, seconds: 1 });
      const ownerOf = new Map<string, number>();
      problem.customers.forEach((customer, i) => {
        const group = customer.fields["group"];
        if (typeof group !== "string") return;
        const owner = ownerOf.get(group) ?? assigned[i] ?? -1;
        ownerOf.set(group, owner);
        expect(assigned[i]).toBe(owner);
      });
    }
  });

  it("is the same, byte for byte, for the same seed and budget, and for rows in another order", () => {
    const facts = clusteredCity({ customers: 400, managers: 8, seed: 3, fill: 0.95 });
    const planOf = (book: FactBook): readonly string[] => {
      const problem = problemOf(everyRule, book);
      const { assigned } = allocate(problem, { seed: 7, seconds: 1 });
      return problem.customers
        .map((c, i) => `${c.id} ${problem.managers[assigned[i] ?? -1]?.id}`)
        .sort();
    };
    const once = planOf(facts);
    expect(planOf(facts)).toEqual(once);
    const turned = {
      ...facts,
      customers: facts.customers.toReversed(),
      managers: facts.managers.toReversed(),
    };
    expect(planOf(turned)).toEqual(once);
  });

  it("reports a falling gap and keeps the best plan when a person stops it", () => {
    const problem = problemOf(
      everyRule,
      clusteredCity({ customers: 1500, managers: 15, seed: 5, fill: 0.95 }),
    );
    const gaps: number[] = [];
    const outcome = allocate(problem, {
      seed: 1,
      seconds: 20,
      shouldStop: () => gaps.length > 1,
      onProgress: (progress) => {
        if (progress.phase === "improve" && progress.gap !== null) gaps.push(progress.gap);
      },
    });
    expect(outcome.stoppedBy).toBe("person");
    expect(gaps.length).toBeGreaterThan(1);
    expect(gaps.toSorted((a, b) => b - a)).toEqual(gaps);
    expect(faultsOf(dumpOf(problem, outcome))).toEqual([]);
  });

  it("comes within one per cent of its bound on a city of two thousand customers", () => {
    for (const seed of [21, 22, 23]) {
      const problem = problemOf(
        everyRule,
        clusteredCity({ customers: 2000, managers: 20, seed, fill: 0.95 }),
      );
      const outcome = allocate(problem, { seed: 1, seconds: 1 });
      expect(outcome.gap, `seed ${seed}`).toBeLessThan(0.01);
      expect(outcome.assigned.every((manager) => manager >= 0)).toBe(true);
    }
  });
});

describe("locks", () => {
  const facts = smallWorld(seededRng(9), {
    customers: 8,
    managers: 3,
    picky: 0.6,
    grouped: 0,
    room: 2,
  });
  const lock = (customer: string, manager: string) => ({
    customer: customerId(customer),
    manager: managerId(manager),
    reason: "客户指定",
  });

  it("win over every cost", () => {
    const free = problemOf(everyRule, facts);
    const { instance } = free;
    const u = free.unitOf[2] ?? 0;
    const dear = Array.from({ length: instance.seatCount }, (_, j) => j)
      .filter((j) => pairCost(instance, u, j) >= 0)
      .toSorted((a, b) => pairCost(instance, u, b) - pairCost(instance, u, a))[0];
    const manager = free.managers[free.managerOfSeat[dear ?? 0] ?? 0];
    const locked = problemOf(everyRule, { ...facts, locks: [lock("C2", manager?.id ?? "")] });
    const outcome = allocate(locked, { seed: 1, seconds: 1 });
    expect(locked.managers[outcome.assigned[2] ?? -1]?.id).toBe(manager?.id);
  });

  it("are refused, with the article, where a hard rule stands against them", () => {
    const problem = problemOf(everyRule, facts);
    const { seatCount } = problem.instance;
    const forbidden = Array.from({ length: problem.units.count }, (_, u) => u).flatMap((u) =>
      Array.from({ length: seatCount }, (__, j) => ({ u, j })).filter(
        ({ j }) => pairCost(problem.instance, u, j) < 0,
      ),
    )[0];
    expect(forbidden).toBeDefined();
    const customer = problem.customers[membersOf(problem.units, forbidden?.u ?? 0)[0] ?? 0];
    const manager = problem.managers[problem.managerOfSeat[forbidden?.j ?? 0] ?? 0];
    const refused = buildProblem(everyRule, {
      ...facts,
      locks: [lock(customer?.id ?? "", manager?.id ?? "")],
    });
    expect(refused.ok).toBe(false);
    if (!refused.ok) {
      expect(refused.error[0]?.code).toBe("who.lockBreaksHardRule");
      expect(refused.error[0]?.article).toBe("第need条");
    }
  });

  it("that name nobody are each named", () => {
    const refused = buildProblem(everyRule, {
      ...facts,
      locks: [lock("X", "M0"), lock("C1", "Y")],
    });
    const codes = refused.ok ? [] : refused.error.map((issue) => issue.code);
    expect(codes).toEqual(["who.lockUnknownCustomer", "who.lockUnknownManager"]);
  });
});

describe("shortage of room", () => {
  it("is certified by customers that ask more than their managers can hold", () => {
    for (const seed of SEEDS) {
      const problem = problemOf(
        handMadePlan({
          capacity: [handMade.capacity()],
          eligibility: [handMade.need()],
          proximity: [handMade.proximity()],
        }),
        {
          ...smallWorld(seededRng(seed), {
            customers: 12,
            managers: 3,
            picky: 0.6,
            grouped: 0,
            room: 0.5,
          }),
        },
      );
      const single = problemOf(problem.plan, {
        ...problem.facts,
        customers: problem.customers.map((c) => ({ ...c, fields: { ...c.fields, weight: 1 } })),
      });
      const outcome = allocate(single, { seed: 1, seconds: 1 });
      const left = outcome.assigned.filter((manager) => manager < 0).length;
      expect(outcome.shortages.length > 0).toBe(left > 0);
      for (const shortage of outcome.shortages) {
        expect(shortage.demand, `seed ${seed}`).toBeGreaterThan(shortage.capacity);
        if (shortage.managers.length === 0) expect(shortage.confinedBy).toEqual(["need"]);
        else expect(shortage.capacityArticle).toBe("cap");
      }
    }
  });
});
