import { pairCost } from "../objective/instance.ts";
import type { PlanState } from "../objective/plan-state.ts";
import type { WorkMeter } from "../work-meter.ts";
import type { NearSeats } from "./near-seats.ts";
import type { PriceView } from "./price-view.ts";

/** What a tried exchange costs in pair evaluations. */
const TRIAL = 8;

/** Share of the budget between two reports. */
const STEP = 0.02;

export interface Search {
  readonly state: PlanState;
  readonly near: NearSeats;
  readonly view: PriceView;
  readonly meter: WorkMeter;
  /** Called now and then with the plan as it stands. */
  readonly onStep: () => void;
}

/** The best move found so far: i → to, and k (if any) from `to` to `away`. */
interface Move {
  delta: number;
  to: number;
  k: number;
  away: number;
}

/** Change by k leaving `to` for `away` (perhaps i's own seat) and i taking its place, without i's pair. */
function exchange(state: PlanState, i: number, move: Move): number {
  const { to, k, away } = move;
  const from = state.assigned[i] as number;
  const isSwap = away === from;
  if (!state.fits({ seat: to, comes: i, goes: k })) return Number.POSITIVE_INFINITY;
  if (!state.fits({ seat: away, comes: k, goes: isSwap ? i : -1 })) return Number.POSITIVE_INFINITY;
  const cost = pairCost(state.instance, k, away) - state.costNow(k);
  const delta = cost + state.bandDelta({ seat: to, comes: i, goes: k });
  if (isSwap) return delta + state.bandDelta({ seat: from, comes: k, goes: i });
  const left = from < 0 ? 0 : state.bandDelta({ seat: from, comes: -1, goes: i });
  return delta + left + state.bandDelta({ seat: away, comes: k, goes: -1 });
}

/** Shifts, swaps and two-step chains, with what units and seats have to give kept in step. */
export class Descent {
  readonly #search: Search;
  /** Loss of every seat at the prices, kept in step. */
  readonly #loss: Float64Array;
  /** Excess of every unit at the prices, kept in step. */
  readonly #excess: Float64Array;
  /** No seat loses more than this; falls only when the descent begins anew. */
  #largestLoss = 0;
  readonly #best: Move = { delta: 0, to: -1, k: -1, away: -1 };
  /** A move is taken as soon as it gains more minutes a month than this. */
  #worth = 0;
  /** Last look at a kind: members of one seat that are alike need only one look. */
  readonly #looked: Float64Array;
  #looks = 0;
  /** Count of moves when a kind last found nothing to do in a seat: no need to ask its likes again. */
  readonly #idle = new Map<number, number>();
  #moves = 0;
  readonly #waiting: Uint8Array;
  readonly #tried: Move = { delta: 0, to: -1, k: -1, away: -1 };

