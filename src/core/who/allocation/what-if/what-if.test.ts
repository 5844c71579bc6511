import { describe, expect, it } from "vitest";
import { handMade, handMadePlan } from "../../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../../benchmarks/instances/small-world.ts";
import type { FactBook } from "../../../facts/index.ts";
import type { Plan } from "../../../regime/index.ts";
import { articleKey, customerId, managerId, seededRng } from "../../../shared/index.ts";
import { allocate } from "../allocate.ts";
import { buildProblem } from "../problem/build-problem.ts";
import { type Change, changeOne } from "./change-facts.ts";
import { hourPrices } from "./hour-prices.ts";
import { savingOf } from "./saving.ts";
import { pricesByManager, warmStart } from "./warm-start.ts";

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  balance: [handMade.balance()],
  proximity: [handMade.proximity()],
  continuity: [handMade.continuity()],
});
const world = (seed: number, room = 1.1): FactBook =>
  smallWorld(seededRng(seed), { customers: 30, managers: 4, picky: 0, grouped: 0.1, room });

function problemOf(of: { readonly plan: Plan; readonly facts: FactBook }) {
  const problem = buildProblem(of.plan, of.facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

function changed(facts: FactBook, change: Change) {
  const result = changeOne({ plan, facts }, change);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const codeOf = (of: Plan, change: Change): string | undefined => {
  const result = changeOne({ plan: of, facts: world(1) }, change);
  return result.ok ? undefined : result.error[0]?.code;
};

const more: Change = {
  kind: "extraManager",
  like: managerId("M1"),
  as: managerId("新人"),
  place: null,
};

/** The first plan will do. */
const AT_ONCE = { seed: 1, seconds: 1, shouldStop: () => true };

describe("one thing changed", () => {
  it("one more manager has what the other has, or another place", () => {
    const same = changed(world(1), more).facts.managers.at(-1);
    expect(same?.fields).toEqual(world(1).managers[1]?.fields);
    const place = { lng: 121, lat: 31, precision: "exact" };
    const elsewhere = changed(world(1), { ...more, place }).facts.managers.at(-1);
    expect(elsewhere?.fields).toEqual({ ...world(1).managers[1]?.fields, place });
  });

  it("without a manager his locks go too, and the others stay", () => {
    const lock = (customer: string, manager: string) => ({
      customer: customerId(customer),
      manager: managerId(manager),
      reason: "",
    });
    const facts = { ...world(1), locks: [lock("C1", "M2"), lock("C2", "M3")] };
    const after = changed(facts, { kind: "withoutManager", manager: managerId("M2") });
    expect(after.facts.managers.map(({ id }) => id)).toEqual(["M0", "M1", "M3"]);
    expect(after.facts.locks).toEqual([lock("C2", "M3")]);
  });

  it("another limit is kept to, and is nobody else's", () => {
    const limit: Change = { kind: "limit", manager: managerId("M1"), limit: 2 };
    const before = problemOf({ plan, facts: world(1) });
    const after = problemOf(changed(world(1), limit));
    const limits = before.instance.resources[0]?.limit.slice() ?? new Float64Array();
    limits[1] = 2;
    expect(after.instance.resources[0]?.limit).toEqual(limits);
  });

  it("another limit is that of the article which his customers fill most, not the smallest number", () => {
    const count = { ...handMade.capacity("count"), weight: () => 1, limit: () => 50 };
    const minutes = { ...handMade.capacity("minutes"), weight: () => 100, limit: () => 600 };
    const two = handMadePlan({ capacity: [minutes, count] });
    const book = world(1);
    const limits = (change: Change): readonly (number | null)[] => {
      const result = changeOne({ plan: two, facts: book }, change);
      const manager = book.managers[1];
      if (!result.ok || manager === undefined) throw new Error("changed");
      return result.value.plan.who.capacity.map((term) => term.limit(manager));
    };
    const manager = managerId("M1");
    const held = book.customers.slice(0, 6);
    expect(limits({ kind: "limit", manager, limit: 1200, held })).toEqual([1200, 50]);
    expect(limits({ kind: "limit", manager, limit: 1200 })).toEqual([1200, 50]);
    const few = { ...count, limit: () => 6 };
    const other = handMadePlan({ capacity: [{ ...minutes, limit: () => 6000 }, few] });
    const changedFew = changeOne(
      { plan: other, facts: book },
      { kind: "limit", manager, limit: 9, held },
    );
    const one = book.managers[1];
    if (!changedFew.ok || one === undefined) throw new Error("changed");
    expect(changedFew.value.plan.who.capacity.map((term) => term.limit(one))).toEqual([6000, 9]);
  });

  it("a higher limit is not held back by another article that weighs customers alike", () => {
    const loose = { ...handMade.capacity("loose"), weight: () => 1, limit: () => 8 };
    const tight = { ...handMade.capacity("tight"), weight: () => 1, limit: () => 6 };
    const facts = world(1);
    const limit = (figure: number): number | undefined => {
      const change: Change = { kind: "limit", manager: managerId("M1"), limit: figure };
      const result = changeOne({ plan: handMadePlan({ capacity: [loose, tight] }), facts }, change);
      if (!result.ok) throw new Error("changed");
      return problemOf(result.value).instance.resources[0]?.limit[1];
    };
    expect(limit(12)).toBe(12);
    expect(limit(3)).toBe(3);
  });

  it("is refused where there is nothing to change", () => {
    const manager = managerId("M9");
    expect(codeOf(plan, { ...more, like: manager })).toBe("who.askedUnknownManager");
    expect(codeOf(plan, { kind: "withoutManager", manager })).toBe("who.askedUnknownManager");
    expect(codeOf(plan, { kind: "limit", manager, limit: 1 })).toBe("who.askedUnknownManager");
    const free = handMadePlan({ proximity: [handMade.proximity()] });
    const limit: Change = { kind: "limit", manager: managerId("M1"), limit: 1 };
    expect(codeOf(free, limit)).toBe("who.askedNoLimit");
    const closed = handMadePlan({
      roster: [
        {
          article: articleKey("roster"),
          strength: "hard",
          post: "",
          admits: ({ id }) => id !== "M1",
          missing: () => [],
          minimum: null,
        },
      ],
    });
    expect(codeOf(closed, more)).toBe("who.askedNotAdmitted");
  });
});

describe("a warm start", () => {
  it("carries prices and owners over by id, whoever came or went", () => {
    const facts = world(2);
    const before = problemOf({ plan, facts });
    const outcome = allocate(before, { ...AT_ONCE });
    const owners = new Map(
      before.customers.map(({ id }, i) => [
        id,
        before.managers[outcome.assigned[i] ?? -1]?.id ?? null,
      ]),
    );
    const known = { prices: pricesByManager(before, outcome.prices), owners };
    expect(warmStart(before, known)).toEqual({
      prices: outcome.prices,
      assigned: outcome.assigned,
    });
    const after = problemOf(changed(facts, { kind: "withoutManager", manager: managerId("M0") }));
    const start = warmStart(after, known);
    expect(start.prices[0]).toEqual(outcome.prices[0]?.slice(1));
    expect(start.assigned).toEqual(outcome.assigned.map((m) => (m <= 0 ? -1 : m - 1)));
  });

  it("ends in plans that are proven as well, and a saving that lies within its bounds", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const facts = world(seed, 1.4);
      const before = problemOf({ plan, facts });
      const outcome = allocate(before, { ...AT_ONCE });
      const owners = new Map<string, string | null>();
      const known = { prices: pricesByManager(before, outcome.prices), owners };
      const after = problemOf(changed(facts, more));
      const warm = allocate(after, { ...AT_ONCE, warm: warmStart(after, known) });
      const saving = savingOf(outcome, warm);
      expect(saving.saves).toBe(
        outcome.objective - outcome.unassignedPrice - warm.objective + warm.unassignedPrice,
      );
      if (outcome.unassignedPrice + warm.unassignedPrice > 0) expect(saving.range).toBeNull();
      else {
        expect(saving.range?.atLeast).toBeLessThanOrEqual(saving.saves);
        expect(saving.range?.atMost).toBeGreaterThanOrEqual(saving.saves);
      }
    }
  });
});

describe("the price of an hour", () => {
  const facts = world(3);
  const spread = (customers: number): Int32Array =>
    Int32Array.from({ length: customers }, (_, i) => i % 3);

  it("is what the limits charge for an hour's worth of customers, null without any", () => {
    const problem = problemOf({ plan, facts });
    const assigned = spread(problem.customers.length);
    const prices = problem.instance.resources.map((_, q) =>
      new Float64Array(4).fill(q === 0 ? 6 : 0),
    );
    const { amount } = problem.instance.resources[0] ?? { amount: new Float64Array() };
    const ofManager = (m: number, of: ArrayLike<number>): number =>
      assigned.reduce((sum, seat, i) => (seat === m ? sum + (of[i] ?? 0) : sum), 0);
    const byCustomer = Float64Array.from(problem.unitOf, (u, i) =>
      problem.unitOf.indexOf(u) === i ? (amount[u] ?? 0) : 0,
    );
    const hours = hourPrices(problem, { assigned, prices });
    expect(hours["M3"]).toBeNull();
    for (const m of [0, 1, 2])
      expect(hours[`M${m}`]).toBeCloseTo(
        (6 * 60 * ofManager(m, byCustomer)) / ofManager(m, problem.workload),
        9,
      );
  });

  it("leaves the pressure of an equal share aside: it is no room that more hours would give", () => {
    const problem = problemOf({ plan, facts });
    const assigned = spread(problem.customers.length);
    const prices = problem.instance.resources.map((_, q) =>
      new Float64Array(4).fill(q === 0 ? 0 : -0.5),
    );
    expect(hourPrices(problem, { assigned, prices })).toEqual({ M0: 0, M1: 0, M2: 0, M3: null });
  });

  it("is unknown where no article limits the manager", () => {
    const free = handMadePlan({ balance: [handMade.balance()], proximity: [handMade.proximity()] });
    const problem = problemOf({ plan: free, facts });
    const prices = problem.instance.resources.map(() => new Float64Array(4).fill(0.5));
    const hours = hourPrices(problem, { assigned: spread(problem.customers.length), prices });
    expect(Object.values(hours)).toEqual([null, null, null, null]);
  });
});
