import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type { CustomerFacts, FactBook } from "../src/core/facts/index.ts";
import type { DispatchStrategy, Plan } from "../src/core/regime/index.ts";
import { articleKey, seededRng } from "../src/core/shared/index.ts";
import {
  type AllocationOutcome,
  type AllocationProblem,
  allocate,
  bookSums,
  buildProblem,
  type DispatchAsk,
  DispatchDesk,
  dispatchState,
  objectiveOf,
} from "../src/core/who/index.ts";
import { threadCrew } from "../src/jobs/crew/thread-crew.ts";
import { clusteredCity } from "./instances/clustered-city.ts";
import { handMade, handMadePlan } from "./instances/hand-made-plan.ts";
import { percent, table } from "./run/table.ts";

const USAGE = `bench:dispatch [--customers N] [--managers M] [--arrivals A] [--fill F] [--seed S] [--balance]
  Plans a book, gives the customers that arrive after it to managers one at a time, and compares the
  whole with a plan made afresh. Prints a table of five rules, and decisions a second.
  --customers N  customers of the book when all have arrived (default 210000)
  --managers M   (default 2000)
  --arrivals A   of them, those that arrive (default 10000)
  --fill F       weight of all over all limits in the end (default 0.95)
  --balance      an article of balance beside the limit`;

interface Asked {
  readonly customers: number;
  readonly managers: number;
  readonly arrivals: number;
  readonly fill: number;
  readonly seed: number;
  readonly isBalanced: boolean;
}

function asked(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: "string", default: "210000" },
      managers: { type: "string", default: "2000" },
      arrivals: { type: "string", default: "10000" },
      fill: { type: "string", default: "0.95" },
      seed: { type: "string", default: "11" },
      balance: { type: "boolean", default: false },
    },
  });
  const order = {
    customers: Number(values.customers),
    managers: Number(values.managers),
    arrivals: Number(values.arrivals),
    fill: Number(values.fill),
    seed: Number(values.seed),
    isBalanced: values.balance,
  };
  const numbers = Object.values(order).filter((value) => typeof value === "number");
  if (numbers.some((value) => !(value > 0)) || order.arrivals >= order.customers)
    throw new Error(USAGE);
  return order;
}

/** The regime of the benchmark; `strategy` = the article on dispatch. */
function planWith(order: Asked, strategy: DispatchStrategy): Plan {
  const plan = handMadePlan({
    capacity: [handMade.capacity()],
    continuity: [handMade.continuity()],
    proximity: [handMade.proximity()],
    priority: [handMade.priority()],
    ...(order.isBalanced ? { balance: [handMade.balance()] } : {}),
  });
  const term = {
    article: articleKey("near"),
    strength: "hard",
    sources: ["form", "api", "import", "inquiry"],
    strategies: [strategy],
    applies: () => true,
    weightOf: () => 1,
    matches: () => null,
    referrerOf: () => null,
    referredOn: () => null,
    depth: 2,
    windowDays: 180,
  } as const;
  return { ...plan, dispatch: { assign: [term], response: [] } };
}

/** Solves a book to its end: the comparison is with what the engine can do. */
interface Solved {
  readonly problem: AllocationProblem;
  readonly outcome: AllocationOutcome;
}

const crew = threadCrew(2);

function solved(plan: Plan, facts: FactBook, seconds = 60): Solved {
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  const outcome = allocate(problem.value, { crew, seed: 1, seconds });
  return { problem: problem.value, outcome };
}

const withOwner = (customer: CustomerFacts, owner: string | null): CustomerFacts => ({
  ...customer,
  fields: { ...customer.fields, owner },
});

interface Ground {
  readonly order: Asked;
  readonly facts: FactBook;
  readonly before: Solved;
  /** The book with the owners of the plan, then those who arrive. */
  readonly book: readonly CustomerFacts[];
  readonly fresh: Solved;
}

function groundOf(order: Asked): Ground {
  const facts = clusteredCity(order);
  const plan = planWith(order, "byPrices");
  const known = facts.customers.slice(0, order.customers - order.arrivals);
  const before = solved(plan, { ...facts, customers: known });
  const owned = known.map((customer, i) =>
    withOwner(customer, facts.managers[before.outcome.assigned[i] ?? -1]?.id ?? null),
  );
  const arriving = facts.customers.slice(known.length).map((customer) => withOwner(customer, null));
  const book = [...owned, ...arriving];
  return { order, facts, before, book, fresh: solved(plan, { ...facts, customers: book }) };
}

/** The objective of a book with these owners, by the fresh problem; `isStart`: those without are no cost yet. */
function costOf({ fresh, book }: Ground, owners: readonly (string | null)[], isStart = false) {
  const { problem } = fresh;
  const seatOf = new Map(
    problem.managers.map(({ id }, m) => [id as string, problem.seatOfManager[m] ?? -1]),
  );
  const assigned = new Int32Array(problem.instance.unitCount).fill(-1);
  book.forEach((_, i) => {
    const owner = owners[i] ?? null;
    assigned[problem.unitOf[i] ?? 0] = owner === null ? -1 : (seatOf.get(owner) ?? -1);
  });
  const { instance } = problem;
  return objectiveOf(
    isStart ? { ...instance, price: instance.price.map(() => 0) } : instance,
    assigned,
  );
}

interface Dealt {
  readonly owners: readonly (string | null)[];
  readonly cpuSeconds: number;
  readonly unplaced: number;
}

const askFor = (customer: CustomerFacts): DispatchAsk => ({
  customer,
  source: "api",
  without: [],
  chain: [],
});

