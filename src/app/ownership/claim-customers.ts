import { managerId } from "../../core/shared/index.ts";
import { articlesAgainst, type Life } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { ClaimAttempt, ManagerRecord, Stores } from "../ports.ts";
import type { Reader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { actingManager, asFacts, managerOf, onBehalfOf } from "./acting-manager.ts";
import { carryOut } from "./carry-out.ts";
import { type Living, livingLocked } from "./living.ts";
import { decide, ineligible } from "./refuse-step.ts";

/** A customer that was claimed. */
export interface Claimed {
  readonly living: Living;
  readonly life: Life;
}

/** What became of one of several claims. */
export type ClaimOutcome =
  | { readonly kind: "taken"; readonly customer: string; readonly claimed: Claimed }
  | { readonly kind: "refused"; readonly customer: string; readonly refusal: Refusal };

/** Claims a customer from the pool: exactly one of those who try at once gets it. */
export async function claimCustomer(app: App, reader: Reader, customer: string): Promise<Claimed> {
  const [outcome] = await claimCustomers(app, reader, [customer]);
  if (outcome?.kind === "taken") return outcome.claimed;
  throw outcome?.refusal ?? new Refusal("customer.notFound", { id: customer });
}

/** Claims several, each by itself: what is refused for one does not take the others away. */
export async function claimCustomers(
  app: App,
  reader: Reader,
  customers: readonly string[],
): Promise<readonly ClaimOutcome[]> {
  const outcomes: ClaimOutcome[] = [];
  for (const customer of new Set(customers)) outcomes.push(await tryClaim(app, reader, customer));
  const taken = outcomes.flatMap((one) => (one.kind === "taken" ? [one.customer] : []));
  if (taken.length > 0) app.poolWatch.tell(taken);
  return outcomes;
}

async function tryClaim(app: App, reader: Reader, customer: string): Promise<ClaimOutcome> {
  const manager = managerOf(reader);
  try {
    const claimed = await app.database.within(onBehalfOf(reader), (stores) =>
      claimIn(app, stores, { customer, manager }),
    );
    return { kind: "taken", customer, claimed };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    await noteRefused(app, reader, { customer, manager, refusal: cause });
    return { kind: "refused", customer, refusal: cause };
  }
}

interface Wanted {
  readonly customer: string;
  readonly manager: string;
}

async function claimIn(app: App, stores: Stores, { customer, manager }: Wanted): Promise<Claimed> {
  // The claimant before the customer: his day's number is counted by one claim at a time.
  await stores.lives.holdClaimant(manager);
  const [living] = await livingLocked(app, stores, [customer]);
  if (living === undefined) throw new Refusal("customer.notFound", { id: customer });
  const claimant = await actingManager(stores, manager);
  const decision = await decideClaim(app, stores, { living, claimant });
  const { life } = await carryOut(app, stores, { living, decision, cause: "claim", reason: "" });
  await stores.lives.noteAttempts([attemptOf(app, { living, manager, outcome: "taken" })]);
  return { living, life };
}

async function decideClaim(
  app: App,
  stores: Stores,
  { living, claimant }: { readonly living: Living; readonly claimant: ManagerRecord },
) {
  const { facts, plan, rules } = living;
  const who = asFacts(claimant);
  const count = await stores.lives.claimCount(claimant.id, app.today());
  const decision = decide(
    app,
    living,
    {
      kind: "claim",
      manager: managerId(claimant.id),
      isProved: rules.protection?.isComplete(facts) ?? true,
      takenToday: count.taken,
      held: count.held,
      heldDealt: count.heldDealt,
    },
    who,
  );
  const against = plan === null ? [] : articlesAgainst(plan, facts, who);
  if (against.length > 0) throw ineligible(living, against);
  return decision;
}

function attemptOf(
  app: App,
  of: { readonly living: Living; readonly manager: string; readonly outcome: string },
): ClaimAttempt {
  const { plan, subject, life } = of.living;
  return {
    customer: subject.id,
    manager: of.manager,
    day: app.today(),
    outcome: of.outcome,
    regime: plan?.regime.id ?? null,
    revision: plan?.regime.revision ?? null,
    articles: life.articles,
  };
}

/** Both sides of a race are kept: who won, and who came second, in the order of the database. */
async function noteRefused(
  app: App,
  reader: Reader,
  { customer, manager, refusal }: Wanted & { readonly refusal: Refusal },
): Promise<void> {
  if (refusal.code === "customer.notFound" || refusal.code === "life.noManager") return;
  await app.database.within(onBehalfOf(reader), (stores) =>
    stores.lives.noteAttempts([
      {
        customer,
        manager,
        day: app.today(),
        outcome: refusal.code,
        regime: null,
        revision: null,
        articles: [],
      },
    ]),
  );
}
