import type { Plan } from "../../core/regime/index.ts";
import { addDays, type LocalDate } from "../../core/shared/index.ts";
import { itemTerms, stepHandover } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { managerFacts } from "../book/facts.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import { dayStart } from "../ownership/day-start.ts";
import { waitRefusal } from "../ownership/refuse-wait.ts";
import type {
  HandoverRecord,
  ItemRecord,
  OwnerChange,
  OwnerChangeResult,
  Stores,
} from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { Right } from "../roles.ts";
import { capacityGuard } from "../runs/capacity-guard.ts";
import type { TimedHandler } from "../timed/timed-handler.ts";
import { releaseLocks } from "./freeze-handover.ts";
import { factsById, planOfHandover, printed, seenHandover } from "./grounds.ts";
import { keepInCustody } from "./keep-in-custody.ts";
import { keysOf } from "./open-handover.ts";

/** Names of items in a refusal: more would bury them. */
const NAMED = 20;

function refuseStep(
  step: {
    readonly fault:
      | "handover.notNow"
      | "handover.itemsOpen"
      | "handover.visitsDue"
      | "handover.recordsLacking";
    readonly items: readonly string[];
  },
  handover: HandoverRecord,
  items: readonly ItemRecord[],
): never {
  const names = new Map(items.map(({ customer, name }) => [customer, name]));
  throw new Refusal(step.fault, {
    state: handover.state,
    count: step.items.length,
    customers: step.items.slice(0, NAMED).map((id) => names.get(id) ?? id),
  });
}

function refuseChange(result: Exclude<OwnerChangeResult, { kind: "changed" }>): never {
  if (result.kind === "overCapacity")
    throw new Refusal("handover.overCapacity", {
      manager: result.manager.name,
      limit: result.limit,
      held: result.held,
    });
  if (result.kind === "outOfScope")
    throw new Refusal("handover.changedMeanwhile", { customers: [] });
  if (result.kind === "waits") throw waitRefusal(result.wait);
  throw new Refusal("handover.changedMeanwhile", {
    customers: result.conflicts.slice(0, NAMED).map(({ customer }) => customer.name),
  });
}

interface Closing {
  readonly handover: HandoverRecord;
  readonly items: readonly ItemRecord[];
  /** True: what nobody accepted goes to the unit. */
  readonly isOverdue: boolean;
}

/** Weight that the articles let each receiver hold; null = no limit. */
async function limitsOf(
  stores: Stores,
  { items }: Closing,
  plan: Plan,
): Promise<ReadonlyMap<string, number | null>> {
  const limits = new Map<string, number | null>();
  for (const id of new Set(items.flatMap(({ to }) => to ?? []))) {
    const manager = await stores.managers.find(id);
    if (manager === null) continue;
    limits.set(id, capacityGuard(plan.who.capacity, [], [managerFacts(manager)]).limitOf(0));
  }
  return limits;
}

/** The customers that are still the leaver's, with where each goes. */
async function changesOf(
  stores: Stores,
  closing: Closing,
  plan: Plan,
): Promise<readonly OwnerChange[]> {
  const { handover, items } = closing;
  const limits = await limitsOf(stores, closing, plan);
  const subjects = await stores.lives.subjects(
    items.map(({ customer }) => customer),
    true,
  );
  const found = new Map(subjects.map((subject) => [subject.id, subject]));
  return items.flatMap((item) => {
    const subject = found.get(item.customer);
    // Whoever went another way meanwhile is not handed over.
    if (subject === undefined || subject.owner?.id !== handover.manager.id) return [];
    const isTaken = item.state === "accepted";
    return [
      {
        customer: item.customer,
        expectedVer: subject.ver,
        to: isTaken ? item.to : null,
        articles: [...new Set([...handover.articles, ...item.articles])],
        reason: handover.reason,
        weight: item.weight,
        limit: isTaken ? (limits.get(item.to ?? "") ?? null) : null,
      },
    ];
  });
}

/**
 * Changes the owners, all or none. When time is up nothing may stay with the leaver: what cannot go
 * to its receiver (he is full, or has left himself) goes to the unit, one by one. Answers what was done.
 */
async function carryOut(
  stores: Stores,
  closing: Closing,
  plan: Plan,
): Promise<readonly OwnerChange[]> {
  const { handover, isOverdue } = closing;
  const changes = await changesOf(stores, closing, plan);
  const { regime, revision } = handover;
  const because = { regime, revision, cause: "handover" } as const;
  const whole = await stores.ownership.change(changes, because);
  if (whole.kind === "changed") return changes;
  if (!isOverdue) return refuseChange(whole);
  const done: OwnerChange[] = [];
  for (const change of changes) {
    const kept: OwnerChange = { ...change, to: null, limit: null };
    for (const one of change.to === null ? [kept] : [change, kept]) {
      const result = await stores.ownership.change([one], because);
      if (result.kind !== "changed") continue;
      done.push(one);
      break;
    }
  }
  return done;
}

/** The items, with what reached the leaver after his list was made. */
async function wholeList(stores: Stores, handover: HandoverRecord): Promise<readonly ItemRecord[]> {
  if (handover.kind === "departure" && handover.frozenAt !== null)
    await stores.handovers.listBook(handover.id);
  return stores.handovers.items(handover.id);
}

