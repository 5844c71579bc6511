import * as fc from "fast-check";
import { expect, it } from "vitest";
import { customerId, dateOfDayNumber, managerId } from "../../src/core/shared/index.ts";
import { customerCostWithSwitch } from "../../src/core/who/allocation/instance/pair-costs.ts";
import { buildProblem } from "../../src/core/who/index.ts";
import { decideByReference } from "./decision.ts";
import { documentOf, planOf } from "./facts-text.ts";
import { randomPair } from "./random-pair.ts";
import { randomPlanRegime } from "./random-regime.ts";

const TODAY = dateOfDayNumber(20_788); // 2026-12-01

/** Customers and managers of as many random pairs, each with an id of its own. */
const randomFacts = fc.array(randomPair(TODAY), { minLength: 4, maxLength: 6 }).map((pairs) => ({
  customers: pairs.map(({ customer }, i) => ({ ...customer, id: customerId(`K${i}`) })),
  managers: pairs.map(({ manager }, i) => ({ ...manager, id: managerId(`M${i}`) })),
}));

it("the instance charges and forbids every pair as the reference does", () => {
  const met = { forbidden: 0, charged: 0, free: 0 };
  const property = fc.property(randomPlanRegime, randomFacts, (source, { customers, managers }) => {
    const document = documentOf(source);
    const facts = { today: TODAY, customers, managers, locks: [] };
    const built = buildProblem(planOf(document, TODAY), facts);
    if (!built.ok) return;
    const { instance, units, seatOfManager } = built.value;
    customers.forEach((customer, i) => {
      managers.forEach((manager, m) => {
        const seat = seatOfManager[m] ?? -1;
        const { refusedBy, minutes } = decideByReference(document, {
          customer,
          manager,
          today: TODAY,
        });
        const row = units.rowOf[i] as number;
        const cost = seat < 0 ? -1 : customerCostWithSwitch(instance.costs, row, seat);
        const wanted = Object.values(minutes).reduce((sum, one) => sum + one, 0);
        expect(cost).toBe(refusedBy.length > 0 ? -1 : wanted);
        met[cost < 0 ? "forbidden" : cost > 0 ? "charged" : "free"] += 1;
      });
    });
  });
  void fc.assert(property, { seed: 20_266, numRuns: 200 });
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(100);
}, 60_000);
