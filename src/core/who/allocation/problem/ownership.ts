import type { FactBook } from "../../../facts/index.ts";
import type { Plan } from "../../../regime/index.ts";
import { addMinutes } from "./add-minutes.ts";

/** Present owners, by customer. */
export interface Ownership {
  /** Manager index; -1 = none, or somebody not in the roster file. */
  readonly previous: Int32Array;
  readonly hasOwner: Uint8Array;
  /** Minutes a month charged in every seat but the present owner's. */
  readonly switchCost: Int32Array;
}

/** Reads who has each customer now and what a change of owner costs. */
export function readOwnership(plan: Plan, facts: FactBook): Ownership {
  const managerAt = new Map<string, number>(facts.managers.map((m, index) => [m.id, index]));
  const terms = plan.who.continuity.filter((term) => term.strength !== "advisory");
  const count = facts.customers.length;
  const previous = new Int32Array(count).fill(-1);
  const hasOwner = new Uint8Array(count);
  const switchCost = new Int32Array(count);
  facts.customers.forEach((customer, i) => {
    const owner = customer.fields["owner"];
    if (typeof owner !== "string" || owner === "") return;
    hasOwner[i] = 1;
    previous[i] = managerAt.get(owner) ?? -1;
    for (const term of terms) {
      switchCost[i] = addMinutes(switchCost[i] ?? 0, Math.round(term.switchCost(customer)));
    }
  });
  return { previous, hasOwner, switchCost };
}
