import { describe, expect, it } from "vitest";
import {
  HAND_MADE_DAY,
  handMade,
  handMadePlan,
} from "../../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../../benchmarks/instances/small-world.ts";
import type { FactBook, Value } from "../../../facts/index.ts";
import type { Plan } from "../../../regime/index.ts";
import { articleKey, customerId, managerId, seededRng } from "../../../shared/index.ts";
import { FREE, NOWHERE, openCost, pairCost } from "../instance/instance.ts";
import type { AllocationProblem } from "./allocation-problem.ts";
import { buildProblem } from "./build-problem.ts";
import { pairAccount } from "./pair-account.ts";
import { membersOf } from "./units.ts";

type Fields = Readonly<Record<string, Value>>;

const book = (customers: readonly Fields[], managers: readonly Fields[]): FactBook => ({
  today: HAND_MADE_DAY,
  customers: customers.map((fields, i) => ({ id: customerId(`C${i}`), fields })),
  managers: managers.map((fields, m) => ({ id: managerId(`M${m}`), fields })),
  locks: [],
});

const lock = (customer: string, manager: string): FactBook["locks"][number] => ({
  customer: customerId(customer),
  manager: managerId(manager),
  reason: "领导指定",
});

function problemOf(plan: Plan, facts: FactBook): AllocationProblem {
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

const listOf = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

const rivals: Plan["who"]["disjoint"][number] = {
  article: articleKey("rivals"),
  strength: "hard",
  rivalriesOf: (customer) => listOf(customer.fields["rivals"]),
};

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

const world = (seed: number, room = 1.3): FactBook =>
  smallWorld(seededRng(seed), { customers: 10, managers: 5, picky: 0.6, grouped: 0.3, room });

describe("hard principles with a limit of distance", () => {
  const plan = handMadePlan({
    proximity: [handMade.proximity("near", 18)],
    eligibility: [handMade.need()],
    priority: [handMade.priority("first", "hard")],
  });

  it("leave each customer the managers who match the first that anybody in reach matches", () => {
    let narrowed = 0;
    for (const seed of SEEDS) {
      const problem = problemOf(plan, world(seed));
      problem.customers.forEach((customer, i) => {
        const inReach = problem.managers.map(
          (_, m) => !pairAccount(problem, i, m).some(({ forbids }) => forbids),
        );
        const dimension = plan.who.priority[0]?.dimensions.find(({ match }) =>
          problem.managers.some((manager, m) => inReach[m] && match(customer, manager)),
        );
        problem.managers.forEach((manager, m) => {
          const matches = dimension === undefined || dimension.match(customer, manager) === true;
          const may = inReach[m] === true && matches;
          narrowed += inReach[m] === true && !matches ? 1 : 0;
          const seat = problem.seatOfManager[m] ?? -1;
          expect(openCost(problem.instance, problem.unitOf[i] ?? 0, seat) >= 0).toBe(may);
        });
      });
    }
    expect(narrowed).toBeGreaterThan(100);
  });
});

describe("a unit that is left out", () => {
  const plan = handMadePlan({
    capacity: [handMade.capacity()],
    continuity: [handMade.continuity()],
    proximity: [handMade.proximity("near", 25)],
    eligibility: [handMade.need()],
    cohesion: [handMade.oneOwner()],
  });

  it("costs nothing, and may go nowhere, exactly where no seat could hold it if it were empty", () => {
    let nowhere = 0;
    for (const seed of SEEDS) {
      const { instance } = problemOf(plan, world(seed, 0.5));
      for (let u = 0; u < instance.unitCount; u++) {
        let holds = false;
        for (let j = 0; j < instance.seatCount; j++) {
          const fits = instance.resources.every(
            ({ amount, limit }) => (amount[u] ?? 0) <= (limit[j] ?? 0),
          );
          holds ||= fits && openCost(instance, u, j) >= 0;
        }
        expect((instance.price[u] ?? 0) > 0).toBe(holds);
        expect(instance.only[u]).toBe(holds ? FREE : NOWHERE);
        nowhere += holds ? 0 : 1;
      }
    }
    expect(nowhere).toBeGreaterThan(20);
  });

  it("costs more than ten of the dearest pairs, and no more than the bounds of small tables allow", () => {
    for (const seed of SEEDS) {
      const { instance, units } = problemOf(plan, world(seed));
      let dearest = 0;
      for (let u = 0; u < instance.unitCount; u++) {
        if ((instance.only[u] ?? 0) === NOWHERE) continue;
        for (let j = 0; j < instance.seatCount; j++)
          dearest = Math.max(dearest, pairCost(instance, u, j));
      }
      for (let u = 0; u < instance.unitCount; u++) {
        if (instance.price[u] === 0) continue;
        expect(instance.price[u]).toBe(10 * (dearest + 1) * membersOf(units, u).length);
      }
    }
  });
});

describe("rivals", () => {
  const plan = handMadePlan({ disjoint: [rivals], cohesion: [handMade.oneOwner()] });

  it("are linked once, both ways, however many rivalries they share", () => {
    const facts = book(
      [{ rivals: ["甲", "乙"] }, { rivals: ["乙", "甲"] }, { rivals: ["丙"] }, {}],
      [{}, {}],
    );
    const { foes } = problemOf(plan, facts).instance;
    expect(Array.from(foes?.start ?? [])).toEqual([0, 1, 2, 2, 2]);
    expect(Array.from(foes?.other ?? [])).toEqual([1, 0]);
  });

  it("in one group are named, and the group fits nowhere", () => {
    const member = { rivals: ["甲"], group: "集团" };
    const problem = problemOf(plan, book([member, member, {}], [{}]));
    expect(problem.notes).toEqual([
      {
        code: "who.rivalsInOneGroup",
        severity: "warning",
        article: "第rivals条",
        data: { members: 2, sample: ["C0", "C1"] },
      },
    ]);
    expect(Array.from(problem.instance.only)).toEqual([NOWHERE, FREE]);
  });

  it("locked to one manager are refused with the article", () => {
    const facts = book([{ rivals: ["甲"] }, { rivals: ["甲"] }, {}], [{}, {}]);
    const together = [lock("C0", "M0"), lock("C1", "M0")];
    const refused = buildProblem(plan, { ...facts, locks: together });
    expect(refused.ok ? [] : refused.error.map(({ code, article }) => [code, article])).toEqual([
      ["who.lockBreaksHardRule", "第rivals条"],
    ]);
    expect(buildProblem(plan, { ...facts, locks: [lock("C0", "M0"), lock("C1", "M1")] }).ok).toBe(
      true,
    );
  });

  it("of a customer who keeps his place do not keep theirs beside him", () => {
    const waits: Plan["who"]["manual"][number] = {
      article: articleKey("major"),
      strength: "hard",
      applies: () => true,
      by: "主任",
      question: "由谁主办",
    };
    const facts = book(
      [
        { rivals: ["甲"], owner: "M0" },
        { rivals: ["甲"], owner: "M0" },
      ],
      [{}, {}],
    );
    const { instance } = problemOf(handMadePlan({ disjoint: [rivals], manual: [waits] }), facts);
    expect(Array.from(instance.only)).toEqual([0, FREE]);
  });
});

describe("an article that tells too many pairs apart", () => {
  it("is refused by name before anything is computed", () => {
    const spot = (i: number): Fields => ({ place: { lng: i / 1000, lat: 30, precision: "exact" } });
    const near: Plan["who"]["eligibility"][number] = {
      ...handMade.need("close"),
      reads: { customer: [], manager: [], distance: true },
    };
    const facts = book(
      Array.from({ length: 10_001 }, (_, i) => spot(i)),
      Array.from({ length: 10_000 }, (_, i) => spot(i)),
    );
    const refused = buildProblem(handMadePlan({ eligibility: [near] }), facts);
    expect(refused.ok ? [] : refused.error).toEqual([
      {
        code: "who.tooManyPairs",
        severity: "error",
        article: "第close条",
        data: { customers: 10_001, managers: 10_000, most: 100_000_000 },
      },
    ]);
  });

  it("and one that links too many customers is refused likewise", () => {
    const facts = book(
      Array.from({ length: 4100 }, () => ({ rivals: ["甲"] })),
      [{}],
    );
    const refused = buildProblem(handMadePlan({ disjoint: [rivals] }), facts);
    expect(refused.ok ? [] : refused.error.map(({ code }) => code)).toEqual(["who.tooManyLinks"]);
  });
});
