import { describe, expect, it } from "vitest";
import { handMade, handMadePlan } from "../../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../../benchmarks/instances/small-world.ts";
import type { CustomerFacts, FactBook, ManagerFacts } from "../../../facts/index.ts";
import type { BalanceTerm, CohesionTerm, CompactnessTerm, Plan } from "../../../regime/index.ts";
import { articleKey, customerId, managerId, seededRng } from "../../../shared/index.ts";
import { applyDials } from "../dials/apply-dials.ts";
import { AS_WRITTEN } from "../dials/dials.ts";
import { objectiveOf, pairCost } from "../instance/instance.ts";
import { buildProblem } from "../problem/build-problem.ts";
import { planMeasures } from "./plan-measures.ts";

const text = (subject: CustomerFacts, key: string): string | null => {
  const value = subject.fields[key];
  return typeof value === "string" ? value : null;
};

const value: BalanceTerm = {
  ...handMade.balance("value"),
  measure: "value",
  amount: (customer) => Number(customer.fields["work"] ?? 0) ** 2,
};

const followers: CohesionTerm = {
  ...handMade.oneOwner("follow"),
  mode: "mainLocal",
  groupOf: (customer) => text(customer, "industry"),
  apart: 7,
};

const neighbours: CompactnessTerm = {
  article: articleKey("near"),
  strength: "soft",
  cellOf: (customer) => text(customer, "district"),
  adjacentOf: () => [],
  minutes: 3,
};

const everything = handMadePlan({
  capacity: [handMade.capacity()],
  eligibility: [handMade.need("need", "soft")],
  balance: [handMade.balance(), value],
  proximity: [handMade.proximity("way")],
  continuity: [handMade.continuity()],
  cohesion: [handMade.oneOwner(), followers],
  compactness: [neighbours],
  priority: [handMade.priority()],
});

const world = (seed: number): FactBook =>
  smallWorld(seededRng(seed), {
    customers: 24,
    managers: 4,
    picky: 0.4,
    grouped: 0.3,
    room: 0.8 + (seed % 4) / 4,
  });

