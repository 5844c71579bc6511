import { NearestSeats } from "./candidates/nearest-seats.ts";
import { dualTerms } from "./dual/dual-terms.ts";
import { FREE, type Instance, pairCost } from "./instance/instance.ts";
import { PlanState } from "./instance/plan-state.ts";
import type { AllocationOutcome } from "./outcome.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { cheapestExchange, type RoomMakers, roomMakers } from "./room-makers.ts";
import { Shortlist } from "./shortlist.ts";

/** Another seat for a unit, and the cheapest plan found that puts it there. */
export interface OtherSeat {
  readonly seat: number;
  /** Exact change of the objective in minutes a month; null when no room could be made. */
  readonly extra: number | null;
  /** Change of the unit's own pair cost. */
  readonly pairExtra: number;
  /** No room, or somebody there who must not share an owner with the unit. */
  readonly isFull: boolean;
  /** Exact change of the objective if the seat had the room it lacks. */
  readonly withRoom: number;
}

/** Seats looked at for a unit: those cheapest for it at the plan's prices. */
const NEAR = 24;
/** How many seats with room, and how many full ones, are kept for a unit. */
const KEPT = 3;
/** Minutes put on a full seat that nobody can leave: it comes after all others. */
const NO_LEAVER = 1e12;

/** Puts the outcome back into a plan over units and seats. */
export function stateOf(
  problem: AllocationProblem,
  outcome: Pick<AllocationOutcome, "assigned">,
): PlanState {
  const state = new PlanState(problem.instance);
  const { start, customer, count } = problem.units;
  for (let u = 0; u < count; u++) {
    const m = outcome.assigned[customer[start[u] ?? 0] ?? 0] ?? -1;
    if (m >= 0) state.move(u, problem.seatOfManager[m] ?? -1);
  }
  return state;
}

/** Prices by seat, then resource. */
function laid(outcome: AllocationOutcome, seatCount: number): Float64Array {
  const width = outcome.prices.length;
  const prices = new Float64Array(seatCount * width);
  outcome.prices.forEach((list, q) => {
    for (let j = 0; j < seatCount; j++) prices[j * width + q] = list[j] ?? 0;
  });
  return prices;
}

/** The seats cheapest for a unit, prices of room included, whether or not they have room. */
function nearSeats(instance: Instance, outcome: AllocationOutcome): (u: number) => Int32Array {
  const { amounts } = dualTerms(instance, (bytes) => new ArrayBuffer(bytes));
  const nearest = new NearestSeats(instance, amounts, NEAR);
  nearest.setPrices(laid(outcome, instance.seatCount));
  return (u) => {
    nearest.find(u, NEAR);
    return nearest.found.seat.slice(0, nearest.found.size);
  };
}

/** The near seats of a unit: the cheapest with room, and the full ones by what room costs. */
function scan(
  state: PlanState,
  makers: RoomMakers,
  at: { readonly u: number; readonly near: Int32Array },
): { readonly open: Shortlist; readonly full: Shortlist } {
  const { u, near } = at;
  const now = state.assigned[u] ?? -1;
  const leaves = now < 0 ? 0 : state.bandDelta({ seat: now, comes: -1, goes: u });
  const start = leaves - state.costNow(u);
  const open = new Shortlist(KEPT);
  const full = new Shortlist(KEPT);
  for (const seat of near) {
    const cost = seat === now ? -1 : pairCost(state.instance, u, seat);
    if (cost < 0) continue;
    const change = { seat, comes: u, goes: -1 };
    const withRoom = start + cost + state.bandDelta(change) + state.tieDelta(u, seat);
    if (state.fits(change)) open.offer(seat, withRoom);
    else full.offer(seat, withRoom + (makers.leaversOf(seat).key[0] ?? NO_LEAVER));
  }
  return { open, full };
}

/**
 * The best other seats of a unit, cheapest first, those where no room can be made last. `extra`
 * is the exact cost of a whole plan that was found with the unit there: a statement about plans,
 * not an estimate. Looked at are the managers who are cheapest for the unit at the prices of the
 * plan: of those with room the cheapest, of the full ones the few where room costs least, each by
 * its cheapest exchange.
 */
export function otherSeatFinder(
  problem: AllocationProblem,
  outcome: AllocationOutcome,
): { readonly state: PlanState; of(u: number): readonly OtherSeat[] } {
  // Of a customer kept until a person decides, all who may hold him are compared, and of one whom
  // nobody has room for, all who could if they were larger; nobody else is made to leave a kept
  // place, so a unit is free only while it is looked at itself.
  const only = problem.instance.only.slice();
  const instance = { ...problem.instance, only };
  const state = stateOf({ ...problem, instance }, outcome);
  const near = nearSeats(instance, outcome);
  const makers = roomMakers(state, near);
  const rank = (other: OtherSeat): number => other.extra ?? Number.MAX_SAFE_INTEGER;
  const opened = (u: number): readonly OtherSeat[] => {
    const kept = only[u] ?? FREE;
    if (kept < 0 || problem.awaited[u] === 1) only[u] = FREE;
    const seats = of(u);
    only[u] = kept;
    return seats;
  };
  const of = (u: number): readonly OtherSeat[] => {
    const now = state.assigned[u] ?? -1;
    const costNow = now < 0 ? 0 : pairCost(instance, u, now);
    const leaves = now < 0 ? 0 : state.bandDelta({ seat: now, comes: -1, goes: u });
    const { open, full } = scan(state, makers, { u, near: near(u) });
    const other = (seat: number, isFull: boolean): OtherSeat => {
      const cost = pairCost(instance, u, seat);
      const arrives = state.bandDelta({ seat, comes: u, goes: -1 }) + state.tieDelta(u, seat);
      const withRoom = cost - state.costNow(u) + leaves + arrives;
      const extra = isFull ? cheapestExchange(state, makers, { i: u, to: seat }) : withRoom;
      return { seat, extra, pairExtra: cost - costNow, isFull, withRoom };
    };
    return [...open.item.map((j) => other(j, false)), ...full.item.map((j) => other(j, true))].sort(
      (a, b) => rank(a) - rank(b) || a.pairExtra - b.pairExtra || a.seat - b.seat,
    );
  };
  // One explanation asks for the same unit more than once, members of a group one after another.
  let last: { readonly u: number; readonly seats: readonly OtherSeat[] } | null = null;
  return {
    state,
    of: (u) => {
      if (last?.u !== u) last = { u, seats: opened(u) };
      return last.seats;
    },
  };
}
