import type { CollisionCriterion } from "../../core/regime/index.ts";
import { managerId } from "../../core/shared/index.ts";
import { stepCase } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { CollisionRecord, Stores } from "../ports.ts";
import { type Reader, require, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { Right } from "../roles.ts";
import { caseArticle, personOf, printedArticle, standingOf } from "./case-term.ts";

/** The right by which somebody sees cases: that over customers, or that over his own book. */
export const sightOf = (reader: Reader): Right =>
  reader.rights.has("customer.read") ? "customer.read" : "book.own";

/** A case that the reader may see. */
export async function caseIn(stores: Stores, id: string): Promise<CollisionRecord> {
  const record = await stores.collisions.find(id);
  if (record === null) throw new Refusal("collision.notFound");
  return record;
}

export interface EvidenceInput {
  /** For whom; null = the reader himself. */
  readonly party: string | null;
  readonly criterion: CollisionCriterion;
  readonly at: Date | null;
  readonly note: string;
}

const TIMED: readonly CollisionCriterion[] = ["registeredAt", "firstContact", "customerChoice"];

/** Adds what speaks for a party: by the party itself, or by whoever decides cases. */
export function addEvidence(
  app: App,
  reader: Reader,
  { id, ...input }: EvidenceInput & { readonly id: string },
): Promise<CollisionRecord> {
  const own = reader.account.manager?.id ?? null;
  const party = input.party ?? own;
  if (party === null) throw new Refusal("collision.notManager");
  if (party !== own) require(reader, "collision.decide");
  return within(app, { reader, right: sightOf(reader) }, async (stores) => {
    const record = await caseIn(stores, id);
    const article = await caseArticle(app, stores, record);
    const now = app.now();
    const event = { kind: "addEvidence", by: personOf(reader), party: managerId(party) } as const;
    const step = stepCase(article.term, standingOf(record), { event, now: now.getTime() });
    if (!step.ok) throw refusedStep(step.error, record, printedArticle(article));
    if (input.at === null && TIMED.includes(input.criterion))
      throw new Refusal("collision.dateMissing");
    if (input.at !== null && input.at > record.openedAt && input.criterion !== "customerChoice")
      throw new Refusal("collision.future");
    if (input.at !== null && input.at > now) throw new Refusal("collision.future");
    const { criterion, note } = input;
    const evidence = { id: app.newId(), party, criterion, factAt: input.at, note, addedAt: now };
    await stores.collisions.addEvidence(id, [{ ...evidence, source: "party" }]);
    const data = { party, criterion };
    const evidenceDone = step.value.done ?? record.evidenceDone;
    const added = { kind: "evidence", at: now, data, evidenceDone };
    if (!(await stores.collisions.step(id, record.ver, added)))
      throw new Refusal("collision.changedMeanwhile");
    return caseIn(stores, id);
  });
}

/** Finds that a piece of evidence does not hold; it is kept, and not counted. */
export function rejectEvidence(
  app: App,
  reader: Reader,
  {
    id,
    evidence,
    reason,
  }: { readonly id: string; readonly evidence: string; readonly reason: string },
): Promise<CollisionRecord> {
  return within(app, { reader, right: "collision.decide" }, async (stores) => {
    const record = await caseIn(stores, id);
    const { holder, challenger, state } = record;
    const own = reader.account.manager?.id;
    const printed = printedArticle(await caseArticle(app, stores, record));
    if (own !== undefined && (own === holder?.id || own === challenger.id))
      throw new Refusal("collision.beneficiary", { article: printed });
    if (state !== "evidence" && state !== "appeal")
      throw new Refusal("collision.wrongState", { state });
    if (!(await stores.collisions.rejectEvidence(id, evidence, reason)))
      throw new Refusal("collision.notFound");
    const step = { kind: "rejected", at: app.now(), data: { evidence, reason } };
    if (!(await stores.collisions.step(id, record.ver, step)))
      throw new Refusal("collision.changedMeanwhile");
    return caseIn(stores, id);
  });
}

type Why = Extract<ReturnType<typeof stepCase>, { ok: false }>["error"];

const untilOf = (why: Why, { appealUntil, evidenceUntil }: CollisionRecord): Date | null =>
  why === "evidenceOpen" || why === "evidenceOver" ? evidenceUntil : appealUntil;

/** Why a step of a case may not be, as a refusal. */
export const refusedStep = (why: Why, record: CollisionRecord, article: string): Refusal =>
  new Refusal(`collision.${why}`, {
    state: record.state,
    article,
    until: untilOf(why, record)?.toISOString() ?? null,
  });
