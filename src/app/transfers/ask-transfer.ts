import { type TransferTerms, transferTerms } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts } from "../book/facts.ts";
import { groundFor, printed } from "../handover/grounds.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type { AskedAs, CustomerRecord, Stores, TransferRecord } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { Role } from "../roles.ts";
import { checkMove, type Move, withGroups } from "./judge-transfer.ts";

export interface TransferInput {
  readonly customers: readonly string[];
  readonly to: string;
  readonly reason: string;
  /** True: the other members of a group that must have one owner go along. */
  readonly withGroup?: boolean | undefined;
}

/** Whoever answers for a part of the organisation asks as its head; the head of a line proposes alike. */
const HEADS: readonly Role[] = ["unitHead", "deputyHead", "areaHead", "industryHead", "teamLead"];

/** Who may fill a place of approval. */
const APPROVERS: readonly Role[] = ["unitHead", "deputyHead", "areaHead", "executive"];

/** As what the reader asks: the first that fits. */
function askingAs(
  reader: Reader,
  asked: { readonly customers: readonly CustomerRecord[]; readonly to: string },
): readonly AskedAs[] {
  const own = reader.account.manager?.id ?? null;
  const isOwner = own !== null && asked.customers.every(({ owner }) => owner?.id === own);
  const { roles } = reader.account;
  const isHead = HEADS.some((role) => roles.includes(role));
  return [
    ...(isOwner ? (["owner"] as const) : []),
    ...(isHead ? (["head"] as const) : []),
    ...(roles.includes("allocator") ? (["allocator"] as const) : []),
    ...(own === asked.to ? (["receiver"] as const) : []),
  ];
}

/** The customers whom the reader sees; others are as if they were not there. */
async function seenCustomers(app: App, reader: Reader, ids: readonly string[]): Promise<void> {
  await within(app, { reader, right: "transfer.ask" }, async (stores) => {
    for (const id of ids)
      if ((await stores.customers.find(id)) === null)
        throw new Refusal("customer.notFound", { id });
  });
}

interface Asked extends Move {
  readonly terms: TransferTerms;
}

function checkTerms(
  asked: Asked,
  by: { readonly as: readonly AskedAs[]; readonly reason: string },
): AskedAs {
  const { plan, terms } = asked;
  const as = terms.initiators.find((one) => by.as.includes(one));
  const articles = terms.articles.map((key) => plan.cite(key).printed);
  if (as === undefined) throw new Refusal("transfer.notInitiator", { articles });
  if (terms.reasons !== null && !terms.reasons.includes(by.reason))
    throw new Refusal("transfer.reasonNotAllowed", {
      reason: by.reason,
      reasons: [...terms.reasons],
      articles,
    });
  return as;
}

async function recordsOf(
  stores: Stores,
  ids: readonly string[],
): Promise<readonly CustomerRecord[]> {
  const records: CustomerRecord[] = [];
  for (const id of [...new Set(ids)].sort()) {
    const record = await stores.customers.find(id);
    if (record === null) throw new Refusal("customer.notFound", { id });
    records.push(record);
  }
  return records;
}

/** Asks that customers go to another manager. What must be agreed to, and by whom, the articles say. */
export async function askTransfer(
  app: App,
  reader: Reader,
  input: TransferInput,
): Promise<TransferRecord> {
  await seenCustomers(app, reader, input.customers);
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const named = await recordsOf(stores, input.customers);
    const to = await stores.managers.find(input.to);
    if (to === null) throw new Refusal("manager.notFound", { id: input.to });
    const facts = named.map(customerFacts);
    const ground = await groundFor(app, stores, (plan) => transferTerms(plan, facts));
    if (ground === null) throw new Refusal("transfer.noArticle");
    const { plan } = ground;
    const isWhole = input.withGroup === true;
    const customers = isWhole ? await withGroups(stores, plan, named) : named;
    const terms = transferTerms(plan, customers.map(customerFacts)) ?? ground.terms;
    const asked: Asked = { plan, terms, customers, to };
    const as = checkTerms(asked, {
      as: askingAs(reader, { customers, to: to.id }),
      reason: input.reason,
    });
    const own = customers.find(({ owner }) => owner?.id === to.id);
    if (own !== undefined)
      throw new Refusal("transfer.sameOwner", { customer: own.name, manager: to.name });
    await checkMove(app, stores, asked);
    return store(app, stores, { asked, as, reason: input.reason, by: reader.account.displayName });
  });
}

async function store(
  app: App,
  stores: Stores,
  given: {
    readonly asked: Asked;
    readonly as: AskedAs;
    readonly reason: string;
    readonly by: string;
  },
): Promise<TransferRecord> {
  const { plan, terms, customers, to } = given.asked;
  const subjects = await stores.lives.subjects(
    customers.map(({ id }) => id),
    false,
  );
  const unitOf = new Map(subjects.map(({ id, unit }) => [id, unit]));
  const home = await stores.transfers.unitOf(to.id);
  const unit = unitOf.get(customers[0]?.id ?? "") ?? "hq";
  const id = app.newId();
  await stores.transfers.insert({
    id,
    unit,
    to: { id: to.id, name: to.name },
    toUnit: home?.unit ?? "hq",
    reason: given.reason,
    askedAs: given.as,
    needed: terms.approvals,
    tellsCustomer: terms.tellsCustomer,
    regime: plan.regime.id,
    revision: plan.regime.revision,
    articles: terms.articles,
    items: customers.map((customer) => ({
      customer: { id: customer.id, name: customer.name },
      from: customer.owner,
      unit: unitOf.get(customer.id) ?? unit,
      expectedVer: customer.ver,
    })),
  });
  const transfer = await stores.transfers.find(id);
  if (transfer === null) throw new Refusal("transfer.notFound", { id });
  const places = [...new Set([...transfer.items.map((item) => item.unit), transfer.toUnit])];
  // A team's lead agrees to what stays within his team, and to nothing else.
  const roles: readonly Role[] = places.length === 1 ? [...APPROVERS, "teamLead"] : APPROVERS;
  for (const place of places)
    await stores.notices.tell({
      to: { roles, unit: place },
      kind: "transfer.asked",
      about: id,
      data: {
        customer: customers.length === 1 ? (customers[0]?.name ?? null) : null,
        from: customers[0]?.owner?.name ?? null,
        to: to.name,
        count: customers.length,
        by: given.by,
        article: printed(plan, terms.articles),
      },
      effectKey: `transfer.asked:${id}`,
    });
  await stores.events.append({
    kind: "transfer.asked",
    about: id,
    data: { customers: customers.map((one) => one.id), to: to.id, reason: given.reason },
  });
  return transfer;
}
