import type { CustomerFacts } from "../../../facts/index.ts";
import type { PriorityTerm } from "../../../regime/index.ts";
import { compareCodePoints } from "../../../shared/index.ts";
import type { WhoIssue } from "../../issues.ts";

/**
 * Marks the customers whose carved-out order of principles holds. Where more qualify than the
 * share allows, those with the largest workload come first, then the smaller id.
 */
export function carveOut(
  term: PriorityTerm,
  customers: readonly CustomerFacts[],
  workload: Float64Array,
): { readonly marks: Uint8Array; readonly notes: readonly WhoIssue[] } {
  const marks = new Uint8Array(customers.length);
  const candidates = customers.flatMap((customer, index) =>
    term.carvedOut(customer) ? [{ index, id: customer.id, work: workload[index] ?? 0 }] : [],
  );
  const share = term.maxCarveOutShare;
  const room = share === null ? candidates.length : Math.floor((customers.length * share) / 10_000);
  candidates.sort((a, b) => b.work - a.work || compareCodePoints(a.id, b.id));
  for (const candidate of candidates.slice(0, room)) marks[candidate.index] = 1;
  if (candidates.length <= room) return { marks, notes: [] };
  const note: WhoIssue = {
    code: "who.carveOutBeyondShare",
    severity: "warning",
    data: { qualify: candidates.length, room, article: term.article },
  };
  return { marks, notes: [note] };
}

/** Names of the dimensions in the order that decides for this customer. */
export const orderFor = (
  term: PriorityTerm,
  customer: CustomerFacts,
  isCarvedOut: boolean,
): readonly string[] =>
  isCarvedOut ? term.orderFor(customer) : term.dimensions.map((dimension) => dimension.name);
