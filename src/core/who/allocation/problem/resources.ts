import type { CustomerFacts } from "../../../facts/index.ts";
import type { BalanceTerm } from "../../../regime/index.ts";
import type { Resource } from "../instance/instance.ts";
import { bandOf } from "./bands.ts";
import type { CapacityWeights } from "./capacity.ts";
import { summedByUnit, type Units } from "./units.ts";

function amountsOf(term: BalanceTerm, customers: readonly CustomerFacts[]): Float64Array {
  const amounts = new Float64Array(customers.length);
  customers.forEach((customer, i) => {
    amounts[i] = Math.max(0, Math.round(term.amount(customer)));
  });
  return amounts;
}

/** Amounts that the first article of balance with this measure counts; 0 where there is none. */
export function measured(
  terms: readonly BalanceTerm[],
  measure: BalanceTerm["measure"],
  customers: readonly CustomerFacts[],
): Float64Array {
  const term = terms.find((candidate) => candidate.measure === measure);
  return term === undefined ? new Float64Array(customers.length) : amountsOf(term, customers);
}

/** Limits of the capacity articles. */
export const limitsOf = (weights: readonly CapacityWeights[], units: Units): readonly Resource[] =>
  weights.map(({ weight, limit }) => ({ amount: summedByUnit(units, weight), limit, band: null }));

/** Articles of balance that charge. */
export const charging = (terms: readonly BalanceTerm[]): readonly BalanceTerm[] =>
  terms.filter((term) => term.strength !== "advisory" && term.rate > 0);

/** Bands of the articles of balance: targets share out what somebody can hold. */
export function bandsOf(
  terms: readonly BalanceTerm[],
  source: {
    readonly customers: readonly CustomerFacts[];
    readonly units: Units;
    readonly weights: readonly CapacityWeights[];
    readonly seatCount: number;
    readonly placeable: Uint8Array;
  },
): readonly Resource[] {
  const { customers, units, weights, seatCount, placeable } = source;
  return charging(terms).map((term): Resource => {
    const amount = summedByUnit(units, amountsOf(term, customers));
    let total = 0;
    for (let u = 0; u < amount.length; u++) if (placeable[u] === 1) total += amount[u] as number;
    return {
      amount,
      limit: new Float64Array(seatCount).fill(Number.POSITIVE_INFINITY),
      band: bandOf(term, total, weights[0]?.limit ?? null, seatCount),
    };
  });
}
