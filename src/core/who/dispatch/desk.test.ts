import { describe, expect, test } from "vitest";
import { handMade, handMadePlan } from "../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../benchmarks/instances/small-world.ts";
import type { CustomerFacts, FactBook } from "../../facts/index.ts";
import type { AssignTerm, DispatchStrategy, Plan } from "../../regime/index.ts";
import { articleKey, managerId, seededRng } from "../../shared/index.ts";
import { allocate } from "../allocation/allocate.ts";
import { dispatchState } from "../allocation/dispatch-state/dispatch-state.ts";
import {
  decodeDispatchState,
  encodeDispatchState,
} from "../allocation/dispatch-state/state-bytes.ts";
import { buildProblem } from "../allocation/problem/build-problem.ts";
import { pairAccount } from "../allocation/problem/pair-account.ts";
import type { DispatchAsk } from "./choice.ts";
import { DispatchDesk } from "./desk.ts";

const assign = (
  strategies: readonly DispatchStrategy[],
  more: Partial<AssignTerm> = {},
): AssignTerm => ({
  article: articleKey("dispatch"),
  strength: "hard",
  sources: ["form", "api", "import", "inquiry"],
  strategies,
  applies: () => true,
  weightOf: (manager) => Number(manager.fields["limit"] ?? 0),
  matches: () => null,
  referrerOf: () => null,
  referredOn: () => null,
  depth: 2,
  windowDays: 180,
  ...more,
});

const planWith = (term: AssignTerm | null, capKm: number | null = null): Plan => {
  const plan = handMadePlan({
    capacity: [handMade.capacity()],
    balance: [handMade.balance()],
    proximity: [handMade.proximity("near", capKm)],
    priority: [handMade.priority()],
    eligibility: [handMade.need()],
  });
  return term === null ? plan : { ...plan, dispatch: { assign: [term], response: [] } };
};

const world = (seed: number): FactBook =>
  smallWorld(seededRng(seed), { customers: 90, managers: 37, picky: 0.6, grouped: 0, room: 4 });

const unowned = (customer: CustomerFacts): CustomerFacts => ({
  ...customer,
  fields: { ...customer.fields, owner: null },
});

const ask = (customer: CustomerFacts, more: Partial<DispatchAsk> = {}): DispatchAsk => ({
  customer: unowned(customer),
  source: "api",
  without: [],
  chain: [],
  ...more,
});

/** A desk over the plan of the first sixty customers, its state having gone through bytes. */
function deskOf(plan: Plan, facts: FactBook): DispatchDesk {
  const problem = buildProblem(plan, {
    ...facts,
    customers: facts.customers.slice(0, 60),
    locks: [],
  });
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  const outcome = allocate(problem.value, { seed: 1, seconds: 1 });
  const bytes = encodeDispatchState(dispatchState(problem.value, outcome));
  const state = decodeDispatchState(bytes);
  return new DispatchDesk({ plan, managers: facts.managers, state, receipts: [] });
}

/** Every manager asked one by one, straight from the articles: who may, and what he costs with room. */
function scanned(desk: DispatchDesk, plan: Plan, one: DispatchAsk) {
  const newcomer = desk.newcomer(one);
  return desk.side.managers.flatMap((manager, j) => {
    const account = pairAccount(
      {
        plan,
        customers: [one.customer],
        managers: [manager],
        previous: Int32Array.of(-1),
        hasOwner: Uint8Array.of(0),
        carvedOut: plan.who.priority.map(() => Uint8Array.of(0)),
      },
      0,
      0,
    );
    const isFull = desk.rooms.counted.some(
      ({ limit, load, amount }) => (load[j] ?? 0) + amount(one.customer) > (limit[j] ?? 0),
    );
    if (isFull || account.some(({ forbids }) => forbids)) return [];
    const minutes = account.reduce((sum, finding) => sum + finding.minutes, 0);
    return [
      { id: manager.id, minutes, priced: desk.minutesAt(newcomer, j) + desk.priceAt(newcomer, j) },
    ];
  });
}

