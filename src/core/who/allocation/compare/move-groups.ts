import { compareCodePoints } from "../../../shared/index.ts";
import type { MeasureGround } from "./ground.ts";

/** Customers of one kind, and those of them who change hands. Values in fen. */
export interface MoveGroup {
  readonly customers: number;
  readonly moved: number;
  readonly value: number;
  readonly movedValue: number;
}

export interface PlanMoves {
  /** Customers who had an owner and get another. */
  readonly moved: number;
  /** Customers who had none and get one. */
  readonly placed: number;
  /** By the field `tier`; null = 未知, last. */
  readonly byTier: readonly (MoveGroup & { readonly tier: string | null })[];
  /** By quarter in order of value, the most valuable first; empty where nothing is valued. */
  readonly byValue: readonly (MoveGroup & {
    readonly quarter: number;
    readonly from: number;
    readonly to: number;
  })[];
}

interface Draft {
  customers: number;
  moved: number;
  value: number;
  movedValue: number;
}

const nobody = (): Draft => ({ customers: 0, moved: 0, value: 0, movedValue: 0 });

function count(draft: Draft, value: number, isMoved: boolean): void {
  draft.customers += 1;
  draft.value += value;
  if (!isMoved) return;
  draft.moved += 1;
  draft.movedValue += value;
}

/** Whether customer i had an owner and gets another. */
export const isMoved = (ground: MeasureGround, assigned: Int32Array, i: number): boolean =>
  ground.hasOwner[i] === 1 && (assigned[i] as number) >= 0 && assigned[i] !== ground.previous[i];

function byTier(ground: MeasureGround, assigned: Int32Array): PlanMoves["byTier"] {
  const tiers = new Map<string | null, Draft>();
  ground.customers.forEach((customer, i) => {
    const tier = customer.fields["tier"];
    const name = typeof tier === "string" && tier !== "" ? tier : null;
    const draft = tiers.get(name) ?? nobody();
    tiers.set(name, draft);
    count(draft, ground.value[i] as number, isMoved(ground, assigned, i));
  });
  return Array.from(tiers, ([tier, draft]) => ({ tier, ...draft })).sort((a, b) =>
    a.tier === null ? 1 : b.tier === null ? -1 : compareCodePoints(a.tier, b.tier),
  );
}

const QUARTERS = 4;

function byValue(ground: MeasureGround, assigned: Int32Array): PlanMoves["byValue"] {
  const { value } = ground;
  if (!value.some((amount) => amount > 0)) return [];
  const order = Int32Array.from(value.keys()).sort(
    (a, b) => (value[b] as number) - (value[a] as number) || a - b,
  );
  return Array.from({ length: QUARTERS }, (_, quarter) => {
    const start = Math.floor((order.length * quarter) / QUARTERS);
    const end = Math.floor((order.length * (quarter + 1)) / QUARTERS);
    const part = order.subarray(start, end);
    const draft = nobody();
    for (const i of part) count(draft, value[i] as number, isMoved(ground, assigned, i));
    const valueAt = (at: number): number => value[part[at] ?? -1] ?? 0;
    return { quarter: quarter + 1, from: valueAt(part.length - 1), to: valueAt(0), ...draft };
  }).filter((group) => group.customers > 0);
}

/** Who changes hands, by tier and by value. O(n log n). */
export function planMoves(ground: MeasureGround, assigned: Int32Array): PlanMoves {
  let moved = 0;
  let placed = 0;
  for (let i = 0; i < assigned.length; i++) {
    if (isMoved(ground, assigned, i)) moved += 1;
    else if (ground.hasOwner[i] !== 1 && (assigned[i] as number) >= 0) placed += 1;
  }
  return { moved, placed, byTier: byTier(ground, assigned), byValue: byValue(ground, assigned) };
}
