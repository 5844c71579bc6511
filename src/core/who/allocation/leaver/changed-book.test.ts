import { describe, expect, it } from "vitest";
import { handMade, handMadePlan } from "../../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../../benchmarks/instances/small-world.ts";
import type { CustomerFacts, FactBook } from "../../../facts/index.ts";
import { customerId, managerId, seededRng } from "../../../shared/index.ts";
import { allocate } from "../allocate.ts";
import { objectiveOf, pairCost } from "../instance/instance.ts";
import type { AllocationProblem } from "../problem/allocation-problem.ts";
import { buildProblem } from "../problem/build-problem.ts";
import { changeOne } from "../what-if/change-facts.ts";
import { pricesByManager, warmStart } from "../what-if/warm-start.ts";
import { rehomeLeaver } from "./rehome-leaver.ts";
import { settledPlan } from "./settle-plan.ts";

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  eligibility: [handMade.need()],
  proximity: [handMade.proximity()],
  continuity: [handMade.continuity()],
  cohesion: [handMade.oneOwner()],
});

function problemOf(facts: FactBook): AllocationProblem {
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

/** The first plan will do. */
const AT_ONCE = { seed: 1, seconds: 1, shouldStop: () => true };

const ownersOf = (problem: AllocationProblem, assigned: Int32Array): Map<string, string | null> =>
  new Map(
    problem.customers.map(({ id }, i) => [id, problem.managers[assigned[i] ?? -1]?.id ?? null]),
  );

function withoutM0(facts: FactBook): FactBook {
  const changed = changeOne({ plan, facts }, { kind: "withoutManager", manager: managerId("M0") });
  if (!changed.ok) throw new Error("changed");
  return changed.value.facts;
}

/** M0 leaves a book that has changed since the plan was made. */
function leaving(seed: number, since: (facts: FactBook) => FactBook, grouped = 0.2) {
  const world = { customers: 30, managers: 5, picky: 0.2, grouped, room: 1.6 };
  const facts = smallWorld(seededRng(seed), world);
  const before = problemOf(facts);
  const outcome = allocate(before, { ...AT_ONCE });
  const owners = ownersOf(before, outcome.assigned);
  const prices = pricesByManager(before, outcome.prices);
  const problem = problemOf(withoutM0(since(facts)));
  const warm = warmStart(problem, { prices, owners });
  const customers = Int32Array.from(
    problem.customers.flatMap(({ id }, i) =>
      owners.get(id) !== null && (warm.assigned[i] ?? -1) < 0 ? [i] : [],
    ),
  );
  const proof = allocate(problem, { ...AT_ONCE, warm });
  return { problem, owners, warm, customers, proof };
}

/** Fails where a pair is forbidden, a limit is broken, or the bound is none. */
function expectSound(problem: AllocationProblem, assigned: Int32Array): void {
  const { instance, unitOf, seatOfManager } = problem;
  const seats = new Int32Array(instance.unitCount).fill(-1);
  assigned.forEach((m, i) => {
    const seat = m < 0 ? -1 : (seatOfManager[m] ?? -1);
    seats[unitOf[i] ?? 0] = seat;
    if (seat >= 0) expect(pairCost(instance, unitOf[i] ?? 0, seat)).toBeGreaterThanOrEqual(0);
  });
  assigned.forEach((m, i) => {
    expect(seats[unitOf[i] ?? 0]).toBe(m < 0 ? -1 : seatOfManager[m]);
  });
  for (const { amount, limit } of instance.resources) {
    const loads = new Float64Array(instance.seatCount);
    seats.forEach((seat, u) => {
      if (seat >= 0) loads[seat] = (loads[seat] ?? 0) + (amount[u] ?? 0);
    });
    loads.forEach((load, seat) => {
      expect(load).toBeLessThanOrEqual(limit[seat] ?? 0);
    });
  }
}

const withLimit =
  (manager: string, limit: number) =>
  (facts: FactBook): FactBook => ({
    ...facts,
    managers: facts.managers.map((m) =>
      m.id === manager ? { ...m, fields: { ...m.fields, limit } } : m,
    ),
  });

const DEPTHS = ["own", "ring"] as const;

describe("one who leaves a book that has changed since the plan", () => {
  it("a manager whose limit was cut gives up those too many, and only those", () => {
    let given = 0;
    for (let seed = 1; seed <= 15; seed++)
      for (const depth of DEPTHS) {
        const { problem, warm, customers, proof, owners } = leaving(seed, withLimit("M1", 3));
        const { outcome } = rehomeLeaver(problem, warm.assigned, { customers, depth, proof });
        expectSound(problem, outcome.assigned);
        expect(outcome.lowerBound).toBeLessThanOrEqual(outcome.objective);
        if (depth === "ring") continue;
        problem.customers.forEach(({ id }, i) => {
          const was = owners.get(id);
          if (was === "M0" || was === "M1") return;
          expect(outcome.assigned[i]).toBe(warm.assigned[i]);
        });
        const kept = [...outcome.assigned].filter((m) => problem.managers[m]?.id === "M1").length;
        const held = [...owners.values()].filter((id) => id === "M1").length;
        given += held - kept;
      }
    expect(given).toBeGreaterThan(20);
  });

  it("a customer whose manager may not have him any more finds another, or is named", () => {
    const noTags = (facts: FactBook): FactBook => ({
      ...facts,
      managers: facts.managers.map((m) =>
        m.id === "M1" ? { ...m, fields: { ...m.fields, tags: [] } } : m,
      ),
    });
    let moved = 0;
    for (let seed = 1; seed <= 15; seed++)
      for (const depth of DEPTHS) {
        const { problem, warm, customers, proof } = leaving(seed, noTags);
        const found = rehomeLeaver(problem, warm.assigned, { customers, depth, proof });
        const { assigned } = found.outcome;
        expectSound(problem, assigned);
        const out = [...assigned.keys()].filter(
          (i) => assigned[i] === -1 && ((warm.assigned[i] ?? -1) >= 0 || customers.includes(i)),
        );
        const named = found.unplaced.map(({ customer }) => customer);
        expect(named.toSorted((a, b) => a - b)).toEqual(out);
        moved += [...assigned.keys()].filter(
          (i) => (warm.assigned[i] ?? -1) >= 0 && assigned[i] !== warm.assigned[i],
        ).length;
      }
    expect(moved).toBeGreaterThan(5);
  });

  it("a customer who came since is placed, or named with the reason", () => {
    const more = (facts: FactBook): FactBook => {
      const like = (at: number, id: string): CustomerFacts[] => {
        const customer = facts.customers[at];
        return customer === undefined ? [] : [{ ...customer, id: customerId(id) }];
      };
      return { ...facts, customers: [...facts.customers, ...like(5, "N1"), ...like(6, "N2")] };
    };
    let placed = 0;
    for (let seed = 1; seed <= 15; seed++) {
      const { problem, warm, customers, proof } = leaving(seed, more);
      const found = rehomeLeaver(problem, warm.assigned, { customers, depth: "own", proof });
      expectSound(problem, found.outcome.assigned);
      for (const id of ["N1", "N2"]) {
        const i = problem.customers.findIndex((customer) => customer.id === id);
        const isNamed = found.unplaced.some(({ customer }) => customer === i);
        expect((found.outcome.assigned[i] ?? -1) >= 0).toBe(!isNamed);
        placed += isNamed ? 0 : 1;
      }
    }
    expect(placed).toBeGreaterThan(20);
  });

  it("a customer locked since goes where the lock says, even when others want the room", () => {
    for (let seed = 1; seed <= 15; seed++) {
      const lock = { customer: customerId("C3"), manager: managerId("M2"), reason: "" };
      const free = { ...handMadeNeedless, locks: [lock] };
      const since = (facts: FactBook): FactBook => ({ ...free.with(facts), locks: free.locks });
      const { problem, warm, customers, proof } = leaving(seed, since, 0);
      const found = rehomeLeaver(problem, warm.assigned, { customers, depth: "own", proof });
      expectSound(problem, found.outcome.assigned);
      const i = problem.customers.findIndex(({ id }) => id === "C3");
      expect(problem.managers[found.outcome.assigned[i] ?? -1]?.id).toBe("M2");
    }
  });

  it("a group that grew stays where its members were, and one put together anew has one owner", () => {
    const together = (facts: FactBook): FactBook => ({
      ...facts,
      customers: facts.customers.map((customer, i) =>
        i < 3
          ? { ...customer, fields: { ...customer.fields, group: "新组", need: null } }
          : customer,
      ),
    });
    for (let seed = 1; seed <= 15; seed++) {
      const { problem, warm, customers, proof } = leaving(seed, together);
      const { outcome } = rehomeLeaver(problem, warm.assigned, { customers, depth: "own", proof });
      expectSound(problem, outcome.assigned);
    }
  });
});

/** C3 needs nothing any more, so that a lock on anybody is allowed. */
const handMadeNeedless = {
  with: (facts: FactBook): FactBook => ({
    ...facts,
    customers: facts.customers.map((customer) =>
      customer.id === "C3" ? { ...customer, fields: { ...customer.fields, need: null } } : customer,
    ),
  }),
};

describe("a plan on the book as it stands", () => {
  it("is the same where nothing has changed", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const world = { customers: 30, managers: 5, picky: 0.2, grouped: 0.2, room: 1.1 };
      const problem = problemOf(smallWorld(seededRng(seed), world));
      const { assigned, prices } = allocate(problem, { ...AT_ONCE });
      expect([...settledPlan(problem, { assigned, prices })]).toEqual([...assigned]);
    }
  });

  it("leaves out who may not stay, and costs no less than the bound", () => {
    let out = 0;
    for (let seed = 1; seed <= 15; seed++) {
      const { problem, warm, proof } = leaving(seed, withLimit("M1", 3));
      const settled = settledPlan(problem, warm);
      expectSound(problem, settled);
      const seats = new Int32Array(problem.instance.unitCount).fill(-1);
      settled.forEach((m, i) => {
        seats[problem.unitOf[i] ?? 0] = m < 0 ? -1 : (problem.seatOfManager[m] ?? -1);
        if (m !== warm.assigned[i]) {
          expect(m).toBe(-1);
          out += 1;
        }
      });
      expect(objectiveOf(problem.instance, seats)).toBeGreaterThanOrEqual(proof.lowerBound);
    }
    expect(out).toBeGreaterThan(20);
  });
});
