import { managerId } from "../../core/shared/index.ts";
import { stepHandover } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type { HandoverRecord, ItemRecord, Stores } from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { TimedHandler } from "../timed/timed-handler.ts";
import { seenHandover } from "./grounds.ts";
import { setAsideBook } from "./set-aside-book.ts";

/** A lock keeps a customer with somebody; it ends with the one who leaves, and is written down. */
export async function releaseLocks(
  stores: Stores,
  { manager }: HandoverRecord,
  items: readonly ItemRecord[],
): Promise<void> {
  const listed = new Set(items.map(({ customer }) => customer));
  for (const lock of await stores.locks.list())
    if (lock.manager.id === manager.id && listed.has(lock.customer.id))
      await stores.locks.remove(lock.customer.id);
}

/** Cuts the rights of the one who hands over, and makes the list of what he holds. */
export async function freezeIn(
  app: App,
  stores: Stores,
  handover: HandoverRecord,
): Promise<number> {
  const step = stepHandover({ state: handover.state, items: [] }, "freeze");
  if (step.kind === "not") throw new Refusal("handover.notNow", { state: handover.state });
  const now = app.now();
  // A claim of his that is under way ends first, so that it is on the list.
  await stores.lives.holdClaimants([handover.manager.id]);
  if (handover.kind === "departure") {
    await stores.handovers.endAccess(handover.manager.id, now);
    const manager = await stores.managers.find(handover.manager.id);
    if (manager !== null)
      await stores.managers.upsert(
        [{ id: managerId(manager.id), fields: { name: manager.name, status: "离职" } }],
        { importId: null },
      );
  }
  const count = await stores.handovers.listBook(handover.id);
  await stores.handovers.update(handover.id, { state: "frozen", frozenAt: now });
  const items = await stores.handovers.items(handover.id);
  await releaseLocks(stores, handover, items);
  await setAsideBook(app, stores, { by: handover, as: "inHandover" });
  await stores.events.append({
    kind: "handover.frozen",
    about: handover.manager.id,
    data: { handover: handover.id, items: count },
  });
  return count;
}

/** Freezes a handover before its time. */
export async function freezeHandover(
  app: App,
  reader: Reader,
  id: string,
): Promise<HandoverRecord> {
  require(reader, "handover.run");
  await seenHandover(app, { reader, right: "handover.run" }, id);
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const handover = await stores.handovers.hold(id);
    if (handover === null) throw new Refusal("handover.notFound", { id });
    await freezeIn(app, stores, handover);
    return { ...handover, state: "frozen", frozenAt: app.now() };
  });
}

/** A notice is taken back before the freeze: the book stays where it is. */
export async function cancelHandover(app: App, reader: Reader, id: string): Promise<void> {
  require(reader, "handover.run");
  await seenHandover(app, { reader, right: "handover.run" }, id);
  await app.database.within(onBehalfOf(reader), async (stores) => {
    const handover = await stores.handovers.hold(id);
    if (handover === null) throw new Refusal("handover.notFound", { id });
    if (stepHandover({ state: handover.state, items: [] }, "cancel").kind === "not")
      throw new Refusal("handover.notNow", { state: handover.state });
    if (handover.kind === "departure") await stores.handovers.endAccess(handover.manager.id, null);
    await stores.handovers.update(id, { state: "cancelled" });
    await stores.events.append({
      kind: "handover.cancelled",
      about: handover.manager.id,
      data: { handover: id },
    });
  });
}

/** The clock freezes a handover at its instant. */
export const freezeDue: TimedHandler = async ({ app, stores, event }) => {
  const handover = await stores.handovers.hold(event.about);
  if (handover?.state !== "created") return { kind: "done", outcome: "frozenAlready" };
  const count = await freezeIn(app, stores, handover);
  return { kind: "done", outcome: `frozen ${count}` };
};
