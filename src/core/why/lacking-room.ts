import type { ArticleKey } from "../shared/index.ts";
import type { AllocationProblem } from "../who/index.ts";

/** A capacity article under which a unit does not fit, and the weight that is lacking. */
export interface LackingRoom {
  readonly article: ArticleKey;
  readonly resource: number;
  /** Weight units, > 0. */
  readonly weight: number;
}

/** Every capacity dimension of a seat that is too small for the unit, at the present loads. */
export function lackingRoom(
  problem: AllocationProblem,
  place: {
    readonly unit: number;
    readonly seat: number;
    readonly loads: readonly Float64Array[];
  },
): readonly LackingRoom[] {
  const { unit, seat, loads } = place;
  return problem.capacity.flatMap(({ resource, article }): LackingRoom[] => {
    const dimension = problem.instance.resources[resource];
    const key = article[seat];
    const amount = dimension?.amount[unit] ?? 0;
    if (dimension === undefined || key == null || amount === 0) return [];
    const weight = (loads[resource]?.[seat] ?? 0) + amount - (dimension.limit[seat] ?? 0);
    return weight > 0 ? [{ article: key, resource, weight }] : [];
  });
}