describe("by prices", () => {
  test("the search finds what a look at every manager finds, one customer after another", () => {
    let given = 0;
    let nobody = 0;
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      for (const cap of [null, 6]) {
        const plan = planWith(assign(["byPrices"]), cap);
        const facts = world(seed);
        const desk = deskOf(plan, facts);
        for (const customer of facts.customers.slice(60)) {
          const one = ask(customer);
          const all = scanned(desk, plan, one).sort((a, b) => a.priced - b.priced);
          const choice = desk.choose(one);
          if (choice === null) nobody += 1;
          expect(choice === null).toBe(all.length === 0);
          if (choice === null) continue;
          expect(choice.best.priced).toBeCloseTo(all[0]?.priced ?? Number.NaN, 6);
          if (all.length > 1)
            expect(choice.second?.priced).toBeCloseTo(all[1]?.priced ?? Number.NaN, 6);
          const own = all.find(({ id }) => id === choice.best.manager);
          expect(Math.abs(choice.best.minutes - (own?.minutes ?? Number.NaN))).toBeLessThanOrEqual(
            1,
          );
          desk.settle(one.customer, choice.best.manager, 1);
          given += 1;
        }
      }
    }
    expect(given).toBeGreaterThan(200);
    expect(nobody).toBeGreaterThan(0);
  });

  test("nobody is given more than his limit, and what is given back can be given again", () => {
    const plan = planWith(assign(["byPrices"]));
    const facts = world(7);
    const desk = deskOf(plan, facts);
    const last = facts.customers[89] as CustomerFacts;
    const given = [];
    for (let choice = desk.choose(ask(last)); choice !== null; choice = desk.choose(ask(last))) {
      desk.settle(ask(last).customer, choice.best.manager, 1);
      given.push(choice.best.manager);
    }
    for (const { limit, load } of desk.rooms.counted)
      expect(load.every((held, j) => held <= (limit[j] ?? 0))).toBe(true);
    const someone = given[0] ?? "";
    desk.settle(ask(last).customer, someone, -1);
    expect(desk.choose(ask(last))?.best.manager).toBe(someone);
  });

  test("without an article on dispatch the prices decide, and no article is named", () => {
    const facts = world(8);
    const desk = deskOf(planWith(null), facts);
    const choice = desk.choose(ask(facts.customers[60] as CustomerFacts));
    expect(choice?.article).toBeNull();
    expect(choice?.strategy).toBe("byPrices");
  });

  test("who must not get it does not", () => {
    const facts = world(9);
    const desk = deskOf(planWith(assign(["byPrices"])), facts);
    const one = facts.customers[61] as CustomerFacts;
    const first = desk.choose(ask(one));
    const without = first === null ? [] : [first.best.manager];
    expect(desk.choose(ask(one, { without }))?.best.manager).toBe(first?.second?.manager);
  });
});

describe("the other strategies", () => {
  const facts = world(10);
  const customer = facts.customers[62] as CustomerFacts;
  const chosen = (term: AssignTerm, times: number): readonly string[] => {
    const desk = deskOf(planWith(term), facts);
    return Array.from({ length: times }, () => {
      const choice = desk.choose(ask(customer));
      if (choice === null) return "nobody";
      desk.settle(ask(customer).customer, choice.best.manager, 1);
      desk.noteReceipt(choice.best.manager);
      return choice.best.manager;
    });
  };

  test("round robin gives to the next who may, in the order of staff numbers", () => {
    const order = chosen(assign(["roundRobin"]), 5);
    expect(order).toEqual([...order].sort());
    expect(new Set(order).size).toBe(5);
  });

  test("least loaded gives to the smallest share of the limit after it", () => {
    const desk = deskOf(planWith(assign(["leastLoaded"])), facts);
    const one = ask(customer);
    const newcomer = desk.newcomer(one);
    const ratios = scanned(desk, planWith(null), one).map(({ id }) =>
      desk.ratioAfter(desk.seatOf(id), newcomer.amounts),
    );
    const best = desk.choose(one)?.best.seat ?? -1;
    expect(desk.ratioAfter(best, newcomer.amounts)).toBe(Math.min(...ratios));
  });

  test("weighted gives to the smallest number received for each part, and never to a part of nothing", () => {
    const [a, b] = scanned(deskOf(planWith(null), facts), planWith(null), ask(customer)).map(
      ({ id }) => id,
    );
    const parts = new Map([
      [a, 2],
      [b, 1],
    ]);
    const term = assign(["weighted"], { weightOf: ({ id }) => parts.get(id) ?? 0 });
    const got = chosen(term, 3);
    expect(got.filter((id) => id === a)).toHaveLength(2);
    expect(got.filter((id) => id === b)).toHaveLength(1);
  });

  test("a territory nobody has leads on to the next strategy", () => {
    const term = assign(["territory", "bestFit"], { matches: () => false });
    const desk = deskOf(planWith(term), facts);
    expect(desk.choose(ask(customer))?.strategy).toBe("bestFit");
  });
});

describe("referrals", () => {
  const facts = world(11);
  const customer = facts.customers[63] as CustomerFacts;
  const free = scanned(deskOf(planWith(null), facts), planWith(null), ask(customer));
  const li = free.at(-1)?.id ?? managerId("");
  const term = assign(["referral", "byPrices"], { referrerOf: () => "B" });
  const through = (names: readonly string[]) =>
    names.map((name, at) => ({ customer: name, owner: at === names.length - 1 ? li : null }));
  const strategy = (chain: DispatchAsk["chain"], own = term) =>
    deskOf(planWith(own), facts).choose(ask(customer, { chain }));

  test("a customer goes to the owner of who referred it, two referrals deep", () => {
    expect(strategy(through(["A"]))).toMatchObject({ strategy: "referral", best: { manager: li } });
    expect(strategy(through(["B", "A"]))?.best.manager).toBe(li);
  });

  test("the third referral is given out like any other customer", () => {
    expect(strategy(through(["C", "B", "A"]))?.strategy).toBe("byPrices");
  });

  test("a referral that is too old, or that leads back to itself, does not count", () => {
    const old = assign(["referral", "byPrices"], {
      referrerOf: () => "A",
      referredOn: () => "2026-01-01" as never,
    });
    expect(strategy(through(["A"]), old)?.strategy).toBe("byPrices");
    expect(strategy(through(["A", customer.id]))?.strategy).toBe("byPrices");
  });
});