function problemOf(plan: Plan, facts: FactBook) {
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

/** Any plan: each unit with some seat that may hold it, or with nobody. Limits do not matter here. */
function anyPlan(problem: ReturnType<typeof problemOf>, seed: number) {
  const { instance, unitOf, managerOfSeat } = problem;
  const rng = seededRng(seed);
  const seats = Int32Array.from({ length: instance.unitCount }, (_, u) => {
    const wish = rng.below(instance.seatCount + 1) - 1;
    return wish >= 0 && pairCost(instance, u, wish) >= 0 ? wish : -1;
  });
  const assigned = Int32Array.from(unitOf, (u) => managerOfSeat[seats[u] ?? -1] ?? -1);
  return { assigned, objective: objectiveOf(instance, seats) };
}

describe("the cost of a plan, article by article", () => {
  it("adds up to the objective, with everything that articles can charge", () => {
    const charged = new Set<string>();
    for (let seed = 1; seed <= 25; seed++) {
      const problem = problemOf(everything, world(seed));
      const { assigned, objective } = anyPlan(problem, seed);
      const { cost, articles } = planMeasures(problem, assigned);
      expect(cost, `seed ${seed}`).toBe(objective);
      for (const { kind, minutes } of articles) if (minutes > 0) charged.add(kind);
    }
    expect([...charged].sort()).toEqual([
      "balance",
      "cohesion",
      "compactness",
      "continuity",
      "eligibility",
      "priority",
      "proximity",
    ]);
  });

  it("is told as written, however the dials stood", () => {
    const dials = {
      ...AS_WRITTEN,
      continuity: 0,
      travel: 300,
      workloadBalance: 0,
      compactness: 50,
    };
    const turned = applyDials(everything, dials);
    if (!turned.ok) throw new Error("dials");
    for (let seed = 1; seed <= 10; seed++) {
      const facts = world(seed);
      const problem = problemOf(turned.value, facts);
      const { assigned } = anyPlan(problem, seed);
      const plain = planMeasures(problemOf(everything, facts), assigned);
      const told = planMeasures(problem, assigned, everything);
      expect(told.cost - told.unassignedPrice).toBe(plain.cost - plain.unassignedPrice);
      expect(told.articles).toEqual(plain.articles);
    }
  });
});

/** A book of so many customers per manager, each worth `values`, where everybody may hold anybody. */
function bookOf(values: readonly (readonly number[])[]): {
  readonly facts: FactBook;
  readonly assigned: Int32Array;
} {
  const managers = values.map(
    (_, m): ManagerFacts => ({ id: managerId(`M${m}`), fields: { limit: 100 } }),
  );
  const held = values.flatMap((list, m) => list.map((worth) => ({ worth, m })));
  const customers = held.map(
    ({ worth }, i): CustomerFacts => ({ id: customerId(`C${i}`), fields: { worth, weight: 1 } }),
  );
  const today = "2026-12-01" as FactBook["today"];
  return {
    facts: { today, customers, managers, locks: [] },
    assigned: Int32Array.from(held, ({ m }) => m),
  };
}

const worth: BalanceTerm = {
  ...value,
  amount: (customer) => Number(customer.fields["worth"] ?? 0),
};
const valued = handMadePlan({ capacity: [handMade.capacity()], balance: [worth] });

describe("the audit of envy", () => {
  const audit = (values: readonly (readonly number[])[]) => {
    const { facts, assigned } = bookOf(values);
    return planMeasures(problemOf(valued, facts), assigned).envy;
  };

  it("passes where nobody would rather have another's customers without the best of them", () => {
    expect(audit([[5], [4, 3], [6, 1]])).toEqual({ pairs: 6, failing: 0, envious: 0, worst: null });
  });

  it("names the widest failing pair", () => {
    expect(audit([[1], [4, 3], [9, 8, 2]])).toMatchObject({
      pairs: 6,
      failing: 3,
      envious: 2,
      worst: { manager: "M0", envied: "M2", own: 1, other: 10 },
    });
  });

  it("counts as many failing pairs as a look at every pair does", () => {
    const rng = seededRng(7);
    for (let round = 0; round < 50; round++) {
      const values = Array.from({ length: 5 }, () =>
        Array.from({ length: 1 + rng.below(4) }, () => 1 + rng.below(9)),
      );
      const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
      let failing = 0;
      for (const [i, own] of values.entries())
        for (const [j, other] of values.entries())
          if (i !== j && sum(own) < sum(other) - Math.max(...other)) failing += 1;
      expect(audit(values)?.failing).toBe(failing);
    }
  });

  it("is not made where the regime values nobody", () => {
    const { facts, assigned } = bookOf([[1], [2]]);
    const plan = handMadePlan({ capacity: [handMade.capacity()] });
    const { envy, value: balance } = planMeasures(problemOf(plan, facts), assigned);
    expect([envy, balance]).toEqual([null, null]);
  });
});

describe("what moves", () => {
  it("is counted by tier and by quarter of value, and what stays by customers and by value", () => {
    const { facts, assigned } = bookOf([
      [8, 1],
      [4, 2],
    ]);
    const tiers = ["甲", "乙", "甲", null];
    const owners = ["M0", "M1", "M1", null];
    const customers = facts.customers.map((customer, i) => ({
      ...customer,
      fields: { ...customer.fields, tier: tiers[i] ?? null, owner: owners[i] ?? null },
    }));
    const problem = problemOf(valued, { ...facts, customers });
    const { moves, continuity } = planMeasures(problem, assigned);
    expect(moves).toMatchObject({ moved: 1, placed: 1 });
    expect(moves.byTier).toEqual([
      { tier: "乙", customers: 1, moved: 1, value: 1, movedValue: 1 },
      { tier: "甲", customers: 2, moved: 0, value: 12, movedValue: 0 },
      { tier: null, customers: 1, moved: 0, value: 2, movedValue: 0 },
    ]);
    expect(moves.byValue.map(({ from, to, moved }) => [from, to, moved])).toEqual([
      [8, 8, 0],
      [4, 4, 0],
      [2, 2, 0],
      [1, 1, 1],
    ]);
    expect(continuity.share).toBeCloseTo(2 / 3);
    expect(continuity.valueShare).toBeCloseTo(12 / 13);
  });
});

describe("territories", () => {
  const cells = ["a", "b", "c", "d"];
  const next: Readonly<Record<string, readonly string[]>> = { a: ["b"], b: ["c"], c: ["d"], d: [] };
  const pieces = (owners: readonly number[]) => {
    const { facts } = bookOf([
      [1, 1],
      [1, 1],
    ]);
    const customers = facts.customers.map((customer, i) => ({
      ...customer,
      fields: {
        ...customer.fields,
        grid: cells[i] ?? null,
        adjacentGrids: next[cells[i] ?? ""] ?? [],
      },
    }));
    return planMeasures(problemOf(valued, { ...facts, customers }), Int32Array.from(owners))
      .contiguity;
  };

  it("hang together where every cell of a manager is reached through his others", () => {
    expect(pieces([0, 0, 1, 1])).toEqual({ managers: 2, pieces: 2, connected: 2 });
    expect(pieces([0, 1, 0, 1])).toEqual({ managers: 2, pieces: 4, connected: 0 });
    expect(pieces([0, 1, 1, 0])).toEqual({ managers: 2, pieces: 3, connected: 1 });
  });

  it("are not told where no adjacency is known", () => {
    const { facts, assigned } = bookOf([[1], [1]]);
    expect(planMeasures(problemOf(valued, facts), assigned).contiguity).toBeNull();
  });
});

describe("groups", () => {
  it("are whole when all members have one owner", () => {
    const { facts } = bookOf([
      [1, 1],
      [1, 1],
    ]);
    const groups = ["x", "x", "y", "y"];
    const customers = facts.customers.map((customer, i) => ({
      ...customer,
      fields: { ...customer.fields, industry: groups[i] ?? null },
    }));
    const plan = handMadePlan({ capacity: [handMade.capacity()], cohesion: [followers] });
    const problem = problemOf(plan, { ...facts, customers });
    const of = (owners: readonly number[]) =>
      planMeasures(problem, Int32Array.from(owners)).cohesion;
    expect(of([0, 0, 1, 1])).toEqual({ groups: 2, whole: 2, share: 1 });
    expect(of([0, 1, 1, 1])).toEqual({ groups: 2, whole: 1, share: 0.5 });
    expect(of([-1, -1, 1, 1])).toEqual({ groups: 2, whole: 1, share: 0.5 });
  });
});
