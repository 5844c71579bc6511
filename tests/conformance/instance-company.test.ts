import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { ManagerFacts } from "../../src/core/facts/index.ts";
import { judgeBook, type Placed } from "../../src/core/regime/evaluate/index.ts";
import { customerId, dateOfDayNumber, managerId } from "../../src/core/shared/index.ts";
import { partedTies } from "../../src/core/who/allocation/instance/instance.ts";
import { buildProblem } from "../../src/core/who/allocation/problem/build-problem.ts";
import { documentOf, planOf } from "./facts-text.ts";
import { randomPair } from "./random-pair.ts";
import { randomPlanRegime } from "./random-regime.ts";

const TODAY = dateOfDayNumber(20_788); // 2026-12-01

/** Customers and the choice that each of their units makes among three managers and nobody. */
const randomBook = fc
  .array(fc.tuple(randomPair(TODAY), fc.integer({ min: -1, max: 2 })), {
    minLength: 6,
    maxLength: 9,
  })
  .map((list) =>
    list.map(([{ customer }, choice], index) => ({
      customer: { ...customer, id: customerId(`K${index}`) },
      choice,
    })),
  );

const managers: readonly ManagerFacts[] = [0, 1, 2].map((j) => ({
  id: managerId(`M${j}`),
  fields: { status: "在岗" },
}));

it("the instance knows the rivals and charges the neighbours that the reference finds", () => {
  const met = { rivals: 0, parted: 0 };
  const property = fc.property(randomPlanRegime, randomBook, (source, book) => {
    const document = documentOf(source);
    const customers = book.map(({ customer }) => customer);
    const facts = { today: TODAY, customers, managers, locks: [] };
    const built = buildProblem(planOf(document, TODAY), facts);
    if (!built.ok) return;
    const { instance, unitOf } = built.value;
    const assigned = new Int32Array(instance.unitCount);
    for (const [i, { choice }] of book.entries()) assigned[unitOf[i] as number] = choice;
    const placed = customers.map((customer, i): Placed => {
      const seat = assigned[unitOf[i] as number] as number;
      return { customer, owner: seat < 0 ? null : `${seat}` };
    });
    const unitOfId = new Map<string, number>(customers.map(({ id }, i) => [id, unitOf[i] ?? -1]));
    const found = judgeBook(document, { placed, today: TODAY }).map((one) => ({
      ...one,
      units: one.pair.map((id) => unitOfId.get(id) ?? -1).sort((a, b) => a - b),
    }));
    const minutes = found.reduce((sum, one) => sum + one.minutes, 0);
    const charged = instance.ties === null ? 0 : partedTies(instance.ties, assigned);
    const apart = found.filter(({ kind, units }) => kind === "rivals" && units[0] !== units[1]);
    const wanted = new Set(apart.map(({ units }) => units.join("、")));
    expect(charged).toBe(minutes);
    expect(new Set(foesTogether(instance.foes, assigned))).toEqual(wanted);
    met.rivals += wanted.size;
    met.parted += minutes > 0 ? 1 : 0;
  });
  void fc.assert(property, { seed: 20_265, numRuns: 450 });
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(30);
}, 60_000);

/** Pairs of units that must not share a seat and do. */
function foesTogether(
  foes: { readonly start: Int32Array; readonly other: Int32Array } | null,
  assigned: Int32Array,
): readonly string[] {
  if (foes === null) return [];
  return Array.from(assigned).flatMap((seat, u) => {
    const others = Array.from(foes.other.subarray(foes.start[u], foes.start[u + 1]));
    return others
      .filter((v) => u < v && seat >= 0 && assigned[v] === seat)
      .map((v) => `${u}、${v}`);
  });
}
