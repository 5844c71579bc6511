import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Plan, Strength } from "../../src/core/regime/index.ts";
import { customerId, dateOfDayNumber, managerId } from "../../src/core/shared/index.ts";
import { openCost } from "../../src/core/who/allocation/instance/instance.ts";
import {
  type AllocationProblem,
  buildProblem,
  membersOf,
  pairAccount,
} from "../../src/core/who/index.ts";
import { documentOf, planOf } from "./facts-text.ts";
import { randomPair } from "./random-pair.ts";
import { randomPlanRegime } from "./random-regime.ts";

const TODAY = dateOfDayNumber(20_788); // 2026-12-01

/** Customers and managers whose files have gaps. */
const randomBook = fc.array(randomPair(TODAY), { minLength: 6, maxLength: 8 }).map((pairs) => ({
  today: TODAY,
  customers: pairs.map(({ customer }, i) => ({ ...customer, id: customerId(`K${i}`) })),
  managers: pairs.map(({ manager }, m) => ({ ...manager, id: managerId(`M${m}`) })),
  locks: [],
}));

const withPrinciples = (plan: Plan, strength: Strength): Plan => ({
  ...plan,
  who: { ...plan.who, priority: plan.who.priority.map((term) => ({ ...term, strength })) },
});

/** Minutes with every seat, straight from the articles; -1 = forbidden. */
function accounted(problem: AllocationProblem, i: number): readonly number[] {
  const accounts = Array.from(problem.managerOfSeat, (m) => pairAccount(problem, i, m));
  let open = accounts.map((findings) => !findings.some(({ forbids }) => forbids));
  for (const [t, term] of problem.plan.who.priority.entries()) {
    const customer = problem.customers[i];
    if (term.strength !== "hard" || customer === undefined) continue;
    const listed = term.dimensions.map(({ name }) => name);
    const order = problem.carvedOut[t]?.[i] === 1 ? term.orderFor(customer) : listed;
    for (const name of order) {
      const dimension = term.dimensions.find((other) => other.name === name);
      const matched = open.map((isOpen, j) => {
        const manager = problem.managers[problem.managerOfSeat[j] ?? -1];
        return isOpen && manager !== undefined && dimension?.match(customer, manager) === true;
      });
      if (!matched.includes(true)) continue;
      open = matched;
      break;
    }
  }
  return accounts.map((findings, j) =>
    open[j] === true ? findings.reduce((sum, { minutes }) => sum + minutes, 0) : -1,
  );
}

it.each([20_267, 20_268])(
  "the tables charge and forbid what the articles say of every unit and seat (seed %i)",
  (seed) => {
    const met = { forbidden: 0, charged: 0, grouped: 0, deciding: 0 };
    const property = fc.property(
      randomPlanRegime,
      randomBook,
      fc.boolean(),
      (source, book, isHard) => {
        const plan = withPrinciples(planOf(documentOf(source), TODAY), isHard ? "hard" : "soft");
        const built = buildProblem(plan, book);
        if (!built.ok) return;
        const problem = built.value;
        const single = book.customers.map((_, i) => accounted(problem, i));
        for (let u = 0; u < problem.units.count; u++) {
          const members = Array.from(membersOf(problem.units, u));
          met.grouped += members.length > 1 ? 1 : 0;
          for (let j = 0; j < problem.instance.seatCount; j++) {
            const costs = members.map((i) => single[i]?.[j] ?? -1);
            const wanted = costs.includes(-1) ? -1 : costs.reduce((sum, cost) => sum + cost, 0);
            expect(openCost(problem.instance, u, j)).toBe(wanted);
            met.forbidden += wanted < 0 ? 1 : 0;
            met.charged += wanted > 0 ? 1 : 0;
          }
        }
        met.deciding += problem.rules.principles.some(({ isHard }) => isHard) ? 1 : 0;
      },
    );
    void fc.assert(property, { seed, numRuns: 100 });
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(10);
  },
  60_000,
);
