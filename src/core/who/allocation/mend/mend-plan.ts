import type { Rng } from "../../../shared/index.ts";
import type { ArcTable } from "../candidates/arc-table.ts";
import { type Instance, objectiveOf } from "../instance/instance.ts";
import { PlanState } from "../instance/plan-state.ts";
import { emptyOverfull, partRivals } from "./empty-overfull.ts";
import { exactDescent } from "./exact-descent.ts";
import { type Effort, placeLeftOut } from "./place-left-out.ts";
import { isTight, polishSmall } from "./polish-small.ts";
import { seatsOfUnit } from "./seats-of-unit.ts";
import { shake } from "./shake.ts";

/** Units up to which every plan also gets the exact search. */
const SMALL = 600;
/** Shakes of a small plan. */
const SHAKES = 400;

interface Draft extends Effort {
  readonly assigned: Int32Array;
  readonly arcs: ArcTable;
  readonly lowerBound: number;
  readonly rng: Rng;
  readonly seed: number;
}

function isOverfull(instance: Instance, assigned: Int32Array): boolean {
  return instance.resources.some(({ amount, limit, band }) => {
    if (band !== null) return false;
    const loads = new Float64Array(instance.seatCount);
    for (let u = 0; u < assigned.length; u++) {
      const j = assigned[u] as number;
      if (j >= 0) loads[j] = (loads[j] as number) + (amount[u] as number);
    }
    return loads.some((load, j) => load > (limit[j] as number));
  });
}

/** Units that the exact search looks at. */
function unitsToSearch({ foes, ties, unitCount }: Instance): Int32Array {
  const hasLinks = (u: number): boolean =>
    [foes, ties].some(
      (links) => links !== null && (links.start[u + 1] as number) > (links.start[u] as number),
    );
  const all = Int32Array.from({ length: unitCount }, (_, u) => u);
  return unitCount <= SMALL ? all : all.filter(hasLinks);
}

/**
 * Makes a plan of the search one that keeps every hard rule: nobody overfull, no rivals together,
 * those left out placed where a chain of moves makes room; then improves what the search left.
 */
export function mendPlan(instance: Instance, draft: Draft): Int32Array {
  const { assigned, arcs } = draft;
  const isOut = (u: number): boolean => assigned[u] === -1 && (instance.price[u] as number) > 0;
  const units = unitsToSearch(instance);
  let hasOut = false;
  for (let u = 0; u < assigned.length && !hasOut; u++) hasOut = isOut(u);
  if (!hasOut && units.length === 0 && !isOverfull(instance, assigned))
    return polished(instance, assigned.slice(), draft);
  const state = new PlanState(instance);
  for (let u = 0; u < assigned.length; u++) {
    const j = assigned[u] as number;
    if (j >= 0) state.move(u, j);
  }
  const seats = seatsOfUnit(instance, arcs);
  partRivals(state);
  emptyOverfull(state, seats);
  placeLeftOut(state, seats, draft);
  exactDescent(state, units, { seats, effort: draft });
  placeLeftOut(state, seats, draft);
  if (instance.unitCount <= SMALL) {
    const { rng, lowerBound } = draft;
    shake(state, { seats, effort: draft, rng, lowerBound, rounds: SHAKES });
  }
  return polished(instance, state.assigned.slice(), draft);
}

/** Small books with one limit are annealed as well, unless the plan is proven to be the best. */
function polished(instance: Instance, plan: Int32Array, draft: Draft): Int32Array {
  if (!isTight(instance) || draft.isStopped()) return plan;
  if (objectiveOf(instance, plan) <= draft.lowerBound) return plan;
  return polishSmall(instance, plan, { seed: draft.seed, effort: draft });
}
