import { performance } from "node:perf_hooks";
import { NearestSeats } from "../../src/core/who/allocation/candidates/nearest-seats.ts";
import { inlineCrew } from "../../src/core/who/allocation/crew/inline-crew.ts";
import { dualTerms } from "../../src/core/who/allocation/dual/dual-terms.ts";
import {
  type Instance,
  objectiveOf,
  pairCost,
} from "../../src/core/who/allocation/instance/instance.ts";
import type { PeerResult } from "./peer-result.ts";

/** A price at which no seat is the cheapest one. */
const CLOSED = 1e9;

/** A plan that grows, with the room that is left. */
interface Growing {
  readonly instance: Instance;
  readonly amount: Float64Array;
  readonly assigned: Int32Array;
  readonly room: Float64Array;
}

function growing(instance: Instance): Growing {
  const capacity = instance.resources[0];
  if (capacity === undefined) throw new Error("the instance has no capacity");
  return {
    instance,
    amount: capacity.amount,
    assigned: new Int32Array(instance.unitCount).fill(-1),
    room: capacity.limit.slice(),
  };
}

const hasRoom = ({ amount, room }: Growing, u: number, j: number): boolean =>
  (amount[u] as number) <= (room[j] as number);

function put(plan: Growing, u: number, j: number): void {
  plan.assigned[u] = j;
  plan.room[j] = (plan.room[j] as number) - (plan.amount[u] as number);
}

/** Each in turn: the next manager who may and can. */
function dealOut(plan: Growing): void {
  const { instance, assigned } = plan;
  let turn = 0;
  for (let u = 0; u < instance.unitCount; u++) {
    if ((assigned[u] as number) >= 0) continue;
    for (let step = 0; step < instance.seatCount; step++) {
      const j = (turn + step) % instance.seatCount;
      if (!hasRoom(plan, u, j) || pairCost(instance, u, j) < 0) continue;
      put(plan, u, j);
      turn = j + 1;
      break;
    }
  }
}

function keepOwners(plan: Growing): void {
  const { instance } = plan;
  for (let u = 0; u < instance.unitCount; u++) {
    const j = instance.costs.previous[u] as number;
    if (j >= 0 && hasRoom(plan, u, j) && pairCost(instance, u, j) >= 0) put(plan, u, j);
  }
}

/** The cheapest seat with room, customers in this order. */
function takeCheapest(plan: Growing, nearest: NearestSeats, order: Int32Array): void {
  const { instance, room } = plan;
  const close = (least: number): void => {
    const prices = new Float64Array(instance.seatCount * instance.resources.length);
    for (let j = 0; j < instance.seatCount; j++)
      if ((room[j] as number) < least) prices[j * instance.resources.length] = CLOSED;
    nearest.setPrices(prices);
  };
  const found = (u: number): number => {
    for (let at = 0; at < nearest.found.size; at++)
      if (hasRoom(plan, u, nearest.found.seat[at] as number))
        return nearest.found.seat[at] as number;
    return -1;
  };
  close(1);
  for (const u of order) {
    nearest.find(u, 12);
    let j = found(u);
    if (j < 0) {
      close(plan.amount[u] as number);
      nearest.find(u, 2);
      j = found(u);
      close(1);
    }
    if (j >= 0) put(plan, u, j);
  }
}

/** Customers by falling key, equal ones as they stand. */
function orderBy(key: Float64Array): Int32Array {
  const order = Int32Array.from(key.keys());
  return order.sort((a, b) => (key[b] as number) - (key[a] as number) || a - b);
}

/** What a unit of amount loses when the cheapest seat is gone. */
function regrets(plan: Growing, nearest: NearestSeats): Float64Array {
  const { instance, amount } = plan;
  nearest.setPrices(new Float64Array(instance.seatCount * instance.resources.length));
  return amount.map((own, u) => {
    nearest.find(u, 2);
    if (nearest.found.size < 2) return Infinity;
    return ((nearest.found.key[1] as number) - (nearest.found.key[0] as number)) / Math.max(1, own);
  });
}

function greedy(instance: Instance): Growing {
  const nearest = new NearestSeats(instance, dualTerms(instance, inlineCrew().memory).amounts);
  const first = growing(instance);
  const keys = [new Float64Array(instance.unitCount), first.amount, regrets(first, nearest)];
  let best: { plan: Growing; objective: number } | null = null;
  for (const key of keys) {
    const plan = growing(instance);
    takeCheapest(plan, nearest, orderBy(key));
    const objective = objectiveOf(instance, plan.assigned);
    if (best === null || objective < best.objective) best = { plan, objective };
  }
  return best?.plan ?? first;
}

function timed(peer: string, instance: Instance, make: () => Growing): PeerResult {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { assigned } = make();
  const seconds = Number(((performance.now() - start) / 1000).toFixed(3));
  const { user, system } = process.cpuUsage(cpu);
  return {
    peer,
    isWhole: true,
    objective: objectiveOf(instance, assigned),
    unassigned: assigned.reduce((count, j) => (j < 0 ? count + 1 : count), 0),
    seconds,
    cpuSeconds: Number(((user + system) / 1e6).toFixed(3)),
    peakRssMb: null,
  };
}

/** What is usual today: in turn; keep the owner, the rest in turn; the best of three greedy orders. */
export function simplePolicies(instance: Instance): readonly PeerResult[] {
  return [
    timed("round robin", instance, () => {
      const plan = growing(instance);
      dealOut(plan);
      return plan;
    }),
    timed("keep the owner, the rest round robin", instance, () => {
      const plan = growing(instance);
      keepOwners(plan);
      dealOut(plan);
      return plan;
    }),
    timed("best of three greedy orders", instance, () => greedy(instance)),
  ];
}
