import type { ContactDemand, ContactWay, ProtectionTerm } from "../../regime/index.ts";

/** How a manager and a customer were in touch. */
export interface ContactFacts {
  readonly way: ContactWay;
  /** Length in seconds; null = not stated. */
  readonly seconds: number | null;
  /** Whether the customer answered; null = not stated, which is no. */
  readonly isAnswered: boolean | null;
}

/**
 * Whether a contact moves the clock: it meets one of the article's demands, or, where the article
 * makes none, the customer answered. An attempt that nobody answered is no contact.
 */
export function contactCounts(
  { effective }: Pick<ProtectionTerm, "effective">,
  contact: ContactFacts,
): boolean {
  if (effective.length === 0) return contact.isAnswered === true;
  return effective.some((demand) => meets(contact, demand));
}

const meets = (contact: ContactFacts, demand: ContactDemand): boolean =>
  contact.way === demand.way &&
  (contact.seconds ?? 0) >= demand.seconds &&
  (!demand.isAnswered || contact.isAnswered === true);
