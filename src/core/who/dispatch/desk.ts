import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { AssignTerm, DispatchStrategy, Plan } from "../../regime/index.ts";
import { type ManagerId, unreachable } from "../../shared/index.ts";
import type { DispatchState } from "../allocation/dispatch-state/dispatch-state.ts";
import { kmOfSquare } from "../allocation/instance/pair-costs.ts";
import { unitVectors } from "../allocation/problem/travel.ts";
import { assignTermsFor, type Choice, type DispatchAsk, type Offer } from "./choice.ts";
import { minutesOf, NearestForNewcomer, type Newcomer } from "./nearest-newcomer.ts";
import { type Profiles, profilesOf } from "./profiles.ts";
import { type Receipt, type Receipts, receiptsOf } from "./receipts.ts";
import { referralOwner } from "./referral.ts";
import { Rooms } from "./rooms.ts";
import { type SeatSide, seatSide, waysOf } from "./seat-side.ts";

/** Strategies that look at every seat, and by what. Less is better. */
type Rank = (seat: number) => number;

/** Offers shown beside the one chosen. */
const KEPT = 2;

export interface DeskInput {
  readonly plan: Plan;
  readonly managers: readonly ManagerFacts[];
  /** What the plan in force knows; null = no plan: nobody holds anything, and room costs nothing. */
  readonly state: DispatchState | null;
  readonly receipts: readonly Receipt[];
}

/**
 * Where new customers are given out, one at a time. It keeps in step what managers hold and what
 * their room costs. Search state: one per plan in force and thread.
 */
export class DispatchDesk {
  readonly side: SeatSide;
  readonly rooms: Rooms;
  readonly receipts: Receipts;
  readonly profiles: Profiles;
  readonly #nearest: NearestForNewcomer;
  readonly #seatOf: ReadonlyMap<string, number>;

