import type { App } from "../app.ts";
import type { Reader } from "../reader.ts";
import type { Refusal } from "../refusal.ts";
import { managerOf } from "./acting-manager.ts";
import type { ClaimAnswer, Claimed } from "./claim-batch.ts";
import { enqueueClaim } from "./claim-queue.ts";

/** What became of one of several claims. */
export type ClaimOutcome = { readonly customer: string } & (
  | { readonly kind: "taken"; readonly claimed: Claimed }
  | { readonly kind: "refused"; readonly refusal: Refusal }
);

/** Claims a customer from the pool: exactly one of those who try at once gets it. */
export async function claimCustomer(app: App, reader: Reader, customer: string): Promise<Claimed> {
  const answer = await enter(app, reader, customer);
  if (answer.kind === "refused") throw answer.refusal;
  app.poolWatch.tell([customer]);
  return answer.claimed;
}

/** Claims several, each by itself: what is refused for one does not take the others away. */
export async function claimCustomers(
  app: App,
  reader: Reader,
  customers: readonly string[],
): Promise<readonly ClaimOutcome[]> {
  const distinct = [...new Set(customers)];
  const answers = await Promise.all(distinct.map((customer) => enter(app, reader, customer)));
  const outcomes = answers.map((answer, index) => ({ ...answer, customer: distinct[index] ?? "" }));
  const taken = outcomes.flatMap((one) => (one.kind === "taken" ? [one.customer] : []));
  if (taken.length > 0) app.poolWatch.tell(taken);
  return outcomes;
}

const enter = (app: App, reader: Reader, customer: string): Promise<ClaimAnswer> =>
  enqueueClaim(app, { customer, manager: managerOf(reader), actor: reader.account.account });
