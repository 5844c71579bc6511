import type { Plan } from "../../../regime/index.ts";
import { balanceOf } from "../measures.ts";
import type { Balance } from "../outcome.ts";
import { type ArticleCost, articleCosts } from "./article-costs.ts";
import { type Contiguity, contiguityOf } from "./contiguity.ts";
import { type Continuity, continuityOf } from "./continuity.ts";
import { distanceOf, type PlanDistance } from "./distance.ts";
import { auditEnvy, type Envy } from "./envy.ts";
import { type MeasureGround, sumBySeat } from "./ground.ts";
import { type PlanMoves, planMoves } from "./move-groups.ts";
import { cohesionOf, type GroupCohesion } from "./togetherness.ts";

/** A plan in figures that can be laid beside those of another plan for the same book. */
export interface PlanMeasures {
  /** Minutes a month under the articles as written (dials aside): Σ articles + price of those left out. */
  readonly cost: number;
  readonly unassignedPrice: number;
  readonly unassigned: number;
  /** Over the admitted managers; null where the regime does not measure it. */
  readonly workload: Balance | null;
  readonly value: Balance | null;
  readonly count: Balance;
  readonly envy: Envy | null;
  readonly moves: PlanMoves;
  readonly distance: PlanDistance;
  readonly continuity: Continuity;
  readonly cohesion: GroupCohesion | null;
  readonly contiguity: Contiguity | null;
  readonly articles: readonly ArticleCost[];
}

function priceOfThoseLeftOut(ground: MeasureGround, assigned: Int32Array): number {
  const isOut = new Uint8Array(ground.instance.price.length);
  for (let i = 0; i < assigned.length; i++)
    if ((assigned[i] as number) < 0) isOut[ground.unitOf[i] as number] = 1;
  return isOut.reduce((sum, out, u) => sum + out * (ground.instance.price[u] as number), 0);
}

/**
 * Measures an assignment of customers to managers (-1 = nobody). `written` is the plan of the
 * regime itself where `ground` was built from one whose dials were turned.
 */
export function planMeasures(
  ground: MeasureGround,
  assigned: Int32Array,
  written: Plan = ground.plan,
): PlanMeasures {
  const asWritten = { ...ground, plan: written };
  const share = (amount: Float64Array | null): Balance =>
    balanceOf(Array.from(sumBySeat(ground, assigned, amount)));
  const measures = (amount: Float64Array): boolean => amount.some((part) => part > 0);
  const hasValue = measures(ground.value);
  const articles = articleCosts(asWritten, assigned);
  const unassignedPrice = priceOfThoseLeftOut(ground, assigned);
  return {
    cost: articles.reduce((sum, { minutes }) => sum + minutes, unassignedPrice),
    unassignedPrice,
    unassigned: assigned.reduce((sum, m) => (m < 0 ? sum + 1 : sum), 0),
    workload: measures(ground.workload) ? share(ground.workload) : null,
    value: hasValue ? share(ground.value) : null,
    count: share(null),
    envy: hasValue ? auditEnvy(ground, assigned) : null,
    moves: planMoves(ground, assigned),
    distance: distanceOf(ground, assigned),
    continuity: continuityOf(ground, assigned),
    cohesion: cohesionOf(asWritten, assigned),
    contiguity: contiguityOf(asWritten, assigned),
    articles,
  };
}