function dealt(ground: Ground, strategy: DispatchStrategy): Dealt {
  const { order, facts, before, book } = ground;
  const desk = new DispatchDesk({
    plan: planWith(order, strategy),
    managers: facts.managers,
    state: dispatchState(before.problem, before.outcome),
    receipts: [],
  });
  const known = book.length - order.arrivals;
  const owners = book.map(({ fields }) =>
    typeof fields["owner"] === "string" ? fields["owner"] : null,
  );
  const cpu = process.cpuUsage();
  let unplaced = 0;
  for (let i = known; i < book.length; i++) {
    const customer = book[i] as CustomerFacts;
    const choice = desk.choose(askFor(customer));
    if (choice === null) {
      unplaced += 1;
      continue;
    }
    desk.settle(customer, choice.best.manager, 1);
    desk.noteReceipt(choice.best.manager);
    owners[i] = choice.best.manager;
  }
  return { owners, cpuSeconds: process.cpuUsage(cpu).user / 1e6, unplaced };
}

function compare(ground: Ground): string {
  const { order, fresh, book } = ground;
  const present = book.map(({ fields }) =>
    typeof fields["owner"] === "string" ? fields["owner"] : null,
  );
  const start = costOf(ground, present, true);
  const best = fresh.outcome.objective;
  const rows = (
    [
      ["prices of the plan", "byPrices"],
      ["nearest with room (least minutes of the pair)", "bestFit"],
      ["least loaded", "leastLoaded"],
      ["round robin", "roundRobin"],
    ] as const
  ).map(([name, strategy]) => {
    const { owners, cpuSeconds, unplaced } = dealt(ground, strategy);
    const cost = costOf(ground, owners);
    return [
      name,
      Math.round(cost),
      percent((cost - best) / best, 2),
      percent((cost - start) / (best - start) - 1, 1),
      unplaced,
      Math.round(order.arrivals / cpuSeconds),
    ];
  });
  const freshRow = ["a plan made afresh", Math.round(best), "0.00 %", "0.0 %", 0, null];
  const head = [
    "rule",
    "minutes a month",
    "above a fresh plan",
    "the arrivals' part alone",
    "unplaced",
    "decisions / CPU s",
  ];
  return table(head, [freshRow, ...rows]);
}

/** Every third manager is dear, by up to so many minutes a unit: as where towns are crowded. */
const DEAREST = 15;

/**
 * Decisions a second against so many managers, once warm. The book was dealt out by the least
 * minutes, so that towns are as full as they get; a plan of this size would take longer than all else.
 */
function speed(managers: number, isBalanced: boolean): readonly (string | number)[] {
  const planned = managers * 5;
  const count = managers;
  const customers = planned + 2 * count;
  const order: Asked = { customers, managers, arrivals: count, fill: 0.9, seed: 5, isBalanced };
  const facts = clusteredCity(order);
  const plan = planWith(order, "byPrices");
  const known = new DispatchDesk({
    plan: planWith(order, "bestFit"),
    managers: facts.managers,
    state: null,
    receipts: [],
  });
  const sums = bookSums(plan, facts.managers);
  let minutes = 0;
  for (const customer of facts.customers.slice(0, planned)) {
    const choice = known.choose(askFor(customer));
    if (choice === null) continue;
    known.settle(customer, choice.best.manager, 1);
    sums.add(customer, choice.best.manager);
    minutes += choice.best.minutes;
  }
  const bare = sums.state();
  const rng = seededRng(9);
  const state = {
    ...bare,
    resources: bare.resources.map((one) => ({ ...one, typical: minutes / planned })),
    prices: bare.prices.map((list, q) =>
      list.map(() => (q === 0 && rng.below(3) === 0 ? rng.unit() * DEAREST : 0)),
    ),
  };
  const desk = new DispatchDesk({ plan, managers: facts.managers, state, receipts: [] });
  const deal = (from: number, times: number): number => {
    let spent = 0;
    for (let round = 0; round < times; round++) {
      const given: [CustomerFacts, string][] = [];
      const cpu = process.cpuUsage();
      for (let i = from; i < from + count; i++) {
        const customer = facts.customers[i] as CustomerFacts;
        const choice = desk.choose(askFor(customer));
        if (choice === null) continue;
        desk.settle(customer, choice.best.manager, 1);
        given.push([customer, choice.best.manager]);
      }
      const { user, system } = process.cpuUsage(cpu);
      spent += (user + system) / 1e6;
      for (const [customer, manager] of given) desk.settle(customer, manager, -1);
    }
    return spent;
  };
  deal(planned, 1);
  const rounds = 2;
  const rate = Math.round((rounds * count) / deal(planned + count, rounds));
  return [managers, isBalanced ? "limit, balance" : "limit", rounds * count, rate];
}

const order = asked(process.argv.slice(2));
const began = performance.now();
const speeds = [speed(10_000, false), speed(10_000, true)];
console.log(
  `${table(["managers", "articles that count", "decisions", "decisions / CPU s"], speeds)}\n`,
);
const ground = groundOf(order);
const { customers, managers, arrivals, fill, isBalanced, seed } = order;
console.log(
  `${customers} customers, ${managers} managers, of them ${arrivals} arriving; fill ${fill}; seed ${seed}; ${isBalanced ? "limit and balance" : "limit"}\n`,
);
console.log(compare(ground));
console.log(
  `\nFresh plan within ${percent(ground.fresh.outcome.gap, 3)} of the best possible; ${((performance.now() - began) / 1000).toFixed(0)} s in all.`,
);
await crew.close();
