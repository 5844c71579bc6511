import { expect, it } from "vitest";
import { handMade, handMadePlan } from "../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../benchmarks/instances/small-world.ts";
import type { FactBook } from "../../facts/index.ts";
import type { Plan } from "../../regime/index.ts";
import { articleKey, seededRng } from "../../shared/index.ts";
import { allocate } from "./allocate.ts";
import { otherSeatFinder } from "./alternatives.ts";
import { objectiveOf, pairCost } from "./instance/instance.ts";
import { PlanState } from "./instance/plan-state.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { buildProblem } from "./problem/build-problem.ts";

/** Neighbours by district, rivals by industry and owner's number: ties and foes everywhere. */
const company: Pick<Plan["who"], "disjoint" | "compactness"> = {
  disjoint: [
    {
      article: articleKey("rivals"),
      strength: "hard",
      rivalriesOf: ({ fields }) => (fields["weight"] === 2 ? [`${fields["industry"]}`] : []),
    },
  ],
  compactness: [
    {
      article: articleKey("near"),
      strength: "soft",
      cellOf: ({ fields }) => `${fields["district"]}`,
      adjacentOf: () => [],
      minutes: 9,
    },
  ],
};

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  balance: [handMade.balance()],
  continuity: [handMade.continuity()],
  proximity: [handMade.proximity()],
  eligibility: [handMade.need()],
  ...company,
});

function problemOf(facts: FactBook): AllocationProblem {
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  return problem.value;
}

/** Changes of the objective by all plans in which u sits in `seat` and at most one other makes room. */
function changesOf(problem: AllocationProblem, now: PlanState, at: { u: number; seat: number }) {
  const { instance } = problem;
  const { u, seat } = at;
  const tried: number[] = [];
  const tryPlan = (seats: Int32Array): void => {
    const state = new PlanState(instance);
    for (let v = 0; v < seats.length; v++) {
      const j = seats[v] ?? -1;
      if (j < 0) continue;
      if (pairCost(instance, v, j) < 0 || !state.fits({ seat: j, comes: v, goes: -1 })) return;
      state.move(v, j);
    }
    tried.push(objectiveOf(instance, seats) - now.objective);
  };
  const base = now.assigned.with(u, seat);
  tryPlan(base);
  for (const k of now.membersOf(seat))
    for (let away = 0; away < instance.seatCount; away++)
      if (away !== seat) tryPlan(base.with(k, away));
  return tried;
}

it("another seat's figure is the exact change of a plan that there is, ties and rivals included", () => {
  let direct = 0;
  let exchanged = 0;
  let blocked = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const facts = smallWorld(seededRng(seed), {
      customers: 9,
      managers: 4,
      picky: 0.3,
      grouped: 0,
      room: 0.9 + (seed % 3) * 0.3,
    });
    const problem = problemOf(facts);
    const finder = otherSeatFinder(problem, allocate(problem, { seed: 1, seconds: 1 }));
    for (let u = 0; u < problem.units.count; u++) {
      for (const other of finder.of(u)) {
        if (finder.state.assigned[u] === -1) continue;
        const changes = changesOf(problem, finder.state, { u, seat: other.seat });
        if (other.extra === null) blocked += 1;
        else {
          expect(changes, `seed ${seed}, unit ${u}`).toContain(other.extra);
          if (other.isFull) exchanged += 1;
          else direct += 1;
        }
      }
    }
  }
  expect(direct).toBeGreaterThan(50);
  expect(exchanged).toBeGreaterThan(50);
  expect(blocked).toBeGreaterThan(0);
});
