import { FREE, type Instance, NOWHERE, openCost } from "../instance/instance.ts";
import { classAt } from "../instance/pair-costs.ts";
import { type Classes, refine } from "./classes.ts";

/** Costs and limits, before anybody is priced. */
export type Unpriced = Omit<Instance, "price">;

/** Places on the sphere in boxes of some six kilometres: neighbours find the same seat. */
const BOXES = 1000;

interface Ground {
  readonly instance: Unpriced;
  readonly limited: readonly Instance["resources"][number][];
  /** Customers alike in all class charges, by row. */
  readonly classes: Classes;
}

const isSmallEnough = ({ limited }: Ground, u: number, j: number): boolean =>
  limited.every(({ amount, limit }) => (amount[u] as number) <= (limit[j] as number));

const canHold = (ground: Ground, u: number, j: number): boolean =>
  isSmallEnough(ground, u, j) && openCost(ground.instance, u, j) >= 0;

function classesOfCharges({ costs }: Unpriced): Classes {
  const all = costs.classes.map(({ customerClass, cells, seatClasses }) => ({
    of: customerClass,
    count: seatClasses === 0 ? 0 : cells.length / seatClasses,
  }));
  return all.reduce(refine, { of: new Int32Array(costs.customerCount), count: 1 });
}

/** The first customer's row, standing for where the unit is. */
const rowOf = ({ members }: Unpriced, u: number): number =>
  members === null ? u : (members.member[members.start[u] as number] as number);

/** Whether the unit's only customer is meant: what is said of his class is said of the unit. */
const isAlone = ({ members }: Unpriced, u: number): boolean =>
  members === null || (members.start[u + 1] as number) - (members.start[u] as number) === 1;

/** Says whether units of a class have failed that asked for no more than this one. */
function failures(ground: Ground): {
  has(u: number, c: number): boolean;
  add(u: number, c: number): void;
} {
  const known = new Map<number, number>();
  return {
    has: (u, c) => {
      const least = known.get(c);
      return (
        least !== undefined &&
        ground.limited.every(({ amount }) => (amount[u] as number) >= (amount[least] as number))
      );
    },
    add: (u, c) => {
      known.set(c, u);
    },
  };
}

/**
 * Which units some eligible seat could hold if it were empty. Exact; most units are answered by
 * the seat that held one like them nearby, O(seats) for the others.
 */
export function placeableUnits(instance: Unpriced): Uint8Array {
  const { costs, seatCount, resources, only } = instance;
  const limited = resources.filter(({ limit }) => limit.some(Number.isFinite));
  const ground: Ground = { instance, limited, classes: classesOfCharges(instance) };
  const failed = failures(ground);
  const hints = new Map<number, number>();
  const boxOf = (row: number): number => {
    let box = 0;
    for (let d = 0; d < 3; d++) {
      const x = costs.customerPoints[row * 3 + d] as number;
      box = box * (2 * BOXES + 3) + (Number.isNaN(x) ? 0 : Math.floor(x * BOXES) + BOXES + 1);
    }
    return box;
  };
  const isCapped = costs.travel.some(({ capKm }) => Number.isFinite(capKm));
  const search = (u: number, row: number, c: number): number => {
    let isAnyOfClass = false;
    for (let j = 0; j < seatCount; j++) {
      if (!isSmallEnough(ground, u, j) || classAt(costs, row, j) < 0) continue;
      isAnyOfClass = true;
      if (openCost(instance, u, j) >= 0) return j;
    }
    if (!isAnyOfClass && isAlone(instance, u)) failed.add(u, c);
    return -1;
  };
  const isPlaceable = (u: number): boolean => {
    const kept = only[u] as number;
    if (kept === NOWHERE) return false;
    if (kept !== FREE) return canHold(ground, u, kept);
    const row = rowOf(instance, u);
    const present = costs.previous[row] as number;
    if (present >= 0 && canHold(ground, u, present)) return true;
    const c = ground.classes.of[row] as number;
    const key = (isCapped ? boxOf(row) : 0) * ground.classes.count + c;
    const hint = hints.get(key) ?? -1;
    if (hint >= 0 && canHold(ground, u, hint)) return true;
    if (failed.has(u, c)) return false;
    const found = search(u, row, c);
    if (found >= 0) hints.set(key, found);
    return found >= 0;
  };
  return new Uint8Array(instance.unitCount).map((_, u) => (isPlaceable(u) ? 1 : 0));
}
