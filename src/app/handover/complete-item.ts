import { itemTerms } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts } from "../book/facts.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type { DefectCode, HandoverRecord, ItemRecord, Stores } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { planOfHandover, printed } from "./grounds.ts";
import { dayOfText } from "./open-handover.ts";

/** What a person writes about one item. */
export interface ItemNote {
  readonly handover: string;
  readonly customer: string;
  /** Texts of the list by the names that the article asks for. */
  readonly contents?: Readonly<Record<string, string>> | undefined;
  /** Day of the joint visit. */
  readonly visitedOn?: string | undefined;
}

const rightOf = (reader: Reader): "handover.run" | "book.own" =>
  reader.rights.has("handover.run") ? "handover.run" : "book.own";

async function seenItem(
  app: App,
  reader: Reader,
  at: Pick<ItemNote, "handover" | "customer">,
): Promise<void> {
  require(reader, rightOf(reader));
  const item = await app.database.within(scopeFor(reader, rightOf(reader)), (stores) =>
    stores.handovers.item(at.handover, at.customer),
  );
  if (item === null) throw new Refusal("handover.itemNotFound", { id: at.customer });
}

const OVER = ["closed", "postCheck", "cancelled"];

async function heldItem(
  stores: Stores,
  at: Pick<ItemNote, "handover" | "customer">,
): Promise<{ readonly handover: HandoverRecord; readonly item: ItemRecord }> {
  const handover = await stores.handovers.hold(at.handover);
  const item = await stores.handovers.item(at.handover, at.customer);
  if (handover === null || item === null)
    throw new Refusal("handover.itemNotFound", { id: at.customer });
  return { handover, item };
}

/** Writes what the list must state of a customer, or the visit that was made together. */
export async function noteItem(app: App, reader: Reader, note: ItemNote): Promise<void> {
  await seenItem(app, reader, note);
  await app.database.within(onBehalfOf(reader), async (stores) => {
    const { handover, item } = await heldItem(stores, note);
    if (OVER.includes(handover.state))
      throw new Refusal("handover.notNow", { state: handover.state });
    const visitedOn = note.visitedOn === undefined ? undefined : dayOfText(note.visitedOn);
    if (visitedOn !== undefined && item.state !== "accepted")
      throw new Refusal("handover.notNow", { state: item.state });
    if (visitedOn !== undefined && visitedOn > app.today())
      throw new Refusal("handover.visitAhead", { day: visitedOn });
    await stores.handovers.change(handover.id, [note.customer], {
      ...(note.contents === undefined ? {} : { contents: { ...item.contents, ...note.contents } }),
      ...(visitedOn === undefined ? {} : { visitedOn }),
    });
    await stores.events.append({
      kind: visitedOn === undefined ? "handover.noted" : "handover.visited",
      about: note.customer,
      data: { handover: handover.id, ...(visitedOn === undefined ? {} : { on: visitedOn }) },
    });
  });
}

/** Points count against a person: who accepted the customer enters them, or the head. */
function checkEnters(reader: Reader, item: ItemRecord): void {
  const isReceiver = item.to !== null && reader.account.manager?.id === item.to;
  const isAccepted = item.state === "accepted" || item.state === "moved";
  if (reader.rights.has("handover.run") || (isReceiver && isAccepted)) return;
  throw new Refusal("handover.defectNotYours", { customer: item.name });
}

/** Enters a defect of the handover, once of each kind, in the assessment of the one who handed over. */
export async function recordDefect(
  app: App,
  reader: Reader,
  defect: {
    readonly handover: string;
    readonly customer: string;
    readonly code: DefectCode;
    readonly note: string;
  },
): Promise<void> {
  await seenItem(app, reader, defect);
  await app.database.within(onBehalfOf(reader), async (stores) => {
    const { handover, item } = await heldItem(stores, defect);
    checkEnters(reader, item);
    const before = (await stores.handovers.defects(handover.id)).find(
      ({ customer, code }) => customer.id === item.customer && code === defect.code,
    );
    if (before !== undefined)
      throw new Refusal("handover.defectEntered", { customer: item.name, by: before.by });
    const plan = await planOfHandover(app, stores, handover);
    const customer = await stores.customers.find(item.customer);
    if (customer === null) throw new Refusal("customer.notFound", { id: item.customer });
    const terms = itemTerms(plan, customerFacts(customer));
    if (terms.qualityArticles.length === 0) throw new Refusal("handover.noDefectArticle");
    await stores.handovers.enter({
      id: app.newId(),
      manager: handover.manager.id,
      unit: handover.unit,
      handover: handover.id,
      customer: { id: item.customer, name: item.name },
      code: defect.code,
      points: terms[defect.code],
      note: defect.note,
      regime: handover.regime,
      revision: handover.revision,
      articles: terms.qualityArticles,
    });
    await stores.events.append({
      kind: "handover.defect",
      about: item.customer,
      data: { handover: handover.id, code: defect.code, points: terms[defect.code] },
    });
    await stores.notices.tell({
      to: { managers: [handover.manager.id], roles: ["unitHead"], unit: handover.unit },
      kind: "handover.disputed",
      about: handover.id,
      data: {
        from: handover.manager.name,
        to: item.receiver?.name ?? null,
        count: 1,
        article: printed(plan, terms.qualityArticles),
      },
    });
  });
}
