import type { CustomerFacts } from "../../../facts/index.ts";
import type { CohesionTerm } from "../../../regime/index.ts";
import { compareCodePoints } from "../../../shared/index.ts";

/**
 * Customers as units: alone, or a group that stays together. Units are ordered by their smallest
 * id and their members by id, so that the order of rows in a file changes nothing.
 */
export interface Units {
  readonly count: number;
  /** Members of unit u: `customer[start[u]]` … `customer[start[u + 1] − 1]`. */
  readonly start: Int32Array;
  /** Customer index, unit by unit. */
  readonly customer: Int32Array;
  readonly unitOf: Int32Array;
  /** Place of each customer in `customer`: its row in the pair costs. */
  readonly rowOf: Int32Array;
}

function orderById(customers: readonly CustomerFacts[]): Int32Array {
  const order = new Int32Array(customers.length).map((_, i) => i);
  const before = (a: number, b: number): number =>
    compareCodePoints(customers[a]?.id ?? "", customers[b]?.id ?? "");
  for (let i = 1; i < order.length; i++) if (before(i - 1, i) > 0) return order.sort(before);
  return order;
}

/** Articles that keep whole groups with one owner; mainLocal only charges for members apart. */
export const bindsGroups = (term: CohesionTerm): boolean =>
  term.mode === "oneOwner" && term.strength !== "advisory";

/** Root of a customer's set, halving the path on the way. */
function rootOf(parent: Int32Array, start: number): number {
  let i = start;
  while (parent[i] !== i) {
    const above = parent[i] as number;
    parent[i] = parent[above] as number;
    i = parent[i] as number;
  }
  return i;
}

/** A root per customer: members of one group share it. */
function rootsOf(
  terms: readonly CohesionTerm[],
  customers: readonly CustomerFacts[],
  byId: Int32Array,
): Int32Array {
  const parent = new Int32Array(customers.length).map((_, i) => i);
  const binding = terms.filter(bindsGroups);
  if (binding.length === 0) return parent;
  for (const term of binding) {
    const first = new Map<string, number>();
    for (const i of byId) {
      const customer = customers[i];
      const group = customer === undefined ? null : term.groupOf(customer);
      if (group === null) continue;
      const other = first.get(group);
      if (other === undefined) first.set(group, i);
      else parent[rootOf(parent, i)] = rootOf(parent, other);
    }
  }
  return parent.map((_, i) => rootOf(parent, i));
}

/** Unites customers that an article of cohesion keeps together. O(customers × articles of cohesion). */
export function uniteCustomers(
  terms: readonly CohesionTerm[],
  customers: readonly CustomerFacts[],
): Units {
  const byId = orderById(customers);
  const roots = rootsOf(terms, customers, byId);
  const unitOfRoot = new Int32Array(customers.length).fill(-1);
  const unitOf = new Int32Array(customers.length);
  const sizes = new Int32Array(customers.length + 1);
  let count = 0;
  for (const i of byId) {
    const root = roots[i] as number;
    if (unitOfRoot[root] === -1) unitOfRoot[root] = count++;
    const unit = unitOfRoot[root] as number;
    unitOf[i] = unit;
    sizes[unit] = (sizes[unit] as number) + 1;
  }
  const start = new Int32Array(count + 1);
  for (let u = 0; u < count; u++) start[u + 1] = (start[u] as number) + (sizes[u] as number);
  const next = start.slice();
  const customer = new Int32Array(customers.length);
  const rowOf = new Int32Array(customers.length);
  for (const i of byId) {
    const row = next[unitOf[i] as number] as number;
    next[unitOf[i] as number] = row + 1;
    customer[row] = i;
    rowOf[i] = row;
  }
  return { count, start, customer, unitOf, rowOf };
}

/** Customers of a unit, by index. */
export const membersOf = (units: Units, u: number): Int32Array =>
  units.customer.subarray(units.start[u] ?? 0, units.start[u + 1] ?? 0);

/** The members' amounts together, per unit. */
export function summedByUnit(units: Units, amount: Float64Array): Float64Array {
  const sums = new Float64Array(units.count);
  for (let i = 0; i < amount.length; i++) {
    const u = units.unitOf[i] as number;
    sums[u] = (sums[u] as number) + (amount[i] as number);
  }
  return sums;
}

/** How many customers a unit has. */
export const sizeOfUnit = (units: Units, u: number): number =>
  (units.start[u + 1] ?? 0) - (units.start[u] ?? 0);