  constructor(search: Search) {
    const { state, view } = search;
    this.#search = search;
    this.#waiting = new Uint8Array(state.instance.unitCount);
    this.#looked = new Float64Array(search.near.start.length);
    this.#loss = new Float64Array(state.instance.seatCount);
    this.#excess = new Float64Array(state.instance.unitCount);
    for (let j = 0; j < this.#loss.length; j++) this.#lose(j);
    for (let i = 0; i < this.#excess.length; i++) {
      this.#excess[i] = view.above(i, state.assigned[i] as number);
    }
  }

  /** Units that have something to give, most first, then those that a short seat could want. */
  order(): number[] {
    const { state } = this.#search;
    const gives = (i: number): number => {
      const j = state.assigned[i] as number;
      return (this.#excess[i] as number) + (j < 0 ? 0 : (this.#loss[j] as number));
    };
    const keys = Float64Array.from(this.#excess.keys(), gives);
    const placeable = (i: number): boolean => (state.instance.price[i] as number) > 0;
    return Array.from(keys.keys())
      .filter(placeable)
      .sort((a, b) => (keys[b] as number) - (keys[a] as number) || a - b);
  }

  /** Takes a worthwhile move that starts with unit i; returns the other unit it moved, -1, or -2 for no move. */
  #improve(i: number): number {
    const best = this.#best;
    const { state, near } = this.#search;
    const start = state.assigned[i] as number;
    const asked = (near.kindOf[i] as number) * (state.instance.seatCount + 1) + start + 1;
    if (this.#idle.get(asked) === this.#moves) return -2;
    best.delta = -this.#worth;
    best.to = -1;
    best.k = -1;
    this.#look(i);
    if (best.to < 0) {
      this.#idle.set(asked, this.#moves);
      return -2;
    }
    const from = start;
    this.#moves += 1;
    if (best.k >= 0) state.move(best.k, -1);
    state.move(i, best.to);
    if (best.k >= 0) state.move(best.k, best.away);
    this.#refresh([from, best.to, best.k < 0 ? -1 : best.away], [i, best.k]);
    return best.k;
  }

  #refresh(seats: readonly number[], units: readonly number[]): void {
    const { state, view } = this.#search;
    for (const j of seats) if (j >= 0) this.#lose(j);
    for (const i of units) if (i >= 0) this.#excess[i] = view.above(i, state.assigned[i] as number);
  }

  #lose(j: number): void {
    const loss = this.#search.view.lossOf(this.#search.state, j);
    this.#loss[j] = loss;
    if (loss > this.#largestLoss) this.#largestLoss = loss;
  }

  #look(i: number): void {
    const { state, near, meter } = this.#search;
    const worth = this.#worth;
    const from = state.assigned[i] as number;
    const gives = (this.#excess[i] as number) + (from < 0 ? 0 : (this.#loss[from] as number));
    const kind = near.kindOf[i] as number;
    const until = near.start[kind + 1] as number;
    let looked = 2;
    for (let a = near.start[kind] as number; a < until; a++) {
      const to = near.seat[a] as number;
      if (to === from) continue;
      const rest = gives + (this.#loss[to] as number) - (near.above[a] as number);
      looked += 1;
      if (rest > worth) this.#shift(i, to);
      if (this.#best.to < 0) looked += this.#exchanges(i, to, rest);
      if (this.#best.to >= 0) break;
    }
    meter.spend(looked);
  }

  #shift(i: number, to: number): void {
    const delta = this.#search.state.shiftDelta(i, to);
    if (delta >= this.#best.delta) return;
    this.#best.delta = delta;
    this.#best.to = to;
    this.#best.k = -1;
  }

  /** Swaps and chains through every member of `to`; `rest` is what is left to gain without it. */
  #exchanges(i: number, to: number, rest: number): number {
    const { state, near, view } = this.#search;
    const worth = this.#worth;
    const from = state.assigned[i] as number;
    const look = ++this.#looks;
    let looked = 0;
    for (let k = state.firstOf(to); k >= 0 && this.#best.to < 0; k = state.nextOf(k)) {
      const gain = rest + (this.#excess[k] as number) - worth;
      const kind = near.kindOf[k] as number;
      looked += 1;
      if (this.#looked[kind] === look) continue;
      this.#looked[kind] = look;
      if (gain <= 0) continue;
      if (from >= 0) {
        looked += 2;
        if (view.above(k, from) < gain) looked += this.#try(i, to, k, from);
      }
      if (this.#best.to < 0) looked += this.#chains(i, to, k, gain);
    }
    return looked;
  }

  /** i takes k's place and k goes on to a third seat. */
  #chains(i: number, to: number, k: number, gain: number): number {
    const { state, near } = this.#search;
    const from = state.assigned[i] as number;
    const kind = near.kindOf[k] as number;
    const until = near.start[kind + 1] as number;
    const most = gain + this.#largestLoss;
    let looked = 0;
    for (let b = near.start[kind] as number; b < until && this.#best.to < 0; b++) {
      const above = near.above[b] as number;
      if (above >= most) break;
      looked += 1;
      const away = near.seat[b] as number;
      if (away === to || away === from) continue;
      if (above < gain + (this.#loss[away] as number)) looked += this.#try(i, to, k, away);
    }
    return looked;
  }

  #try(i: number, to: number, k: number, away: number): number {
    const tried = this.#tried;
    const { state } = this.#search;
    tried.to = to;
    tried.k = k;
    tried.away = away;
    const gain = pairCost(state.instance, i, to) - state.costNow(i);
    const delta = gain + exchange(state, i, tried);
    if (delta >= this.#best.delta) return TRIAL;
    this.#best.delta = delta;
    this.#best.to = to;
    this.#best.k = k;
    this.#best.away = away;
    return TRIAL;
  }

  /** Brings what units and seats have to give up to date after moves made elsewhere. */
  catchUp(noted: readonly number[]): void {
    const { state } = this.#search;
    this.#moves += 1;
    for (let at = 0; at < noted.length; at += 2) {
      const i = noted[at] as number;
      this.#refresh([noted[at + 1] as number, state.assigned[i] as number], [i]);
    }
  }

  /** How much the seat's load loses at the prices. */
  lossOf(j: number): number {
    return this.#loss[j] as number;
  }

  /**
   * Moves from the given units on until none gains more than `worth`, or the meter stops; units
   * that a move touches come again.
   */
  run(units: readonly number[], worth: number): void {
    const { meter, onStep } = this.#search;
    if (worth !== this.#worth) this.#idle.clear();
    this.#worth = worth;
    const queue = [...units];
    for (const i of queue) this.#waiting[i] = 1;
    let nextStep = meter.share() + STEP;
    for (let head = 0; head < queue.length; head++) {
      const i = queue[head] as number;
      this.#waiting[i] = 0;
      if (meter.stopped() !== null) continue;
      if (meter.share() >= nextStep) {
        onStep();
        nextStep = meter.share() + STEP;
      }
      const other = this.#improve(i);
      if (other === -2) continue;
      for (const touched of [i, other]) {
        if (touched < 0 || this.#waiting[touched] === 1) continue;
        this.#waiting[touched] = 1;
        queue.push(touched);
      }
    }
  }
}
