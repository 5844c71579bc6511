import type { ArticleKey, CustomerId, ManagerId } from "../../../shared/index.ts";
import { loadsOf, pairCost } from "../instance/instance.ts";
import type { ClassCharge } from "../instance/pair-costs.ts";
import type { AllocationOutcome } from "../outcome.ts";
import type { AllocationProblem } from "../problem/allocation-problem.ts";
import { charging } from "../problem/resources.ts";

/** Customers who are alike to every article that looks at a pair. */
export interface DispatchClass {
  /** One of them: who is like him belongs here. */
  readonly like: CustomerId;
  readonly customers: number;
  /** Which of `admitted` it is. */
  readonly admits: number;
}

/** What the seats' room is counted in: the articles that count it, and what the plan fills. */
export interface DispatchResource {
  /** Of capacity, all of which weigh a customer alike; or the one of balance. */
  readonly articles: readonly ArticleKey[];
  /** By seat, in the articles' units. */
  readonly load: Float64Array;
  /** Mean minutes a month of a pair, for each unit of this room that is used. */
  readonly typical: number;
}

/** What a plan knows of new customers: who may hold them, and what room costs. */
export interface DispatchState {
  /** By seat, ordered by staff number. */
  readonly managers: readonly ManagerId[];
  /** Of the problem, in its order: capacity first, then balance. */
  readonly resources: readonly DispatchResource[];
  /** Minutes a month for one more unit, per resource of the problem, by seat. */
  readonly prices: readonly Float64Array[];
  /** Sets of seats: seat j is bit j mod 32 of word j div 32. Limits of distance are not in them. */
  readonly admitted: readonly Uint32Array[];
  readonly classes: readonly DispatchClass[];
}

/** Seats that each class of customers of one charge may have, word by word. */
function masksOf(charge: ClassCharge, seatCount: number): Uint32Array {
  const words = Math.ceil(seatCount / 32);
  const seats = new Uint32Array(charge.seatClasses * words);
  for (let j = 0; j < seatCount; j++) {
    const at = (charge.seatClass[j] as number) * words + (j >>> 5);
    seats[at] = (seats[at] as number) | (1 << (j & 31));
  }
  const rows = charge.cells.length / charge.seatClasses;
  const masks = new Uint32Array(rows * words);
  for (let cell = 0; cell < charge.cells.length; cell++) {
    if ((charge.cells[cell] as number) < 0) continue;
    const to = Math.floor(cell / charge.seatClasses) * words;
    const from = (cell % charge.seatClasses) * words;
    for (let w = 0; w < words; w++)
      masks[to + w] = (masks[to + w] as number) | (seats[from + w] as number);
  }
  return masks;
}

/** Classes of rows that share their class in every charge: the first row of each, and its size. */
function jointClasses(
  charges: readonly ClassCharge[],
  rows: number,
): readonly { readonly row: number; customers: number }[] {
  let classOf: Int32Array = new Int32Array(rows);
  for (const { customerClass } of charges) {
    const known = new Map<number, number>();
    const next = new Int32Array(rows);
    for (let r = 0; r < rows; r++) {
      // Both are below two to the 26th: together they fit a double.
      const key = (classOf[r] as number) * 2 ** 26 + (customerClass[r] as number);
      const found = known.get(key) ?? known.size;
      if (found === known.size) known.set(key, found);
      next[r] = found;
    }
    classOf = next;
  }
  const joint: { readonly row: number; customers: number }[] = [];
  for (let r = 0; r < rows; r++) {
    const found = joint[classOf[r] as number];
    if (found === undefined) joint.push({ row: r, customers: 1 });
    else found.customers += 1;
  }
  return joint;
}

/** Gathers equal sets of seats. */
function setGatherer(): { readonly sets: Uint32Array[]; of(set: Uint32Array): number } {
  const sets: Uint32Array[] = [];
  const known = new Map<string, number>();
  return {
    sets,
    of: (set) => {
      const key = set.join();
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, sets.length);
      return sets.push(set) - 1;
    },
  };
}

/** Seat per unit, -1 = left out. */
function seatsOfUnits(problem: AllocationProblem, assigned: Int32Array): Int32Array {
  const { start, customer, count } = problem.units;
  return Int32Array.from({ length: count }, (_, u) => {
    const m = assigned[customer[start[u] as number] as number] as number;
    return m < 0 ? -1 : (problem.seatOfManager[m] as number);
  });
}

function resourcesOf(
  problem: AllocationProblem,
  assigned: Int32Array,
): readonly DispatchResource[] {
  const seats = seatsOfUnits(problem, assigned);
  const loads = loadsOf(problem.instance, seats);
  let minutes = 0;
  for (let u = 0; u < seats.length; u++)
    if ((seats[u] as number) >= 0) minutes += pairCost(problem.instance, u, seats[u] as number);
  const balance = charging(problem.plan.who.balance);
  return loads.map((load, q) => {
    const capacity = problem.capacity.find(({ resource }) => resource === q);
    const own = balance[q - problem.capacity.length]?.article;
    const named = capacity?.article ?? [own ?? null];
    const used = load.reduce((sum, amount) => sum + amount, 0);
    const articles = [...new Set(named.filter((key) => key !== null))];
    return { articles, load, typical: used === 0 ? 0 : minutes / used };
  });
}

/** Keeps of a plan what the dispatch of a new customer asks for. O(customers × charges). */
export function dispatchState(
  problem: AllocationProblem,
  outcome: Pick<AllocationOutcome, "prices" | "assigned">,
): DispatchState {
  const { instance, units, customers, managers, managerOfSeat } = problem;
  const { classes: charges, customerCount } = instance.costs;
  const { seatCount } = instance;
  const words = Math.ceil(seatCount / 32);
  const masks = charges.map((charge) => masksOf(charge, seatCount));
  const all = new Uint32Array(words);
  for (let j = 0; j < seatCount; j++) all[j >>> 5] = (all[j >>> 5] as number) | (1 << (j & 31));
  const gathered = setGatherer();
  const classes = jointClasses(charges, customerCount).flatMap(
    ({ row, customers: count }): DispatchClass[] => {
      const like = customers[units.customer[row] as number]?.id;
      if (like === undefined) return [];
      const set = all.slice();
      charges.forEach(({ customerClass }, q) => {
        const from = (customerClass[row] as number) * words;
        for (let w = 0; w < words; w++)
          set[w] = (set[w] as number) & (masks[q]?.[from + w] as number);
      });
      return [{ like, customers: count, admits: gathered.of(set) }];
    },
  );
  return {
    managers: Array.from(managerOfSeat).flatMap((m) => managers[m]?.id ?? []),
    resources: resourcesOf(problem, outcome.assigned),
    prices: outcome.prices,
    admitted: gathered.sets,
    classes,
  };
}
