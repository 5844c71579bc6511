import { customerId } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import { spendCheck } from "../customers/check-budget.ts";
import { type CollisionArticle, collisionArticle } from "../customers/collision-term.ts";
import { type CustomerEntry, factsOfEntry } from "../customers/entry.ts";
import { findMatches } from "../customers/find-matches.ts";
import { matchRef } from "../customers/show-match.ts";
import type { CollisionRecord, CollisionSubject, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { printedArticle } from "./case-term.ts";
import { deadline } from "./deadline.ts";
import { ownEvidence } from "./own-evidence.ts";
import { tellParties } from "./tell-parties.ts";

/** A customer that the reader may see, by id; or one that a check has told him of, by the check's word for it. */
export type Collided =
  | { readonly kind: "seen"; readonly customer: string }
  | { readonly kind: "told"; readonly entry: CustomerEntry; readonly ref: string };

export interface OpenCase {
  readonly about: Collided;
  /** For whom; null = the reader himself. */
  readonly challenger: string | null;
  readonly statement: string;
}

/** Opens a collision case against the present owner, with what our own records say for either side. */
export async function openCase(
  app: App,
  reader: Reader,
  input: OpenCase,
): Promise<CollisionRecord> {
  const own = reader.account.manager?.id ?? null;
  const challenger = input.challenger ?? own;
  if (challenger === null) throw new Refusal("collision.notManager");
  const customer = await within(app, { reader, right: "customer.create" }, async (stores) => {
    // Whoever leads a unit may open a case for one of his own people, and for nobody else.
    if (challenger !== own && (await stores.managers.find(challenger)) === null)
      throw new Refusal("manager.notFound", { id: challenger });
    return collidedCustomer(app, stores, { reader, about: input.about });
  });
  const scope = { actor: reader.scope.actor, units: "all" } as const;
  return app.database.within(scope, async (stores) => {
    const subject = await stores.collisions.subject(customer);
    if (subject === null) throw new Refusal("customer.notFound", { id: customer });
    return openAgainst(app, stores, { subject, challenger, statement: input.statement });
  });
}

async function collidedCustomer(
  app: App,
  stores: Stores,
  { reader, about }: { readonly reader: Reader; readonly about: Collided },
): Promise<string> {
  if (about.kind === "seen") {
    const seen = await stores.customers.find(about.customer);
    if (seen === null) throw new Refusal("customer.notFound", { id: about.customer });
    return seen.id;
  }
  spendCheck(app, reader);
  const { matches } = await findMatches(app, stores, factsOfEntry(app, reader, about.entry));
  const match = matches.find(({ candidate }) => matchRef(app, reader, candidate.id) === about.ref);
  if (match === undefined) throw new Refusal("collision.changedMeanwhile");
  return match.candidate.id;
}

interface Against {
  readonly subject: CollisionSubject;
  readonly challenger: string;
  readonly statement: string;
}

async function openAgainst(app: App, stores: Stores, against: Against): Promise<CollisionRecord> {
  const { subject, challenger, statement } = against;
  if (subject.owner === challenger) throw new Refusal("collision.ownCustomer");
  const facts = { id: customerId(subject.id), fields: { ...subject.fields, owner: subject.owner } };
  const article = await collisionArticle(app, stores, facts);
  if (article === null) throw new Refusal("collision.noArticle");
  const now = app.now();
  const id = `K${app.newId()}`;
  const { evidenceDays, decideDays } = article.term;
  const evidenceUntil = deadline(app, evidenceDays);
  const decideBy = deadline(app, evidenceDays + decideDays);
  const { regime } = article.plan;
  const isNew = await stores.collisions.insert({
    id,
    customer: subject.id,
    customerName: subject.name,
    unit: subject.unit,
    holder: subject.owner,
    challenger,
    regime: regime.id,
    revision: regime.revision,
    article: article.term.article,
    statement,
    openedAt: now,
    evidenceUntil,
    decideBy,
  });
  const record = isNew ? await stores.collisions.find(id) : null;
  if (record === null) throw new Refusal("collision.openAlready");
  await addOwnEvidence(app, stores, { ...against, id, now });
  await putOnClock(stores, record);
  await stores.events.append({ kind: "collision.opened", about: subject.id, data: { case: id } });
  await tellParties(stores, record, toldOf(article, evidenceUntil));
  return record;
}

const toldOf = (article: CollisionArticle, until: Date) =>
  ({ kind: "collision.opened", article: printedArticle(article), until }) as const;

async function addOwnEvidence(
  app: App,
  stores: Stores,
  { subject, challenger: of, id, now }: Against & { readonly id: string; readonly now: Date },
): Promise<void> {
  const holder = subject.owner === null ? null : await stores.managers.find(subject.owner);
  const challenger = await stores.managers.find(of);
  if (challenger === null) throw new Refusal("manager.notFound", { id: of });
  const evidence = ownEvidence(app, { subject, holder, challenger, now });
  await stores.collisions.addEvidence(id, evidence);
}

/** The days on which a case is looked at: when the time for evidence is over, and that to decide. */
export const putOnClock = (
  stores: Stores,
  record: Pick<CollisionRecord, "id" | "ver" | "decideBy" | "evidenceUntil" | "isHeard">,
): Promise<void> => {
  const { id, ver, decideBy, evidenceUntil, isHeard } = record;
  const at = (kind: string, due: Date) =>
    ({ kind, about: id, due, payload: {}, effectKey: `${kind}:${id}:${ver}` }) as const;
  return stores.timed.schedule([
    ...(isHeard ? [] : [at("collision.heard", evidenceUntil)]),
    at("collision.due", decideBy),
  ]);
};
