import type { AssignTerm } from "../../regime/index.ts";
import { addDays, type LocalDate, type ManagerId } from "../../shared/index.ts";
import type { DispatchAsk } from "./choice.ts";

/**
 * The owner to whom a referral leads: that of the nearest referrer who has one. None where the
 * chain is longer than the article allows, the referral is too old, or the chain bites its tail.
 */
export function referralOwner(
  term: AssignTerm,
  { customer, chain }: Pick<DispatchAsk, "customer" | "chain">,
  today: LocalDate,
): ManagerId | null {
  if (term.referrerOf(customer) === null || chain.length === 0 || chain.length > term.depth)
    return null;
  const seen = new Set<string>([customer.id, ...chain.map((one) => one.customer)]);
  if (seen.size <= chain.length) return null;
  const on = term.referredOn(customer);
  if (on !== null && addDays(on, term.windowDays) < today) return null;
  return chain.find(({ owner }) => owner !== null)?.owner ?? null;
}
