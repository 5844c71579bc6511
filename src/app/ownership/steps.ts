import { type LocalDate, managerId, parseLocalDate } from "../../core/shared/index.ts";
import { type ContactFacts, contactCounts, type LifeEvent } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { OwnershipCause, Stores } from "../ports.ts";
import type { Reader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { keepingRight, managerOf, onBehalfOf } from "./acting-manager.ts";
import { type CarriedOut, carryOut } from "./carry-out.ts";
import { type Living, livingLocked } from "./living.ts";
import { checkWithinReach, decide } from "./refuse-step.ts";

interface Act {
  readonly event: LifeEvent;
  readonly cause: OwnershipCause;
  readonly reason: string;
}

/** What a step of one customer came to. */
export interface Stepped extends CarriedOut {
  readonly living: Living;
}

async function stepOf(
  app: App,
  stores: Stores,
  { customer, act }: { readonly customer: string; readonly act: (living: Living) => Act },
): Promise<Stepped> {
  const [living] = await livingLocked(app, stores, [customer]);
  if (living === undefined) throw new Refusal("customer.notFound", { id: customer });
  const { event, cause, reason } = act(living);
  const decision = decide(app, living, event);
  return { living, ...(await carryOut(app, stores, { living, decision, cause, reason })) };
}

/** Managers in whose place the reader acts: himself, and those for whom he stands in today. */
export async function actsFor(stores: Stores, manager: string): Promise<ReadonlySet<string>> {
  const covered = (await stores.absences.current()).filter(
    ({ standIn, begunAt }) => standIn?.id === manager && begunAt !== null,
  );
  return new Set([manager, ...covered.map((absence) => absence.manager.id)]);
}

/** A customer whom the reader looks after; another's, and one that is not there, answer the same. */
function mine(living: Living, owners: ReadonlySet<string>): Living {
  if (!owners.has(living.subject.owner?.id ?? "")) {
    throw new Refusal("customer.notFound", { id: living.subject.id });
  }
  return living;
}

/** For whom the reader stood in; empty where he acted on his own customer. */
const standing = ({ subject }: Living, manager: string): Readonly<Record<string, string>> =>
  subject.owner === null || subject.owner.id === manager ? {} : { standInFor: subject.owner.id };

/** Registers a customer that nobody keeps (报备). */
export async function registerCustomer(
  app: App,
  reader: Reader,
  input: { readonly customer: string; readonly evidence: string },
): Promise<Stepped> {
  const manager = managerOf(reader);
  const stepped = await app.database.within(onBehalfOf(reader), (stores) =>
    registerIn(app, stores, { ...input, manager }),
  );
  app.poolWatch.tell([input.customer]);
  return stepped;
}

/** The same within a transaction that has just made the customer. */
export const registerIn = (
  app: App,
  stores: Stores,
  input: {
    readonly customer: string;
    readonly evidence: string;
    readonly manager: string;
    /** The reader has just entered it himself. */
    readonly isNew?: true;
  },
): Promise<Stepped> =>
  stepOf(app, stores, {
    customer: input.customer,
    act: (living) => {
      if (input.isNew !== true) checkWithinReach(app, living, "register");
      const { facts, rules } = living;
      return {
        event: {
          kind: "register",
          manager: managerId(input.manager),
          isProved: rules.protection?.isComplete(facts) ?? false,
        },
        cause: "register",
        reason: input.evidence,
      };
    },
  });

export interface ContactReport extends ContactFacts {
  readonly customer: string;
  readonly at: Date;
  readonly result: string | null;
  readonly evidence: string;
}

/** Keeps a contact with its evidence; one that counts moves the clock by the article. */
export function recordContact(
  app: App,
  reader: Reader,
  report: ContactReport,
): Promise<Stepped & { readonly counts: boolean }> {
  const manager = managerOf(reader, keepingRight(reader));
  if (report.at.getTime() > app.now().getTime()) throw new Refusal("life.contactAhead");
  return app.database.within(onBehalfOf(reader), async (stores) => {
    let counts = false;
    const owners = await actsFor(stores, manager);
    const stepped = await stepOf(app, stores, {
      customer: report.customer,
      act: (living) => {
        const { protection } = mine(living, owners).rules;
        counts = protection !== null && contactCounts(protection, report);
        const event = { kind: "contact", on: dayOf(app, report.at), counts } as const;
        return { event, cause: "register", reason: report.evidence };
      },
    });
    const { plan, rules, subject } = stepped.living;
    const stoodIn = standing(stepped.living, manager);
    await stores.lives.addContact({
      ...report,
      id: app.newId(),
      // The owner's clock goes by it, whoever called in his place; the record names who did.
      manager: subject.owner?.id ?? manager,
      counts,
      regime: plan?.regime.id ?? null,
      revision: plan?.regime.revision ?? null,
      articles: rules.protection === null ? [] : [rules.protection.article],
    });
    if (Object.keys(stoodIn).length > 0)
      await stores.events.append({
        kind: "life.contacted",
        about: report.customer,
        data: { on: dayOf(app, report.at), evidence: report.evidence, ...stoodIn },
      });
    return { ...stepped, counts };
  });
}

function dayOf(app: App, at: Date): LocalDate {
  return app.dayOf(at);
}

/** A deal was made: the customer is kept as the article says of customers with a deal. */
export function recordDeal(
  app: App,
  reader: Reader,
  input: { readonly customer: string; readonly on: string; readonly evidence: string },
): Promise<Stepped> {
  const manager = managerOf(reader, keepingRight(reader));
  const on = parseLocalDate(input.on);
  if (on === null || on > app.today()) throw new Refusal("life.contactAhead");
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const owners = await actsFor(stores, manager);
    const stepped = await stepOf(app, stores, {
      customer: input.customer,
      act: (living) => {
        mine(living, owners);
        return { event: { kind: "deal", on }, cause: "register", reason: input.evidence };
      },
    });
    await stores.events.append({
      kind: "life.dealt",
      about: input.customer,
      data: {
        ...{ on, evidence: input.evidence, articles: [...stepped.life.articles] },
        ...standing(stepped.living, manager),
      },
    });
    return stepped;
  });
}

/** Gives a customer back to the pool. */
export async function giveBack(
  app: App,
  reader: Reader,
  input: { readonly customer: string; readonly reason: string },
): Promise<Stepped> {
  const manager = managerOf(reader);
  const stepped = await app.database.within(onBehalfOf(reader), (stores) =>
    stepOf(app, stores, {
      customer: input.customer,
      act: (living) => {
        // To give it up for good is the owner's own; who stands in looks after it.
        mine(living, new Set([manager]));
        return { event: { kind: "release" }, cause: "release", reason: input.reason };
      },
    }),
  );
  app.poolWatch.tell([input.customer]);
  return stepped;
}
