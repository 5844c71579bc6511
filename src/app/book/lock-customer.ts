import { addDays, customerId, managerId, parseLocalDate } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import { dayStart } from "../ownership/day-start.ts";
import type { LockRecord, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { TimedHandler } from "../timed/timed-handler.ts";

export interface LockInput {
  readonly customer: string;
  readonly manager: string;
  readonly reason: string;
  /** Last day; absent = until somebody lifts it. */
  readonly until?: string | undefined;
}

/** Keeps a customer with one manager, whatever a plan would prefer. */
export function lockCustomer(app: App, reader: Reader, input: LockInput): Promise<LockRecord> {
  const until = input.until === undefined ? null : parseLocalDate(input.until);
  if (input.until !== undefined && (until === null || until < app.today()))
    throw new Refusal("lock.untilPast", { day: input.until });
  return within(app, { reader, right: "lock.write" }, async (stores) => {
    if ((await stores.customers.find(input.customer)) === null)
      throw new Refusal("customer.notFound", { id: input.customer });
    if ((await stores.managers.find(input.manager)) === null)
      throw new Refusal("manager.notFound", { id: input.manager });
    const isNew = await stores.locks.insert({
      customer: customerId(input.customer),
      manager: managerId(input.manager),
      reason: input.reason,
      until,
    });
    const lock = await stores.locks.find(input.customer);
    if (!isNew || lock === null) throw new Refusal("lock.exists", { customer: input.customer });
    await stores.events.append({
      kind: "customer.locked",
      about: input.customer,
      data: { ...input, until },
    });
    if (until !== null)
      await stores.timed.schedule([
        {
          kind: "lock.end",
          about: input.customer,
          due: dayStart(addDays(until, 1)),
          payload: {},
          effectKey: `lock.end:${input.customer}:${app.newId()}`,
        },
      ]);
    return lock;
  });
}

/** What the lock held up is looked at now. */
const lookAgain = (app: App, stores: Stores, customer: string): Promise<void> =>
  stores.timed.schedule([
    {
      kind: "life.due",
      about: customer,
      due: app.now(),
      payload: {},
      effectKey: `life.due:${customer}:unlocked:${app.newId()}`,
    },
  ]);

/** Lets plans and the articles decide about a customer again. */
export function unlockCustomer(app: App, reader: Reader, customer: string): Promise<void> {
  return within(app, { reader, right: "lock.write" }, async (stores) => {
    if (!(await stores.locks.remove(customer))) throw new Refusal("lock.notFound", { customer });
    await stores.events.append({ kind: "customer.unlocked", about: customer, data: {} });
    await lookAgain(app, stores, customer);
  });
}

/** The last day of a lock is over. */
export const lockEnds: TimedHandler = async ({ app, stores, event }) => {
  const lock = await stores.locks.find(event.about);
  // It may be lifted, or set anew for longer, in this very instant.
  if (lock === null || !(await stores.locks.removeOver(event.about, app.today())))
    return { kind: "done", outcome: "notOver" };
  await stores.events.append({
    kind: "customer.unlocked",
    about: event.about,
    data: { until: lock.until },
  });
  await lookAgain(app, stores, event.about);
  return { kind: "done", outcome: "unlocked" };
};
