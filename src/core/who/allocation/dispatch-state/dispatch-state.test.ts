import { expect, test } from "vitest";
import { handMade, handMadePlan } from "../../../../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../../../../benchmarks/instances/small-world.ts";
import { seededRng } from "../../../shared/index.ts";
import { allocate } from "../allocate.ts";
import { classAt } from "../instance/pair-costs.ts";
import type { AllocationProblem } from "../problem/allocation-problem.ts";
import { buildProblem } from "../problem/build-problem.ts";
import { type DispatchState, dispatchState } from "./dispatch-state.ts";
import { decodeDispatchState, encodeDispatchState } from "./state-bytes.ts";

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  balance: [handMade.balance()],
  proximity: [handMade.proximity()],
  priority: [handMade.priority()],
  eligibility: [handMade.need()],
});

function solved(seed: number): {
  readonly problem: AllocationProblem;
  readonly state: DispatchState;
} {
  // More than thirty-two managers: the sets take two words.
  const facts = smallWorld(seededRng(seed), {
    customers: 60,
    managers: 37,
    picky: 0.6,
    grouped: 0.3,
    room: 3,
  });
  const problem = buildProblem(plan, facts);
  if (!problem.ok) throw new Error(JSON.stringify(problem.error));
  const outcome = allocate(problem.value, { seed: 1, seconds: 1 });
  return { problem: problem.value, state: dispatchState(problem.value, outcome) };
}

const has = (set: Uint32Array | undefined, j: number): boolean =>
  (((set?.[j >>> 5] ?? 0) >>> (j & 31)) & 1) === 1;

test("a class admits exactly the managers whom the articles let hold its customers", () => {
  for (const seed of [1, 2, 3]) {
    const { problem, state } = solved(seed);
    const { costs, seatCount } = problem.instance;
    for (const { like, admits } of state.classes) {
      const i = problem.customers.findIndex(({ id }) => id === like);
      const row = problem.units.rowOf[i] ?? -1;
      for (let j = 0; j < seatCount; j++)
        expect(has(state.admitted[admits], j)).toBe(classAt(costs, row, j) >= 0);
    }
    expect(state.admitted.some((set) => !has(set, 0))).toBe(true);
  }
});

test("every customer is in one class, and equal sets of managers are kept once", () => {
  const { problem, state } = solved(4);
  expect(state.classes.reduce((sum, { customers }) => sum + customers, 0)).toBe(
    problem.customers.length,
  );
  expect(new Set(state.admitted.map((set) => set.join())).size).toBe(state.admitted.length);
  expect(state.classes.length).toBeGreaterThan(state.admitted.length - 1);
});

test("the state is the same after its way through bytes", () => {
  const { problem, state } = solved(5);
  expect(decodeDispatchState(encodeDispatchState(state))).toEqual(state);
  expect(state.managers).toHaveLength(problem.instance.seatCount);
  expect(state.prices.map((list) => list.length)).toEqual(
    problem.instance.resources.map(() => problem.instance.seatCount),
  );
});

test("bytes that are no state are refused", () => {
  expect(() => decodeDispatchState(new Uint8Array(40))).toThrow("no dispatch state");
  expect(() => decodeDispatchState(new Uint8Array(3))).toThrow("no dispatch state");
});
