import { describe, expect, it } from "vitest";
import { handMade, handMadePlan } from "../../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../../benchmarks/instances/small-world.ts";
import type { Plan } from "../../../regime/index.ts";
import { seededRng } from "../../../shared/index.ts";
import { bandCost } from "../instance/instance.ts";
import { buildProblem } from "../problem/build-problem.ts";
import { pairAccount } from "../problem/pair-account.ts";
import { applyDials, isAsWritten } from "./apply-dials.ts";
import { AS_WRITTEN, type Dials } from "./dials.ts";

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  balance: [handMade.balance(), { ...handMade.balance("value"), measure: "value" }],
  proximity: [handMade.proximity()],
  continuity: [handMade.continuity()],
});
const facts = smallWorld(seededRng(5), {
  customers: 12,
  managers: 3,
  picky: 0,
  grouped: 0,
  room: 2,
});

function turned(dials: Partial<Dials>, of: Plan = plan) {
  const result = applyDials(of, { ...AS_WRITTEN, ...dials });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const problem = buildProblem(result.value, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

/** Minutes of one kind of finding over all pairs. */
function minutesOf(problem: ReturnType<typeof turned>, code: string): number {
  let total = 0;
  for (const i of problem.customers.keys())
    for (const m of problem.managers.keys())
      for (const finding of pairAccount(problem, i, m))
        if (finding.code === code) total += finding.minutes;
  return total;
}

/** What a load of 10 000 in the first seat costs by the n-th article of balance. */
function overload(problem: ReturnType<typeof turned>, n: number): number {
  const bands = problem.instance.resources.flatMap(({ band }) => (band === null ? [] : [band]));
  const band = bands[n];
  return band === undefined ? 0 : bandCost(band, 0, 10_000);
}

describe("dials", () => {
  it("as written change nothing", () => {
    expect(isAsWritten(AS_WRITTEN)).toBe(true);
    expect(isAsWritten({ ...AS_WRITTEN, mostMoves: 3 })).toBe(false);
    const result = applyDials(plan, AS_WRITTEN);
    expect(result.ok && result.value.who.balance).toEqual(plan.who.balance);
    expect(result.ok && result.value.who.proximity).toEqual(plan.who.proximity);
  });

  it("scale the handover, the way and the unevenness, each alone", () => {
    const base = turned({});
    expect(minutesOf(turned({ continuity: 300 }), "continuity.changed")).toBe(
      3 * minutesOf(base, "continuity.changed"),
    );
    expect(minutesOf(turned({ continuity: 0 }), "continuity.changed")).toBe(0);
    expect(minutesOf(turned({ travel: 0 }), "proximity.travel")).toBe(0);
    const near = minutesOf(turned({ travel: 200 }), "proximity.travel");
    expect(Math.abs(near - 2 * minutesOf(base, "proximity.travel"))).toBeLessThanOrEqual(12 * 3);
    expect(overload(turned({ workloadBalance: 250 }), 0)).toBe(Math.ceil(2.5 * overload(base, 0)));
    expect(overload(turned({ workloadBalance: 250 }), 1)).toBe(overload(base, 1));
    expect(overload(turned({ valueBalance: 50 }), 1)).toBe(Math.ceil(overload(base, 1) / 2));
  });

  it("leave limits, hard rules and advisory articles as they are written", () => {
    const advised = handMadePlan({
      ...plan.who,
      continuity: [{ ...handMade.continuity(), strength: "advisory" }],
    });
    const result = applyDials(advised, { ...AS_WRITTEN, continuity: 900 });
    expect(result.ok && result.value.who.continuity).toEqual(advised.who.continuity);
    const { instance } = turned({ workloadBalance: 900, travel: 10 });
    expect(instance.resources[0]?.limit).toEqual(turned({}).instance.resources[0]?.limit);
  });

  it("charge every customer's way when compactness is asked for", () => {
    const before = minutesOf(turned({ travel: 0 }), "proximity.travel");
    const after = minutesOf(turned({ travel: 0, compactness: 1000 }), "proximity.travel");
    expect(before).toBe(0);
    expect(after).toBeGreaterThan(12);
  });

  it("are refused for compactness where no article speaks of the way", () => {
    const result = applyDials(handMadePlan({ capacity: [handMade.capacity()] }), {
      ...AS_WRITTEN,
      compactness: 1,
    });
    expect(result.ok ? [] : result.error.map(({ code }) => code)).toEqual([
      "who.dialWithoutArticle",
    ]);
  });

  it("are refused outside their range and between whole numbers", () => {
    const bad: readonly Partial<Dials>[] = [
      { continuity: -1 },
      { travel: 1001 },
      { valueBalance: 0.5 },
      { compactness: Number.NaN },
      { mostMoves: -1 },
      { workloadBalance: Number.POSITIVE_INFINITY },
    ];
    for (const dials of bad) {
      const result = applyDials(plan, { ...AS_WRITTEN, ...dials });
      expect(result.ok ? null : result.error[0]?.code).toBe("who.dialOutOfRange");
    }
  });
});
