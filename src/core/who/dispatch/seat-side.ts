import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { Plan } from "../../regime/index.ts";
import { type SeatTree, seatTree } from "../allocation/candidates/seat-tree.ts";
import type { PairCosts } from "../allocation/instance/pair-costs.ts";
import { type FieldClasses, fieldClasses } from "../allocation/problem/field-classes.ts";
import { admitManagers } from "../allocation/problem/seats.ts";
import { unitVectors } from "../allocation/problem/travel.ts";

/** The managers whom the roster admits, as places in a tree: what does not change from customer to customer. */
export interface SeatSide {
  readonly plan: Plan;
  /** By seat, ordered by staff number. */
  readonly managers: readonly ManagerFacts[];
  readonly seats: FieldClasses<ManagerFacts>;
  readonly tree: SeatTree;
  /** The node above each node; -1 above the root. */
  readonly parent: Int32Array;
  /** Place of each seat in the tree's order. */
  readonly placeOf: Int32Array;
  /** Three coordinates by place in the tree's order; NaN = unknown. */
  readonly points: Float64Array;
}

/** One customer who pays for every kilometre: seats are then split by where they are. */
const byPlace = (points: Float64Array, seatCount: number): PairCosts => ({
  customerCount: 1,
  seatCount,
  metric: "sphere",
  customerPoints: new Float64Array(3),
  seatPoints: points,
  travel: [{ rate: Float64Array.of(1000), unknownKm: 0, capKm: Number.POSITIVE_INFINITY }],
  classes: [],
  previous: Int32Array.of(-1),
  switchCost: Int32Array.of(0),
});

function parentsOf(tree: SeatTree): Int32Array {
  const parent = new Int32Array(tree.nodeCount).fill(-1);
  tree.second.forEach((second, node) => {
    if (second === 0) return;
    parent[node + 1] = node;
    parent[second] = node;
  });
  return parent;
}

/** Prepares the managers of a plan. O(managers × log² managers). */
export function seatSide(plan: Plan, managers: readonly ManagerFacts[]): SeatSide {
  const admitted = admitManagers(plan, managers).seats;
  const points = unitVectors(admitted.map(({ fields }) => fields["place"] ?? null));
  const tree = seatTree(byPlace(points, admitted.length));
  const placeOf = new Int32Array(admitted.length);
  const ordered = new Float64Array(points.length);
  tree.order.forEach((j, at) => {
    placeOf[j] = at;
    for (let d = 0; d < 3; d++) ordered[at * 3 + d] = points[j * 3 + d] as number;
  });
  return {
    plan,
    managers: admitted,
    seats: fieldClasses(admitted),
    tree,
    parent: parentsOf(tree),
    placeOf,
    points: ordered,
  };
}

/** A way that costs a customer something: minutes by kilometre, and how far is too far. */
export interface Way {
  /** Thousandths of a minute a month per kilometre. */
  readonly rate: number;
  readonly unknownKm: number;
  readonly capKm: number;
}

/** The articles of travel by distance that are about a customer. */
export const waysOf = ({ plan }: SeatSide, customer: CustomerFacts): readonly Way[] =>
  plan.who.proximity.flatMap((term): Way[] => {
    const { travel } = term;
    if (term.strength === "advisory" || travel.kind !== "distance" || !term.applies(customer))
      return [];
    return [
      {
        rate: travel.milliMinutesPerKm(customer),
        unknownKm: travel.unknownKm,
        capKm: travel.capKm ?? Number.POSITIVE_INFINITY,
      },
    ];
  });