/** Moves what was accepted, gives the rest to the unit, and ends the handover. */
async function closeIn(app: App, stores: Stores, closing: Closing): Promise<number> {
  const { handover, items, isOverdue } = closing;
  const plan = await planOfHandover(app, stores, handover);
  await releaseLocks(stores, handover, items);
  const changes = await carryOut(stores, closing, plan);
  const received = changes.filter(({ to }) => to !== null);
  const kept = changes.filter(({ to }) => to === null);
  await keepInCustody(app, stores, { handover, plan, items, kept });
  const idsOf = (done: readonly OwnerChange[]): readonly string[] =>
    done.map(({ customer }) => customer);
  // Whoever went another way meanwhile was not received here, and stays on the list as it was.
  await stores.handovers.change(handover.id, idsOf(received), { state: "moved" });
  await stores.handovers.change(handover.id, idsOf(kept), { state: "custody" });
  const checkOn = await askForChecks(app, stores, {
    handover,
    plan,
    customers: idsOf(received),
  });
  await stores.handovers.update(handover.id, {
    state: "closed",
    closedAt: app.now(),
    isOverdue,
    ...(checkOn === null ? {} : { checkOn }),
  });
  await stores.events.append({
    kind: "handover.closed",
    about: handover.manager.id,
    data: { handover: handover.id, moved: received.length, custody: kept.length, isOverdue },
  });
  await stores.notices.tell({
    to: {
      managers: [...new Set(received.flatMap(({ to }) => to ?? []))],
      roles: ["unitHead", "teamLead"],
      unit: handover.unit,
    },
    kind: isOverdue ? "handover.overdue" : "handover.done",
    about: handover.id,
    data: {
      from: handover.manager.name,
      count: isOverdue ? kept.length : received.length,
      until: handover.dueOn,
      article: printed(plan, keysOf(handover.articles)),
    },
    effectKey: `handover.closed:${handover.id}`,
  });
  return received.length;
}

/** Puts on the list who is to be called on which day, by which articles; the first day, null = nobody. */
async function askForChecks(
  app: App,
  stores: Stores,
  of: {
    readonly handover: HandoverRecord;
    readonly plan: Plan;
    readonly customers: readonly string[];
  },
): Promise<LocalDate | null> {
  const { handover, plan, customers } = of;
  const facts = await factsById(stores, customers);
  const checks = [...facts].flatMap(([customer, known]) => {
    const { checkAfter, checkArticles } = itemTerms(plan, known);
    if (checkAfter === null) return [];
    return [{ customer, on: addDays(app.today(), checkAfter), articles: checkArticles }];
  });
  await stores.duties.askChecks(handover.id, checks);
  const days = [...new Set(checks.map(({ on }) => on))].sort();
  await stores.timed.schedule(
    days.map((day) => ({
      kind: "handover.check",
      about: handover.id,
      due: dayStart(day),
      payload: {},
      effectKey: `handover.check:${handover.id}:${day}`,
    })),
  );
  return days[0] ?? null;
}

/** Rights of those who decide whose a customer is; whoever prepares a handover need not be one. */
const DECIDING: readonly Right[] = ["transfer.approve", "collision.decide"];

/** The right by which the reader signs handovers; null = he only prepares them. */
export const signingRight = ({ rights }: Reader): Right | null =>
  rights.has("handover.run") ? (DECIDING.find((right) => rights.has(right)) ?? null) : null;

/** The superior signs: what was accepted moves, and nothing may be left open. */
export async function closeHandover(app: App, reader: Reader, id: string): Promise<number> {
  require(reader, "handover.run");
  const right = signingRight(reader) ?? "transfer.approve";
  require(reader, right);
  await seenHandover(app, { reader, right }, id);
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const handover = await stores.handovers.hold(id);
    if (handover === null) throw new Refusal("handover.notFound", { id });
    if (reader.account.manager?.id === handover.manager.id) throw new Refusal("handover.ownBook");
    const items = await wholeList(stores, handover);
    const step = stepHandover({ state: handover.state, items }, "close");
    if (step.kind === "not") return refuseStep(step, handover, items);
    await stores.handovers.update(id, { signedBy: reader.account.account });
    return closeIn(app, stores, { handover, items, isOverdue: false });
  });
}

/** Time is up: accepted items move, the rest goes to the unit, and the heads are told. */
export const handoverDue: TimedHandler = async ({ app, stores, event }) => {
  const handover = await stores.handovers.hold(event.about);
  if (handover === null) return { kind: "done", outcome: "gone" };
  const items = await wholeList(stores, handover);
  const step = stepHandover({ state: handover.state, items }, "overdue");
  if (step.kind === "not") return { kind: "done", outcome: "closedAlready" };
  const moved = await closeIn(app, stores, { handover, items, isOverdue: true });
  return { kind: "done", outcome: `overdue, moved ${moved}` };
};

/** A day on which customers are to be called and asked how the handover went: the heads are told of whom. */
export const checkDue: TimedHandler = async ({ app, stores, event }) => {
  const handover = await stores.handovers.hold(event.about);
  if (handover === null) return { kind: "done", outcome: "gone" };
  const step = stepHandover({ state: handover.state, items: [] }, "checked");
  if (step.kind === "not") return { kind: "done", outcome: "notClosed" };
  await stores.handovers.update(handover.id, { state: step.state });
  const today = app.today();
  const due = (await stores.duties.checksOf(handover.id)).filter(
    ({ on, doneOn }) => doneOn === null && on <= today,
  );
  if (due.length === 0) return { kind: "done", outcome: "nobodyToCall" };
  const plan = await planOfHandover(app, stores, handover);
  await stores.notices.tell({
    to: { roles: ["unitHead", "teamLead"], unit: handover.unit },
    kind: "handover.check",
    about: handover.id,
    data: {
      from: handover.manager.name,
      count: due.length,
      until: today,
      article: printed(plan, keysOf([...new Set(due.flatMap(({ articles }) => articles))])),
    },
    effectKey: `handover.check:${handover.id}:${today}`,
  });
  return { kind: "done", outcome: `to call ${due.length}` };
};
