import type { Plan } from "../../core/regime/index.ts";
import { type ApprovalStanding, judgeApprovals, transferTerms } from "../../core/who/index.ts";
import { grantsOf, scopeOf } from "../access/access.ts";
import type { App } from "../app.ts";
import { customerFacts, managerFacts } from "../book/facts.ts";
import { askToTell } from "../duties/tell-customer.ts";
import { groundFor, planOfHandover, printed } from "../handover/grounds.ts";
import { notePoaching } from "../handover/note-poaching.ts";
import { keysOf } from "../handover/open-handover.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import { waitRefusal } from "../ownership/refuse-wait.ts";
import type {
  ApprovalRecord,
  CustomerRecord,
  ManagerRecord,
  OwnerChange,
  OwnerChangeResult,
  Scope,
  Stores,
  TransferPlace,
  TransferRecord,
} from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { capacityGuard } from "../runs/capacity-guard.ts";
import { checkMove } from "./judge-transfer.ts";

/** How far the agreement has come. */
export const standingOf = (transfer: TransferRecord): ApprovalStanding =>
  judgeApprovals(
    transfer.needed,
    transfer.approvals
      .filter(({ agrees }) => agrees)
      .map(({ account, places, benefits }) => ({ by: account, as: places, benefits })),
  );

/** Whether the reader gets the customers or asked for the transfer, by this account or by another of his. */
async function benefits(
  stores: Stores,
  reader: Reader,
  transfer: TransferRecord,
): Promise<boolean> {
  const own = reader.account.manager?.id ?? null;
  if (own === transfer.to.id || transfer.createdBy === reader.account.account) return true;
  const asker = await stores.accounts.find(transfer.createdBy);
  return own !== null && asker?.manager?.id === own;
}

/** What the reader sees by the roles that make him a head who approves. */
const headScope = ({ account, access }: Reader): Scope =>
  scopeOf(
    account,
    { ...access, grants: access.grants.filter(({ role }) => role !== "executive") },
    ["transfer.approve"],
  );

/** Places that the reader fills: head of a unit that he sees whole, or executive. */
export async function placesOf(
  app: App,
  reader: Reader,
  transfer: TransferRecord,
): Promise<readonly TransferPlace[]> {
  const approving = grantsOf(reader.access, "transfer.approve");
  // An executive agrees as such: that he sees everything makes him nobody's head.
  const heads = approving.flatMap(({ role }) => (role === "executive" ? [] : [role]));
  if (approving.length === 0) return [];
  const seen = await app.database.within(headScope(reader), (stores) =>
    stores.transfers.unitsSeen([...transfer.items.map(({ unit }) => unit), transfer.toUnit]),
  );
  const isFrom = transfer.items.every(({ unit }) => seen.includes(unit));
  const isExecutive = approving.some(({ role }) => role === "executive");
  // A team lead agrees to what stays within the team; what leaves it is for the heads above.
  const isHead = heads.some((role) => role !== "teamLead");
  const isWithinTeam = heads.includes("teamLead") && isFrom && seen.includes(transfer.toUnit);
  return transfer.needed.filter((place) => {
    if (place === "executive") return isExecutive;
    if (!isHead && !isWithinTeam) return false;
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
      benefits: await benefits(stores, reader, transfer),
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

interface Moving {
  readonly to: ManagerRecord;
  readonly customers: readonly CustomerRecord[];
}

/** What moves, as it stands now: nobody else changes the customers until the transaction ends. */
async function heldOf(stores: Stores, transfer: TransferRecord): Promise<Moving> {
  const ids = transfer.items.map(({ customer }) => customer.id);
  await stores.lives.subjects(ids, true);
  const to = await stores.managers.find(transfer.to.id);
  if (to === null) throw new Refusal("manager.notFound", { id: transfer.to.id });
  const customers: CustomerRecord[] = [];
  for (const id of ids) {
    const customer = await stores.customers.find(id);
    if (customer === null) throw new Refusal("customer.notFound", { id });
    customers.push(customer);
  }
  return { to, customers };
}

/** It was judged when it was asked; facts, articles and people may have changed since. */
async function judgeAgain(
  app: App,
  stores: Stores,
  { transfer, moving }: { readonly transfer: TransferRecord; readonly moving: Moving },
): Promise<void> {
  const found = new Map(moving.customers.map(({ id, ver }) => [id, ver]));
  // Another owner: the writer refuses it and says who has the customer.
  if (transfer.items.some((item) => found.get(item.customer.id) !== item.expectedVer)) return;
  const facts = moving.customers.map(customerFacts);
  const ground = await groundFor(app, stores, (plan) => transferTerms(plan, facts));
  if (ground === null) throw new Refusal("transfer.noArticle");
  await checkMove(app, stores, { ...moving, plan: ground.plan });
}

function changesOf(
  plan: Plan,
  { transfer, moving }: { readonly transfer: TransferRecord; readonly moving: Moving },
): readonly OwnerChange[] {
  const { to, customers } = moving;
  const facts = customers.map(customerFacts);
  const guard = capacityGuard(plan.who.capacity, facts, [managerFacts(to)]);
  return transfer.items.map((item, at) => ({
    customer: item.customer.id,
    expectedVer: item.expectedVer,
    to: to.id,
    articles: transfer.articles,
    reason: transfer.reason,
    weight: guard.weightOf(at, 0),
    limit: guard.limitOf(0),
  }));
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
  if (result.kind === "waits") throw waitRefusal(result.wait);
  const [first] = result.kind === "conflict" ? result.conflicts : [];
  throw new Refusal("transfer.changedMeanwhile", {
    customer: first?.customer.name ?? transfer.items[0]?.customer.name ?? "",
    owner: first?.owner?.name ?? null,
  });
}

async function moveOwners(app: App, stores: Stores, transfer: TransferRecord): Promise<void> {
  const moving = await heldOf(stores, transfer);
  await judgeAgain(app, stores, { transfer, moving });
  const plan = await planOfHandover(app, stores, transfer);
  const result = await stores.ownership.change(changesOf(plan, { transfer, moving }), {
    regime: transfer.regime,
    revision: transfer.revision,
    cause: "transfer",
  });
  if (result.kind !== "changed") refuseChange(transfer, result);
  for (const { customer, expectedVer } of transfer.items)
    await notePoaching(app, stores, {
      ...{ customer: customer.id, to: transfer.to.id, ver: expectedVer + 1, cause: "transfer" },
    });
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
  if (state === "done")
    await askToTell(stores, transfer, {
      until: app.dayOf(at),
      article: printed(plan, keysOf(transfer.articles)),
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
  require(reader, "transfer.ask");
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const transfer = await stores.transfers.hold(id);
    if (transfer === null || transfer.createdBy !== reader.account.account)
      throw new Refusal("transfer.notFound", { id });
    if (transfer.state !== "pending")
      throw new Refusal("transfer.settled", { state: transfer.state });
    return settle(app, stores, transfer, "withdrawn");
  });
}