  constructor({ plan, managers, state, receipts }: DeskInput) {
    this.side = seatSide(plan, managers);
    this.rooms = new Rooms(this.side, state);
    this.receipts = receiptsOf(this.side, receipts);
    this.profiles = profilesOf(this.side);
    this.#seatOf = new Map(this.side.managers.map(({ id }, j) => [id, j]));
    this.#nearest = new NearestForNewcomer(this.side, this.rooms, {
      most: KEPT,
      isBefore: (a, b) => this.#isBefore(a, b),
    });
  }

  /** Who should have the customer now; null = nobody can. Changes nothing. */
  choose(ask: DispatchAsk): Choice | null {
    const newcomer = this.newcomer(ask);
    const { plan } = this.side;
    const terms = assignTermsFor(plan.dispatch?.assign ?? [], ask);
    for (const term of terms) {
      for (const strategy of term.strategies) {
        const found = this.#by(strategy, { term, newcomer, ask });
        if (found !== null) return { article: term.article, strategy, ...found };
      }
    }
    // Where the articles on dispatch say nothing of it, the prices of the plan do.
    if (terms.length > 0) return null;
    const found = this.#search(newcomer, true);
    return found === null ? null : { article: null, strategy: "byPrices", ...found };
  }

  /** The customer as searches see it. */
  newcomer({ customer, without }: Pick<DispatchAsk, "customer" | "without">): Newcomer {
    const barred = without.flatMap((id) => this.#seatOf.get(id) ?? []);
    return {
      profile: this.profiles.of(customer),
      ways: waysOf(this.side, customer),
      point: unitVectors([customer.fields["place"] ?? null]),
      amounts: this.rooms.amountsOf(customer),
      barred: barred.length === 0 ? null : new Set(barred),
    };
  }

  seatOf(manager: ManagerId | string): number {
    return this.#seatOf.get(manager) ?? -1;
  }

  /** Notes that the manager has the customer now (1), or no more (-1). Somebody who is no seat is nobody's. */
  settle(customer: CustomerFacts, manager: ManagerId | string, by: 1 | -1): void {
    const j = this.seatOf(manager);
    if (j >= 0) this.rooms.change(j, this.rooms.amountsOf(customer), by);
  }

  /** Notes that the manager was given a customer by dispatch: whose turn is next depends on it. */
  noteReceipt(manager: ManagerId | string): void {
    const j = this.seatOf(manager);
    if (j < 0) return;
    const { receipts } = this;
    receipts.position += 1;
    receipts.count[j] = (receipts.count[j] as number) + 1;
    receipts.last[j] = receipts.position;
    receipts.latest = j;
  }

  /** The pair's minutes, and with prices; null where a hard article or his limit keeps them apart. */
  offerAt(newcomer: Newcomer, j: number): Offer | null {
    const manager = this.side.managers[j]?.id;
    if (manager === undefined || newcomer.barred?.has(j) === true) return null;
    const minutes = this.minutesAt(newcomer, j);
    if (minutes < 0 || !this.rooms.fits(j, newcomer.amounts)) return null;
    return {
      seat: j,
      manager,
      minutes: Math.round(minutes),
      priced: minutes + this.priceAt(newcomer, j),
    };
  }

  /** Minutes a month that the seat's room asks at the present prices. */
  priceAt({ amounts }: Newcomer, j: number): number {
    const place = this.side.placeOf[j] as number;
    return amounts.reduce(
      (sum, amount, q) => (amount === 0 ? sum : sum + this.rooms.charge(q, place, amount)),
      0,
    );
  }

  /** Minutes a month of the pair, the way not rounded; -1 = a hard article forbids it. */
  minutesAt({ profile, ways, point }: Newcomer, j: number): number {
    const at = this.side.placeOf[j] as number;
    const cell = profile.cells[at] as number;
    if (cell < 0 || ways.length === 0) return cell;
    const { points } = this.side;
    let square = 0;
    for (let d = 0; d < 3; d++)
      square += ((point[d] as number) - (points[at * 3 + d] as number)) ** 2;
    const way = minutesOf(ways, kmOfSquare("sphere", square));
    return way < 0 ? -1 : cell + way;
  }

  /** Share of his limit that the seat would use; without limits, how much he would hold. */
  ratioAfter(j: number, amounts: Float64Array): number {
    let ratio = -1;
    this.rooms.counted.forEach(({ limit, load }, q) => {
      const held = (load[j] as number) + (amounts[q] as number);
      if (Number.isFinite(limit[j] as number))
        ratio = Math.max(ratio, held / Math.max(1, limit[j] as number));
    });
    if (ratio >= 0) return ratio;
    const first = this.rooms.counted[0];
    return first === undefined ? 0 : (first.load[j] as number) + (amounts[0] as number);
  }

  /** Of two seats that are equal: the emptier, then who waits longer, then the staff number. */
  #isBefore(a: number, b: number): boolean {
    const none = new Float64Array(this.rooms.width);
    const empty = this.ratioAfter(a, none) - this.ratioAfter(b, none);
    const wait = (this.receipts.last[a] as number) - (this.receipts.last[b] as number);
    return empty !== 0 ? empty < 0 : wait !== 0 ? wait < 0 : a < b;
  }

  #by(
    strategy: DispatchStrategy,
    on: { readonly term: AssignTerm; readonly newcomer: Newcomer; readonly ask: DispatchAsk },
  ): Pick<Choice, "best" | "second"> | null {
    const { term, newcomer, ask } = on;
    const { plan, managers } = this.side;
    const manager = (j: number): ManagerFacts => managers[j] as ManagerFacts;
    switch (strategy) {
      case "byPrices":
        return this.#search(newcomer, true);
      case "bestFit":
        return this.#search(newcomer, false);
      case "leastLoaded":
        return this.#scan(newcomer, (j) => this.ratioAfter(j, newcomer.amounts));
      case "roundRobin":
        return this.#scan(newcomer, (j) => this.#turnOf(j));
      case "weighted":
        return this.#scan(newcomer, (j) => {
          const weight = term.weightOf(manager(j));
          return weight > 0 ? (this.receipts.count[j] as number) / weight : Infinity;
        });
      case "territory":
        return this.#scan(newcomer, (j) =>
          term.matches(ask.customer, manager(j)) === true ? 0 : Infinity,
        );
      case "referral": {
        const owner = referralOwner(term, ask, plan.today);
        const best = owner === null ? null : this.offerAt(newcomer, this.seatOf(owner));
        return best === null ? null : { best, second: null };
      }
      default:
        return unreachable(strategy);
    }
  }

  /** Seats to go until it is this one's turn, after the last who was given a customer. */
  #turnOf(j: number): number {
    const { latest } = this.receipts;
    const count = this.side.managers.length;
    return latest < 0 ? j : (j - latest - 1 + count) % count;
  }

  #search(newcomer: Newcomer, isPriced: boolean): Pick<Choice, "best" | "second"> | null {
    this.#nearest.find(newcomer, isPriced);
    const offer = (k: number): Offer | null => {
      const seat = this.#nearest.seat[k] as number;
      const exact = this.#nearest.cost[k] as number;
      const manager = this.side.managers[seat]?.id;
      if (k >= this.#nearest.size || manager === undefined) return null;
      const priced = isPriced
        ? (this.#nearest.key[k] as number)
        : exact + this.priceAt(newcomer, seat);
      return { seat, manager, minutes: Math.round(exact), priced };
    };
    const best = offer(0);
    return best === null ? null : { best, second: offer(1) };
  }

  /** The best and the second of all seats by a rank; Infinity = not this one. O(managers). */
  #scan(newcomer: Newcomer, rank: Rank): Pick<Choice, "best" | "second"> | null {
    const found: { readonly j: number; readonly rank: number }[] = [];
    const isBefore = (a: { j: number; rank: number }, b: { j: number; rank: number }): boolean =>
      a.rank < b.rank || (a.rank === b.rank && this.#isBefore(a.j, b.j));
    for (let j = 0; j < this.side.managers.length; j++) {
      const one = { j, rank: rank(j) };
      const worst = found[KEPT - 1];
      if (one.rank === Infinity || (worst !== undefined && !isBefore(one, worst))) continue;
      if (newcomer.barred?.has(j) === true || !this.rooms.fits(j, newcomer.amounts)) continue;
      if (this.minutesAt(newcomer, j) < 0) continue;
      const at = found.findIndex((other) => isBefore(one, other));
      found.splice(at < 0 ? found.length : at, 0, one);
      if (found.length > KEPT) found.pop();
    }
    const [first, next] = found.map(({ j }) => this.offerAt(newcomer, j));
    return first == null ? null : { best: first, second: next ?? null };
  }
}
