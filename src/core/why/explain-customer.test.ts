import { describe, expect, it } from "vitest";
import { clusteredCity } from "../../../benchmarks/instances/clustered-city.ts";
import { handMade, handMadePlan } from "../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../benchmarks/instances/small-world.ts";
import { seededRng } from "../shared/index.ts";
import {
  type AllocationProblem,
  allocate,
  buildProblem,
  objectiveOf,
  pairCost,
} from "../who/index.ts";
import { articlesOf, explainCustomer, explainer } from "./index.ts";

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  balance: [handMade.balance()],
  continuity: [handMade.continuity()],
  proximity: [handMade.proximity()],
  priority: [handMade.priority()],
  eligibility: [handMade.need()],
});

function world(seed: number, room: number): AllocationProblem {
  const facts = smallWorld(seededRng(seed), {
    customers: 7,
    managers: 3,
    picky: 0.4,
    grouped: 0,
    room,
  });
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);
const solve = (problem: AllocationProblem) => allocate(problem, { seed: 1, seconds: 1 });

/** The same problem with one cost lowered: all others are raised, by `raised` minutes in sum. */
function cheaper(problem: AllocationProblem, at: { unit: number; seat: number; minutes: number }) {
  const { instance } = problem;
  const { costs, seatCount } = instance;
  // One more table, in which this pair alone is cheaper; what is below 0 elsewhere stays there.
  const customerClass = new Int32Array(costs.customerCount);
  customerClass[at.unit] = 1;
  const cells = new Int32Array(2 * seatCount).fill(at.minutes);
  cells[seatCount + at.seat] = 0;
  const seatClass = Int32Array.from({ length: seatCount }, (_, j) => j);
  const raise = { customerClass, seatClass, seatClasses: seatCount, cells, scale: null };
  const price = instance.price.map((minutes) => (minutes > 0 ? minutes + at.minutes : 0));
  const raised = at.minutes * price.filter((minutes) => minutes > 0).length;
  const classes = [...costs.classes, raise];
  const changed = { ...instance, costs: { ...costs, classes }, price };
  return { raised, problem: { ...problem, instance: changed } };
}

/** The cheapest of all plans, by trying them all: its objective, and the seat of every unit. */
function cheapest({ instance }: AllocationProblem): { minutes: number; seats: Int32Array } {
  const seats = new Int32Array(instance.unitCount).fill(-1);
  const loads = instance.resources.map(() => new Float64Array(instance.seatCount));
  let best = { minutes: Number.POSITIVE_INFINITY, seats };
  const put = (u: number, j: number, sign: number): void => {
    seats[u] = sign > 0 ? j : -1;
    instance.resources.forEach(({ amount }, q) => {
      const load = loads[q] ?? new Float64Array();
      load[j] = (load[j] ?? 0) + sign * (amount[u] ?? 0);
    });
  };
  const isWithinLimits = (j: number): boolean =>
    instance.resources.every(({ limit }, q) => (loads[q]?.[j] ?? 0) <= (limit[j] ?? 0));
  const place = (u: number): void => {
    if (u === instance.unitCount) {
      const minutes = objectiveOf(instance, seats);
      if (minutes < best.minutes) best = { minutes, seats: seats.slice() };
      return;
    }
    place(u + 1);
    for (let j = 0; j < instance.seatCount; j++) {
      if (pairCost(instance, u, j) < 0) continue;
      put(u, j, 1);
      if (isWithinLimits(j)) place(u + 1);
      put(u, j, -1);
    }
  };
  place(0);
  return best;
}

