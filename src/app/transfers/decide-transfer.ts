import { type ApprovalStanding, judgeApprovals } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts, managerFacts } from "../book/facts.ts";
import { planOfHandover, printed } from "../handover/grounds.ts";
import { keysOf } from "../handover/open-handover.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type {
  ApprovalRecord,
  OwnerChange,
  OwnerChangeResult,
  Stores,
  TransferPlace,
  TransferRecord,
} from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { capacityGuard } from "../runs/capacity-guard.ts";

/** How far the agreement has come. */
export const standingOf = (transfer: TransferRecord): ApprovalStanding =>
  judgeApprovals(
    transfer.needed,
    transfer.approvals
      .filter(({ agrees }) => agrees)
      .map(({ account, places, benefits }) => ({ by: account, as: places, benefits })),
  );

/** Whether the reader gets the customers, or asked to get them. */
export const benefits = (reader: Reader, transfer: TransferRecord): boolean =>
  reader.account.manager?.id === transfer.to.id ||
  (transfer.askedAs === "receiver" && transfer.createdBy === reader.account.account);

/** Places that the reader fills: head of a unit that he sees whole, or executive. */
export async function placesOf(
  app: App,
  reader: Reader,
  transfer: TransferRecord,
): Promise<readonly TransferPlace[]> {
  if (!reader.rights.has("transfer.approve")) return [];
  const seen = await app.database.within(scopeFor(reader, "transfer.approve"), (stores) =>
    stores.transfers.unitsSeen([...transfer.items.map(({ unit }) => unit), transfer.toUnit]),
  );
  const isFrom = transfer.items.every(({ unit }) => seen.includes(unit));
  const { roles } = reader.account;
  const isExecutive = roles.includes("executive");
  const isHead = roles.some((role) => role !== "executive");
  return transfer.needed.filter((place) => {
    if (place === "executive") return isExecutive;
    if (!isHead) return false;
    return place === "fromHead" ? isFrom : seen.includes(transfer.toUnit);
  });
}

async function seenTransfer(app: App, reader: Reader, id: string): Promise<TransferRecord> {
  require(reader, "transfer.approve");
  const transfer = await app.database.within(scopeFor(reader, "transfer.approve"), (stores) =>
    stores.transfers.find(id),
  );
  if (transfer === null) throw new Refusal("transfer.notFound", { id });
  return transfer;
}

export interface TransferDecision {
  readonly id: string;
  readonly agrees: boolean;
  readonly reason: string;
}

/** One person agrees or not. The last who is needed makes the transfer happen, in the same transaction. */
export async function decideTransfer(
  app: App,
  reader: Reader,
  decision: TransferDecision,
): Promise<TransferRecord> {
  const seen = await seenTransfer(app, reader, decision.id);
  const places = await placesOf(app, reader, seen);
  if (places.length === 0) throw new Refusal("transfer.notApprover", { needed: [...seen.needed] });
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const transfer = await stores.transfers.hold(decision.id);
    if (transfer === null) throw new Refusal("transfer.notFound", { id: decision.id });
    if (transfer.state !== "pending")
      throw new Refusal("transfer.settled", { state: transfer.state });
    if (transfer.approvals.some(({ account }) => account === reader.account.account))
      throw new Refusal("transfer.approvedAlready");
    const approval: Omit<ApprovalRecord, "at"> = {
      account: reader.account.account,
      places,
      benefits: benefits(reader, transfer),
      agrees: decision.agrees,
      reason: decision.reason,
    };
    await stores.transfers.approve(transfer.id, approval);
    const now: TransferRecord = {
      ...transfer,
      approvals: [...transfer.approvals, { ...approval, at: app.now() }],
    };
    if (!decision.agrees) return settle(app, stores, now, "rejected");
    if (!standingOf(now).isApproved) return now;
    await moveOwners(app, stores, now);
    return settle(app, stores, now, "done");
  });
}

async function changesOf(
  app: App,
  stores: Stores,
  transfer: TransferRecord,
): Promise<readonly OwnerChange[]> {
  const plan = await planOfHandover(app, stores, transfer);
  const to = await stores.managers.find(transfer.to.id);
  if (to === null) throw new Refusal("manager.notFound", { id: transfer.to.id });
  const changes: OwnerChange[] = [];
  for (const item of transfer.items) {
    const customer = await stores.customers.find(item.customer.id);
    if (customer === null) throw new Refusal("customer.notFound", { id: item.customer.id });
    const guard = capacityGuard(plan.who.capacity, [customerFacts(customer)], [managerFacts(to)]);
    changes.push({
      customer: customer.id,
      expectedVer: item.expectedVer,
      to: to.id,
      articles: transfer.articles,
      reason: transfer.reason,
      weight: guard.weightOf(0, 0),
    });
  }
  return changes;
}

function refuseChange(
  transfer: TransferRecord,
  result: Exclude<OwnerChangeResult, { kind: "changed" }>,
): never {
  if (result.kind === "overCapacity")
    throw new Refusal("transfer.overCapacity", {
      manager: result.manager.name,
      limit: result.limit,
      held: result.held,
    });
  const [first] = result.kind === "conflict" ? result.conflicts : [];
  throw new Refusal("transfer.changedMeanwhile", {
    customer: first?.customer.name ?? transfer.items[0]?.customer.name ?? "",
    owner: first?.owner?.name ?? null,
  });
}

async function moveOwners(app: App, stores: Stores, transfer: TransferRecord): Promise<void> {
  const result = await stores.ownership.change(await changesOf(app, stores, transfer), {
    regime: transfer.regime,
    revision: transfer.revision,
    cause: "transfer",
  });
  if (result.kind !== "changed") refuseChange(transfer, result);
}

async function settle(
  app: App,
  stores: Stores,
  transfer: TransferRecord,
  state: "done" | "rejected" | "withdrawn",
): Promise<TransferRecord> {
  const at = app.now();
  await stores.transfers.settle(transfer.id, state, at);
  const plan = await planOfHandover(app, stores, transfer);
  const last = transfer.approvals.at(-1);
  await stores.notices.tell({
    to: {
      accounts: [transfer.createdBy],
      managers: [transfer.to.id, ...transfer.items.flatMap(({ from }) => from?.id ?? [])],
    },
    kind: "transfer.decided",
    about: transfer.id,
    data: {
      customer: transfer.items.length === 1 ? (transfer.items[0]?.customer.name ?? null) : null,
      from: transfer.items[0]?.from?.name ?? null,
      to: transfer.to.name,
      count: transfer.items.length,
      outcome: state,
      by: last?.account ?? transfer.createdBy,
      article: printed(plan, keysOf(transfer.articles)),
    },
    effectKey: `transfer.decided:${transfer.id}`,
  });
  await stores.events.append({
    kind: `transfer.${state}`,
    about: transfer.id,
    data: { customers: transfer.items.map(({ customer }) => customer.id), to: transfer.to.id },
  });
  return { ...transfer, state, decidedAt: at };
}

/** Who asked takes it back while nobody has decided. */
export async function withdrawTransfer(
  app: App,
  reader: Reader,
  id: string,
): Promise<TransferRecord> {
  require(reader, reader.rights.has("handover.run") ? "handover.run" : "book.own");
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const transfer = await stores.transfers.hold(id);
    if (transfer === null || transfer.createdBy !== reader.account.account)
      throw new Refusal("transfer.notFound", { id });
    if (transfer.state !== "pending")
      throw new Refusal("transfer.settled", { state: transfer.state });
    return settle(app, stores, transfer, "withdrawn");
  });
}
