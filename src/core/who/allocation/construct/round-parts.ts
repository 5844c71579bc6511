import type { Priced } from "../bound/price-search.ts";
import { partsOf, type Scratch, scratchFor } from "../bound/smoothed-dual.ts";
import type { Instance } from "../objective/instance.ts";
import type { PlanState } from "../objective/plan-state.ts";

/** Amounts are compared across resources in units of their mean. */
function scales(instance: Instance): Float64Array {
  return Float64Array.from(instance.resources, ({ amount }) => {
    let sum = 0;
    let count = 0;
    for (const value of amount) {
      if (value <= 0) continue;
      sum += value;
      count += 1;
    }
    return count === 0 ? 0 : count / sum;
  });
}

/** What the parts promised each seat and what it has got, in mean units of every resource. */
class Debts {
  readonly #owed: Float64Array;
  readonly #instance: Instance;
  readonly #scale: Float64Array;

  constructor(instance: Instance) {
    this.#instance = instance;
    this.#scale = scales(instance);
    this.#owed = new Float64Array(instance.seatCount * instance.resources.length);
  }

  add(i: number, seat: number, share: number): void {
    const width = this.#instance.resources.length;
    for (let q = 0; q < width; q++) {
      const amount = (this.#instance.resources[q]?.amount[i] ?? 0) * (this.#scale[q] ?? 0);
      const at = seat * width + q;
      this.#owed[at] = (this.#owed[at] ?? 0) + share * amount;
    }
  }

  /** How much the seat's debt, weighed by what this unit brings, asks for the unit. */
  pull(i: number, seat: number): number {
    const width = this.#instance.resources.length;
    let pull = 0;
    for (let q = 0; q < width; q++) {
      const amount = (this.#instance.resources[q]?.amount[i] ?? 0) * (this.#scale[q] ?? 0);
      pull += (this.#owed[seat * width + q] ?? 0) * amount;
    }
    return pull;
  }
}

function settle(state: PlanState, debts: Debts, i: number, scratch: Scratch): void {
  const { parts } = scratch;
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let a = 0; a < parts.size; a++) {
    const seat = parts.seat[a] ?? -1;
    if (seat < 0) continue;
    debts.add(i, seat, parts.part[a] ?? 0);
    if (!state.fits({ seat, comes: i, goes: -1 })) continue;
    const pull = debts.pull(i, seat) + (parts.part[a] ?? 0) * 1e-3;
    if (pull <= most) continue;
    most = pull;
    best = seat;
  }
  if (best < 0) return;
  state.move(i, best);
  debts.add(i, best, -1);
}

/** The cheapest seat with room among the kind's arcs, at the true objective. */
function settleAnywhere(state: PlanState, priced: Priced, i: number): void {
  const { arcs, kinds } = priced;
  const k = kinds.of[i] ?? -1;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let a = arcs.start[k] ?? 0; a < (arcs.start[k + 1] ?? 0); a++) {
    const delta = state.shiftDelta(i, arcs.seat[a] ?? -1);
    if (delta >= least) continue;
    least = delta;
    best = arcs.seat[a] ?? -1;
  }
  if (best >= 0) state.move(i, best);
}

/**
 * Turns the parts of one stage into whole assignments by error diffusion: first the units that
 * do not hesitate, then the others, larger first, each to the seat that is owed most of what it
 * brings; those for whom no such seat has room go where it is cheapest.
 */
export function roundParts(
  state: PlanState,
  priced: Priced,
  stage: { readonly prices: Float64Array; readonly temperature: number },
): void {
  const { instance } = state;
  const { flat, arcs, kinds } = priced;
  const scratch = scratchFor(flat);
  const debts = new Debts(instance);
  const at = { arcs, ...stage };
  const hesitating: number[] = [];
  const scale = scales(instance);
  const size = new Float64Array(instance.unitCount);
  for (let i = 0; i < instance.unitCount; i++) {
    const k = kinds.of[i] ?? -1;
    if (k < 0) continue;
    partsOf(flat, at, k, scratch);
    if (scratch.parts.size === 1) settle(state, debts, i, scratch);
    else hesitating.push(i);
    size[i] = instance.resources.reduce(
      (sum, resource, q) => sum + (resource.amount[i] ?? 0) * (scale[q] ?? 0),
      0,
    );
  }
  hesitating.sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0) || a - b);
  for (const i of hesitating) {
    partsOf(flat, at, kinds.of[i] ?? 0, scratch);
    settle(state, debts, i, scratch);
  }
  for (let i = 0; i < instance.unitCount; i++) {
    if (state.assigned[i] === -1 && (kinds.of[i] ?? -1) >= 0) settleAnywhere(state, priced, i);
  }
}
