import { describe, expect, it } from "vitest";
import { handMade, handMadePlan } from "../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../benchmarks/instances/small-world.ts";
import type { FactBook } from "../facts/index.ts";
import { seededRng } from "../shared/index.ts";
import {
  type AllocationProblem,
  allocate,
  buildProblem,
  membersOf,
  objectiveOf,
  pairCost,
} from "../who/index.ts";
import { type CustomerReason, explainer, type ReasonItem } from "./index.ts";

type Articles = Parameters<typeof handMadePlan>[0];

const articles: Articles = {
  capacity: [handMade.capacity()],
  balance: [handMade.balance()],
  continuity: [handMade.continuity()],
  proximity: [handMade.proximity("near", 20)],
  eligibility: [handMade.need()],
  cohesion: [handMade.oneOwner()],
  compactness: [handMade.compactness("compact", 25)],
  disjoint: [handMade.rivals()],
};

/** Neighbours share a district; every third customer is in one rivalry, every fourth in another. */
function world(seed: number): FactBook {
  const size = { customers: 8, managers: 4, picky: 0.4, grouped: 0.2, room: 2 };
  const facts = smallWorld(seededRng(seed), size);
  const rivalsOf = (i: number): readonly string[] => [
    ...((seed + i) % 3 === 0 ? ["水泥"] : []),
    ...((seed + i) % 4 === 0 ? ["骨料"] : []),
  ];
  const customers = facts.customers.map((customer, i) => ({
    ...customer,
    fields: { ...customer.fields, rivals: rivalsOf(i) },
  }));
  return { ...facts, customers };
}

interface Solved {
  readonly problem: AllocationProblem;
  readonly seats: Int32Array;
  readonly reasons: readonly CustomerReason[];
}

function solved(seed: number): Solved {
  const built = buildProblem(handMadePlan(articles), world(seed));
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  const problem = built.value;
  const outcome = allocate(problem, { seed: 1, seconds: 1 });
  const seats = Int32Array.from({ length: problem.units.count }, (_, u) => {
    const m = outcome.assigned[membersOf(problem.units, u)[0] ?? 0] ?? -1;
    return m < 0 ? -1 : (problem.seatOfManager[m] ?? -1);
  });
  const { explain } = explainer(problem, outcome);
  return { problem, seats, reasons: problem.customers.map((_, i) => explain(i)) };
}

const plans = Array.from({ length: 40 }, (_, index) => solved(index + 1));

/** What the whole plan, its ties and the rest change by when the customer's unit moves. */
function change({ problem, seats }: Solved, at: { readonly i: number; readonly manager: string }) {
  const unit = problem.unitOf[at.i] ?? 0;
  const m = problem.managers.findIndex(({ id }) => id === at.manager);
  const seat = problem.seatOfManager[m] ?? -1;
  const moved = seats.with(unit, seat);
  const untied = { ...problem.instance, ties: null };
  const all = objectiveOf(problem.instance, moved) - objectiveOf(problem.instance, seats);
  const rest = objectiveOf(untied, moved) - objectiveOf(untied, seats);
  const pair = pairCost(untied, unit, seat) - pairCost(untied, unit, seats[unit] ?? -1);
  return { all, ties: all - rest, bands: rest - pair, pair };
}

/** Every reason of a code with the customer it was given to. */
const said = (code: ReasonItem["code"]) =>
  plans.flatMap((plan) =>
    plan.reasons.flatMap(({ because }, i) =>
      because.filter((item) => item.code === code).map((item) => ({ plan, i, item })),
    ),
  );

describe("of customers in each other's company", () => {
  it("parting them is a reason only where it alone costs at least what the pair saves", () => {
    const found = said("company.parted");
    expect(found.length).toBeGreaterThan(5);
    for (const { plan, i, item } of found) {
      const { ties, pair, all } = change(plan, { i, manager: String(item.facts["manager"]) });
      expect(-pair).toBe(item.facts["minutes"]);
      expect(ties).toBeGreaterThanOrEqual(-pair);
      expect(all).toBeGreaterThanOrEqual(0);
    }
  });

  it("balance is a reason only where the bands alone do", () => {
    const found = said("balance.relieved");
    expect(found.length).toBeGreaterThan(5);
    for (const { plan, i, item } of found) {
      const { bands, pair } = change(plan, { i, manager: String(item.facts["manager"]) });
      expect(bands).toBeGreaterThanOrEqual(-pair);
    }
  });

  it("a rival is a reason only where the manager has him", () => {
    const found = said("disjoint.rivalThere");
    expect(found.length).toBeGreaterThan(0);
    for (const { plan, i, item } of found) {
      const rival = plan.reasons.find(({ customer }) => customer === item.facts["rival"]);
      expect(rival?.manager).toBe(item.facts["manager"]);
      const words = (k: number) => plan.problem.customers[k]?.fields["rivals"];
      const k = plan.problem.customers.findIndex(({ id }) => id === rival?.customer);
      const [own, his] = [words(i), words(k)].map((list) => (Array.isArray(list) ? list : []));
      expect(own?.some((word) => his?.includes(word))).toBe(true);
    }
  });

  it("the figure of the second is the change of the whole plan, ties counted", () => {
    let verified = 0;
    for (const plan of plans) {
      plan.reasons.forEach(({ runnerUp, manager }, i) => {
        if (runnerUp === null || manager === null || runnerUp.isFull) return;
        const { all } = change(plan, { i, manager: runnerUp.manager });
        expect(runnerUp.extraCost).toBe(all);
        verified += 1;
      });
    }
    expect(verified).toBeGreaterThan(100);
  });

  it("every manager is eligible, excluded by a rule, or has a rival", () => {
    for (const { problem, reasons } of plans) {
      for (const reason of reasons) {
        const named = new Set(
          reason.excluded.flatMap(({ sample }) => sample.map(({ manager }) => manager)),
        );
        expect(reason.eligibleCount + named.size).toBe(problem.managers.length);
      }
    }
  });

  it("a rule that is lifted makes the whole plan cheaper, ties counted", () => {
    let verified = 0;
    plans.forEach((plan, index) => {
      plan.reasons.forEach(({ counterFactuals, manager }, i) => {
        for (const lifted of counterFactuals) {
          if (lifted.kind !== "ruleLifted" || manager === null) continue;
          const free = { ...articles, eligibility: [], proximity: [handMade.proximity()] };
          const kept = {
            ...articles,
            ...(lifted.article === "need" ? { eligibility: free.eligibility } : {}),
            ...(lifted.article === "near" ? { proximity: free.proximity } : {}),
          };
          const built = buildProblem(handMadePlan(kept), world(index + 1));
          if (!built.ok) throw new Error(JSON.stringify(built.error));
          const seat = built.value.seatOfManager[
            built.value.managers.findIndex(({ id }) => id === lifted.manager)
          ] as number;
          const unit = built.value.unitOf[i] ?? 0;
          const instance = { ...plan.problem.instance, costs: built.value.instance.costs };
          const moved = objectiveOf(instance, plan.seats.with(unit, seat));
          expect(moved).toBeLessThan(objectiveOf(plan.problem.instance, plan.seats));
          verified += 1;
        }
      });
    });
    expect(verified).toBeGreaterThan(5);
  });
});
