import type { BalanceTerm, Plan } from "../../../regime/index.ts";
import type { ArticleKey } from "../../../shared/index.ts";
import { bandCost, partedTies } from "../instance/instance.ts";
import { bandOf } from "../problem/bands.ts";
import { tiesOf } from "../problem/neighbours.ts";
import { pairAccount } from "../problem/pair-account.ts";
import { type MeasureGround, sumBySeat } from "./ground.ts";

/** What one article charges in a plan. */
export interface ArticleCost {
  readonly article: ArticleKey;
  readonly kind:
    | "eligibility"
    | "priority"
    | "proximity"
    | "continuity"
    | "balance"
    | "compactness"
    | "cohesion";
  /** Minutes of work a month. */
  readonly minutes: number;
  /** Customers it charges; managers for balance; 0 for neighbours, where pairs are charged. */
  readonly charged: number;
}

class Tally {
  readonly #costs = new Map<string, { -readonly [K in keyof ArticleCost]: ArticleCost[K] }>();

  add(
    article: ArticleKey,
    kind: ArticleCost["kind"],
    by: { minutes: number; charged: number },
  ): void {
    const key = `${kind} ${article}`;
    const cost = this.#costs.get(key) ?? { article, kind, minutes: 0, charged: 0 };
    this.#costs.set(key, cost);
    cost.minutes += by.minutes;
    cost.charged += by.charged;
  }

  list(): readonly ArticleCost[] {
    return Array.from(this.#costs.values());
  }
}

const kindOf = (code: string): ArticleCost["kind"] | null => {
  const kind = code.slice(0, code.indexOf("."));
  return kind === "eligibility" ||
    kind === "priority" ||
    kind === "proximity" ||
    kind === "continuity"
    ? kind
    : null;
};

/** Every article that can charge a pair stands in the list, with 0 where it charges nobody. */
function announce(plan: Plan, tally: Tally): void {
  const nothing = { minutes: 0, charged: 0 };
  for (const kind of ["eligibility", "priority", "proximity", "continuity"] as const)
    for (const term of plan.who[kind]) {
      const isSoft =
        kind === "eligibility" || kind === "priority"
          ? term.strength === "soft"
          : term.strength !== "advisory";
      if (isSoft) tally.add(term.article, kind, nothing);
    }
}

function pairs(ground: MeasureGround, assigned: Int32Array, tally: Tally): void {
  for (let i = 0; i < assigned.length; i++) {
    const m = assigned[i] as number;
    if (m < 0) continue;
    for (const { article, code, minutes } of pairAccount(ground, i, m)) {
      const kind = minutes === 0 ? null : kindOf(code);
      if (kind !== null) tally.add(article, kind, { minutes, charged: 1 });
    }
  }
}

const amountsOf = (term: BalanceTerm, ground: MeasureGround): Float64Array =>
  Float64Array.from(ground.customers, (customer) => Math.max(0, Math.round(term.amount(customer))));

/** Bands of the articles of balance; targets share out what somebody can hold (price > 0). */
function bands(ground: MeasureGround, assigned: Int32Array, tally: Tally): void {
  const { instance, unitOf, capacity, managerOfSeat } = ground;
  const limits = capacity.length === 0 ? null : (instance.resources[0]?.limit ?? null);
  for (const term of ground.plan.who.balance) {
    if (term.strength === "advisory" || term.rate <= 0) continue;
    const amount = amountsOf(term, ground);
    let total = 0;
    for (let i = 0; i < amount.length; i++)
      if ((instance.price[unitOf[i] as number] as number) > 0) total += amount[i] as number;
    const band = bandOf(term, total, limits, managerOfSeat.length);
    let minutes = 0;
    let charged = 0;
    sumBySeat(ground, assigned, amount).forEach((load, seat) => {
      const cost = bandCost(band, seat, load);
      minutes += cost;
      if (cost > 0) charged += 1;
    });
    tally.add(term.article, "balance", { minutes, charged });
  }
}

/** Parted neighbours, and members of groups who do not follow their leader. */
function ties(ground: MeasureGround, assigned: Int32Array, tally: Tally): void {
  const { plan, customers, unitOf, instance } = ground;
  const seatOfUnit = new Int32Array(instance.price.length).fill(-1);
  for (let i = 0; i < assigned.length; i++) seatOfUnit[unitOf[i] as number] = assigned[i] as number;
  const charge = (
    article: ArticleKey,
    kind: "compactness" | "cohesion",
    alone: Partial<Plan["who"]>,
  ): void => {
    const one = { ...plan, who: { ...plan.who, compactness: [], cohesion: [], ...alone } };
    const units = { count: instance.price.length };
    const found = tiesOf({ plan: one, customers, units, unitOfRow: unitOf }).ties;
    const minutes = found === null ? 0 : partedTies(found, seatOfUnit);
    tally.add(article, kind, { minutes, charged: 0 });
  };
  for (const term of plan.who.compactness)
    if (term.strength === "soft") charge(term.article, "compactness", { compactness: [term] });
  for (const term of plan.who.cohesion)
    if (term.mode === "mainLocal" && term.strength !== "advisory" && term.apart > 0)
      charge(term.article, "cohesion", { cohesion: [term] });
}

/**
 * What every article charges in a plan, straight from its conditions. Together with the price of
 * those left out it is the objective of a problem built from the same plan.
 */
export function articleCosts(ground: MeasureGround, assigned: Int32Array): readonly ArticleCost[] {
  const tally = new Tally();
  announce(ground.plan, tally);
  pairs(ground, assigned, tally);
  bands(ground, assigned, tally);
  ties(ground, assigned, tally);
  return tally.list();
}
