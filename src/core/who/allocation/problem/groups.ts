import type { CustomerFacts } from "../../../facts/index.ts";
import type { CohesionTerm } from "../../../regime/index.ts";
import { compareCodePoints } from "../../../shared/index.ts";

/** Customers that stay together, as units. */
export interface Groups {
  readonly members: readonly Int32Array[];
  readonly unitOf: Int32Array;
}

/** Root of a customer's set, halving the path on the way. */
function rootOf(parent: Int32Array, start: number): number {
  let i = start;
  while (parent[i] !== i) {
    const above = parent[i] ?? i;
    parent[i] = parent[above] ?? above;
    i = parent[i] ?? i;
  }
  return i;
}

/** Articles that keep whole groups with one owner; mainLocal asks only for a main owner and binds nobody. */
export const bindsGroups = (term: CohesionTerm): boolean =>
  term.mode === "oneOwner" && term.strength !== "advisory";

/** Unites customers that an article of cohesion keeps together; units are ordered by smallest id. */
export function uniteGroups(
  terms: readonly CohesionTerm[],
  customers: readonly CustomerFacts[],
): Groups {
  const byId = Array.from(customers.keys()).sort((a, b) =>
    compareCodePoints(customers[a]?.id ?? "", customers[b]?.id ?? ""),
  );
  const parent = Int32Array.from(customers.keys());
  for (const term of terms.filter(bindsGroups)) {
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
  const unitOf = new Int32Array(customers.length);
  const unitOfRoot = new Map<number, number>();
  const lists: number[][] = [];
  for (const i of byId) {
    const root = rootOf(parent, i);
    let unit = unitOfRoot.get(root);
    if (unit === undefined) {
      unit = lists.length;
      unitOfRoot.set(root, unit);
      lists.push([]);
    }
    unitOf[i] = unit;
    lists[unit]?.push(i);
  }
  return { members: lists.map((list) => Int32Array.from(list)), unitOf };
}