describe("the reason of a decision", () => {
  it("adds up to the cost of the pair", () => {
    for (const seed of SEEDS) {
      const problem = world(seed, 1.3);
      const outcome = solve(problem);
      const reasons = explainer(problem, outcome);
      problem.customers.forEach((customer, i) => {
        const reason = reasons.explain(i);
        const m = outcome.assigned[i] ?? -1;
        expect(reason.customer).toBe(customer.id);
        expect(reason.manager).toBe(problem.managers[m]?.id ?? null);
        if (m < 0) return;
        const seat = problem.seatOfManager[m] ?? -1;
        expect(reason.total).toBe(pairCost(problem.instance, problem.unitOf[i] ?? 0, seat));
      });
    }
  });

  it("counts every manager as eligible or under an article that excludes him", () => {
    for (const seed of SEEDS) {
      const problem = world(seed, 1.3);
      const reasons = explainer(problem, solve(problem));
      problem.customers.forEach((_, i) => {
        const { eligibleCount, excluded } = reasons.explain(i);
        const refused = excluded.reduce((sum, exclusion) => sum + exclusion.count, 0);
        expect(eligibleCount + refused).toBe(problem.managers.length);
        for (const exclusion of excluded) expect(exclusion.article).toBe("need");
      });
    }
  });

  it("says that the second wins once his cost has fallen as stated, and so it is", () => {
    let verified = 0;
    for (const seed of SEEDS) {
      const problem = world(seed, seed % 2 === 0 ? 1.05 : 1.5);
      const outcome = solve(problem);
      if (outcome.objective > cheapest(problem).minutes) continue;
      problem.customers.forEach((_, i) => {
        for (const change of explainCustomer(problem, outcome, i).counterFactuals) {
          if (change.kind !== "costDrop") continue;
          const m = problem.managers.findIndex((manager) => manager.id === change.manager);
          const seat = problem.seatOfManager[m] ?? -1;
          const unit = problem.unitOf[i] ?? 0;
          const other = cheaper(problem, { unit, seat, minutes: change.minutes });
          const after = cheapest(other.problem);
          expect(after.minutes).toBeLessThan(outcome.objective + other.raised);
          expect(after.seats[unit], `seed ${seed}, customer ${i}`).toBe(seat);
          verified += 1;
        }
      });
    }
    expect(verified).toBeGreaterThan(10);
  });

  it("says how much room is missing only where having it makes the plan cheaper", () => {
    let verified = 0;
    for (const seed of SEEDS) {
      const problem = world(seed, 0.9);
      const outcome = solve(problem);
      problem.customers.forEach((_, i) => {
        for (const change of explainCustomer(problem, outcome, i).counterFactuals) {
          if (change.kind !== "roomNeeded") continue;
          const managers = problem.managers.map((manager) =>
            manager.id === change.manager
              ? {
                  ...manager,
                  fields: {
                    ...manager.fields,
                    limit: Number(manager.fields["limit"]) + change.weight,
                  },
                }
              : manager,
          );
          const wider = { ...problem.instance, resources: problem.instance.resources.slice() };
          const first = wider.resources[0];
          const seat =
            problem.seatOfManager[problem.managers.findIndex((m) => m.id === change.manager)];
          if (first === undefined || seat === undefined) return;
          const limit = first.limit.slice();
          limit[seat] = Number(managers.find((m) => m.id === change.manager)?.fields["limit"]);
          wider.resources[0] = { ...first, limit };
          const after = solve({ ...problem, instance: wider });
          expect(after.objective, `seed ${seed}`).toBeLessThan(outcome.objective);
          verified += 1;
        }
      });
    }
    expect(verified).toBeGreaterThan(10);
  });

  it("lists the runner-up first and never a cheaper plan than the one chosen", () => {
    const facts = clusteredCity({ customers: 600, managers: 10, seed: 8, fill: 0.9 });
    const problem = buildProblem(plan, facts);
    if (!problem.ok) throw new Error("no problem");
    const reasons = explainer(problem.value, solve(problem.value));
    for (let i = 0; i < facts.customers.length; i += 7) {
      const { runnerUp, alternatives } = reasons.explain(i);
      expect(runnerUp).toEqual(alternatives[0] ?? null);
      const costs = alternatives.map((other) => other.extraCost ?? Number.POSITIVE_INFINITY);
      expect(costs.toSorted((a, b) => a - b)).toEqual(costs);
      if (runnerUp?.extraCost != null) expect(runnerUp.extraCost).toBeGreaterThanOrEqual(0);
    }
  });

  it("rests on articles of the plan", () => {
    const problem = world(5, 1.3);
    const keys = problem.plan.articles.map((article) => article.key);
    const reasons = explainer(problem, solve(problem));
    problem.customers.forEach((_, i) => {
      const cited = articlesOf(reasons.explain(i));
      expect(cited.length).toBeGreaterThan(0);
      for (const key of cited) expect(keys).toContain(key);
    });
  });
});
