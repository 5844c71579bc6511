import { describe, expect, it } from "vitest";
import { handMade, handMadePlan } from "../../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../../benchmarks/instances/small-world.ts";
import type { FactBook } from "../../../facts/index.ts";
import { managerId, seededRng } from "../../../shared/index.ts";
import { allocate } from "../allocate.ts";
import { objectiveOf, pairCost } from "../instance/instance.ts";
import { PlanState } from "../instance/plan-state.ts";
import { buildProblem } from "../problem/build-problem.ts";
import { changeOne } from "../what-if/change-facts.ts";
import { pricesByManager, warmStart } from "../what-if/warm-start.ts";
import { seatFinder } from "./near-seats.ts";
import { rehome } from "./rehome.ts";
import { rehomeLeaver } from "./rehome-leaver.ts";

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  eligibility: [handMade.need()],
  balance: [handMade.balance()],
  proximity: [handMade.proximity()],
  continuity: [handMade.continuity()],
  cohesion: [handMade.oneOwner()],
});

function problemOf(facts: FactBook) {
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

/** The first plan will do. */
const AT_ONCE = { seed: 1, seconds: 1, shouldStop: () => true };

/** A plan in which M0 leaves: the problem without him, the plan so far, and his customers. */
function leaving(seed: number, customers = 40) {
  const room = 1 + (seed % 5) / 5;
  const facts = smallWorld(seededRng(seed), {
    customers,
    managers: 5,
    picky: 0.3,
    grouped: 0.2,
    room,
  });
  const before = problemOf(facts);
  const outcome = allocate(before, { ...AT_ONCE });
  const owners = new Map<string, string | null>(
    before.customers.map(({ id }, i) => [
      id,
      before.managers[outcome.assigned[i] ?? -1]?.id ?? null,
    ]),
  );
  const changed = changeOne({ plan, facts }, { kind: "withoutManager", manager: managerId("M0") });
  if (!changed.ok) throw new Error("changed");
  const problem = problemOf(changed.value.facts);
  const warm = warmStart(problem, { prices: pricesByManager(before, outcome.prices), owners });
  const his = problem.customers.flatMap(({ id }, i) => (owners.get(id) === "M0" ? [i] : []));
  const proof = allocate(problem, { ...AT_ONCE, warm });
  return { problem, assigned: warm.assigned, customers: Int32Array.from(his), proof };
}

describe("the customers of one who leaves", () => {
  it("are placed within every hard rule, and with depth own nobody else moves", () => {
    let placed = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const { problem, assigned, customers, proof } = leaving(seed);
      const { outcome, unplaced } = rehomeLeaver(problem, assigned, {
        customers,
        depth: "own",
        proof,
      });
      const his = new Set(customers);
      outcome.assigned.forEach((m, i) => {
        if (!his.has(i)) expect(m).toBe(assigned[i]);
        if (m < 0) return;
        placed += his.has(i) ? 1 : 0;
        const unit = problem.unitOf[i] ?? 0;
        expect(
          pairCost(problem.instance, unit, problem.seatOfManager[m] ?? -1),
        ).toBeGreaterThanOrEqual(0);
      });
      for (const { load, capacity } of outcome.managerLoads)
        if (capacity !== null) expect(load).toBeLessThanOrEqual(capacity);
      const out = [...his].filter((i) => outcome.assigned[i] === -1);
      expect(unplaced.map(({ customer }) => customer)).toEqual(out);
      expect(outcome.lowerBound).toBeLessThanOrEqual(outcome.objective);
    }
    expect(placed).toBeGreaterThan(100);
  });

  it("cost no more when others may make room, and never more than leaving them out", () => {
    let gained = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const { problem, assigned, customers, proof } = leaving(seed);
      const own = rehomeLeaver(problem, assigned, { customers, depth: "own", proof }).outcome;
      const ring = rehomeLeaver(problem, assigned, { customers, depth: "ring", proof }).outcome;
      expect(ring.objective).toBeLessThanOrEqual(own.objective);
      expect(own.objective).toBeLessThanOrEqual(
        new Set(customers).size === 0 ? own.objective : costOf(problem, assigned),
      );
      if (ring.objective < own.objective) gained += 1;
    }
    expect(gained).toBeGreaterThan(3);
  });

  it("stay out with the reason why: nobody may hold them, or nobody has the room", () => {
    const reasons = new Set<string>();
    for (let seed = 1; seed <= 30; seed++) {
      const { problem, assigned, customers, proof } = leaving(seed);
      const { unplaced } = rehomeLeaver(problem, assigned, { customers, depth: "own", proof });
      for (const { customer, why, eligible } of unplaced) {
        const unit = problem.unitOf[customer] ?? 0;
        let holders = 0;
        for (let j = 0; j < problem.instance.seatCount; j++)
          if (pairCost(problem.instance, unit, j) >= 0) holders += 1;
        expect(eligible).toBe(holders);
        expect(why).toBe(holders === 0 ? "nobody" : "full");
        reasons.add(why);
      }
    }
    expect([...reasons].sort()).toEqual(["full", "nobody"]);
  });

  it("leave a seat that is closed without a problem built anew", () => {
    const facts = smallWorld(seededRng(4), {
      customers: 40,
      managers: 5,
      picky: 0,
      grouped: 0,
      room: 1.6,
    });
    const { instance } = problemOf(facts);
    const { assigned, prices } = allocate(problemOf(facts), { ...AT_ONCE });
    const state = new PlanState(instance);
    assigned.forEach((seat, u) => {
      if (seat >= 0) state.move(u, seat);
    });
    const his = state.membersOf(2).sort((a, b) => a - b);
    const { placed, unplaced } = rehome(state, his, {
      depth: "ring",
      closed: 2,
      seatsOf: seatFinder(instance, prices),
    });
    expect(placed).toBe(his.length);
    expect(unplaced).toEqual([]);
    expect(state.membersOf(2)).toEqual([]);
    expect(state.objective).toBe(objectiveOf(instance, state.assigned));
  });
});

/** The plan in which his customers stay out. */
function costOf(problem: ReturnType<typeof problemOf>, assigned: Int32Array): number {
  const seats = new Int32Array(problem.instance.unitCount).fill(-1);
  assigned.forEach((m, i) => {
    if (m >= 0) seats[problem.unitOf[i] ?? 0] = problem.seatOfManager[m] ?? -1;
  });
  return objectiveOf(problem.instance, seats);
}
