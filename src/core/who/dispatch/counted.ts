import type { CustomerFacts } from "../../facts/index.ts";
import type { BalanceTerm, CapacityTerm } from "../../regime/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import type { DispatchState } from "../allocation/dispatch-state/dispatch-state.ts";
import type { Band } from "../allocation/instance/instance.ts";
import { bandOf } from "../allocation/problem/bands.ts";
import { charging } from "../allocation/problem/resources.ts";
import type { SeatSide } from "./seat-side.ts";

/** The band of an article of balance, and the whole that its targets share out. */
export interface GrowingBand {
  readonly band: Band;
  /** Amounts of all customers under the plan, and now: targets grow with them. */
  readonly atPlan: number;
  total: number;
}

/** One article that counts what managers hold. */
export interface Counted {
  readonly article: ArticleKey;
  /** Whole units of one customer. */
  amount(customer: CustomerFacts): number;
  /** By seat; Infinity = no limit. */
  readonly limit: Float64Array;
  /** By seat: what he holds now, and what he held under the plan. */
  readonly load: Float64Array;
  readonly atPlan: Float64Array;
  /** By seat: minutes a month that the plan asks for one more unit. */
  readonly price: Float64Array;
  /** Minutes a month of a pair under the plan, for each unit. */
  readonly typical: number;
  readonly growing: GrowingBand | null;
}

/** A manager whose room is used up before anybody else's asks so many typical minutes more. */
const PACE = 1.6;
/** A manager who strays by his whole tolerance asks this share of the article's rate more. */
const STRAY = 0.3;

/**
 * The price of one more unit in a seat, in minutes a month: `raw` now, rising by `gain` with every
 * unit held, kept within `least` and `most`.
 */
export interface Slope {
  readonly raw: number;
  readonly gain: number;
}

/** Ends of the prices of an article: room is never below nothing, a band never above its rate. */
export function endsOf({ growing }: Counted): { readonly least: number; readonly most: number } {
  if (growing === null) return { least: 0, most: Number.POSITIVE_INFINITY };
  const most = growing.band.rate / growing.band.per;
  return { least: -most, most };
}

/** The plan's price of a limit, and the share of the room at the plan that has been used since. */
function limitSlope({ limit, load, atPlan, price, typical }: Counted, j: number): Slope {
  const held = load[j] as number;
  const then = atPlan[j] as number;
  const room = (limit[j] as number) - then;
  const gain = Number.isFinite(room) && room > 0 ? (PACE * typical) / room : 0;
  return { raw: (price[j] as number) + gain * (held - then), gain };
}

/** The plan's price of a band, and how far the load has strayed since; targets grow with the whole. */
function bandSlope(one: Counted, { band, atPlan: whole, total }: GrowingBand, j: number): Slope {
  const grown = whole > 0 ? total / whole : 1;
  const low = band.low[j] as number;
  const high = band.high[j] as number;
  const rate = (STRAY * band.rate) / band.per;
  const strayed = (load: number, by: number): number =>
    (2 * load - by * (low + high)) / Math.max(1, by * (high - low));
  const now = strayed(one.load[j] as number, grown);
  const moved = now - strayed(one.atPlan[j] as number, 1);
  const gain = (2 * rate) / Math.max(1, grown * (high - low));
  return { raw: (one.price[j] as number) + rate * moved, gain };
}

/** The price of one more unit in seat j. It never falls as he holds more. */
export const slopeOf = (one: Counted, j: number): Slope =>
  one.growing === null ? limitSlope(one, j) : bandSlope(one, one.growing, j);

const limitsOf = (term: CapacityTerm, side: SeatSide): Float64Array =>
  Float64Array.from(side.managers, (manager) => {
    const limit = term.limit(manager);
    return limit === null ? Number.POSITIVE_INFINITY : Math.max(0, Math.floor(limit));
  });

/** What the plan knows of an article: loads and prices by seat. */
type Known = Pick<Counted, "article" | "load" | "atPlan" | "price" | "typical">;

/** Looks articles up in the plan's state; seats that it does not know hold nothing and cost nothing. */
function planReader(side: SeatSide, state: DispatchState | null): (article: ArticleKey) => Known {
  const seatOf = new Map<string, number>((state?.managers ?? []).map((id, at) => [id, at]));
  const bySeat = (list: Float64Array | undefined): Float64Array =>
    Float64Array.from(side.managers, ({ id }) => list?.[seatOf.get(id) ?? -1] ?? 0);
  const seen = new Set<number>();
  return (article) => {
    const q = state?.resources.findIndex(({ articles }) => articles.includes(article)) ?? -1;
    const resource = state?.resources[q];
    // Articles that weigh everybody alike have one price between them.
    const price = bySeat(seen.has(q) ? undefined : state?.prices[q]);
    seen.add(q);
    const load = bySeat(resource?.load);
    return { article, load, atPlan: load.slice(), price, typical: resource?.typical ?? 0 };
  };
}

function bandFor(
  term: BalanceTerm,
  side: SeatSide,
  on: { readonly load: Float64Array; readonly limits: Float64Array | null },
): GrowingBand {
  const total = on.load.reduce((sum, amount) => sum + amount, 0);
  const band = bandOf(term, total, on.limits, side.managers.length);
  return { band, atPlan: total, total };
}

/** Every article that limits or balances what managers hold: capacity first. */
export function countedBy(side: SeatSide, state: DispatchState | null): readonly Counted[] {
  const known = planReader(side, state);
  const hard = side.plan.who.capacity.filter(({ strength }) => strength === "hard");
  const capacity = hard.map(
    (term): Counted => ({
      ...known(term.article),
      amount: (customer) => Math.max(0, Math.round(term.weight(customer))),
      limit: limitsOf(term, side),
      growing: null,
    }),
  );
  const limits = capacity[0]?.limit ?? null;
  const balance = charging(side.plan.who.balance).map((term): Counted => {
    const own = known(term.article);
    return {
      ...own,
      amount: (customer) => Math.max(0, Math.round(term.amount(customer))),
      limit: new Float64Array(side.managers.length).fill(Number.POSITIVE_INFINITY),
      growing: bandFor(term, side, { load: own.load, limits }),
    };
  });
  return [...capacity, ...balance];
}
