import type { CollisionOutcome } from "../../core/regime/index.ts";
import { customerId, managerId } from "../../core/shared/index.ts";
import { type CaseStep, plainLife, stepCase } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { waitOf, waitRefusal } from "../ownership/refuse-wait.ts";
import type {
  CollisionDecision,
  CollisionRecord,
  CustomerRecord,
  LifeRecord,
  Stores,
} from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { roomUnder } from "../runs/capacity-guard.ts";
import { caseIn, refusedStep } from "./add-evidence.ts";
import {
  type CaseArticle,
  caseArticle,
  personOf,
  printedArticle,
  proposalFor,
  standingOf,
} from "./case-term.ts";
import { deadline } from "./deadline.ts";
import { tellParties } from "./tell-parties.ts";

export interface Ruling {
  readonly id: string;
  /** The case as the decider saw it. */
  readonly ver: number;
  readonly outcome: CollisionOutcome;
  readonly winner: string | null;
  readonly reason: string;
}

interface Ruled {
  readonly record: CollisionRecord;
  readonly article: CaseArticle;
  readonly ruling: Ruling;
  readonly step: CaseStep;
  readonly now: Date;
}

/**
 * Decides a case, or the appeal against its decision. The owner changes in the same transaction.
 * Only who has both parties in his charge decides, and nobody who gains by it.
 */
export function decideCase(app: App, reader: Reader, ruling: Ruling): Promise<CollisionRecord> {
  return within(app, { reader, right: "collision.decide" }, async (stores) => {
    const record = await caseIn(stores, ruling.id);
    if (record.ver !== ruling.ver) throw new Refusal("collision.changedMeanwhile");
    const customer = await inSight(stores, record);
    const article = await caseArticle(app, stores, record);
    const proposal = proposalFor(article, record, await stores.collisions.evidence(record.id));
    const isProposed = proposal.outcome === ruling.outcome && proposal.winner === ruling.winner;
    const winner = ruling.winner === null ? null : managerId(ruling.winner);
    const now = app.now();
    const judged = stepCase(article.term, standingOf(record), {
      event: {
        kind: "decide",
        by: personOf(reader),
        ruling: { outcome: ruling.outcome, winner, reason: ruling.reason },
        isProposed,
      },
      now: now.getTime(),
    });
    if (!judged.ok) throw refusedStep(judged.error, record, printedArticle(article));
    const ruled: Ruled = { record, article, ruling, step: judged.value, now };
    const ver = await moveOwner(stores, customer, ruled);
    if (judged.value.moveTo === null && !(await isWaiting(app, stores, customer.id)))
      await stores.lives.put([custodyOf(ruled, ver ?? customer.ver)]);
    await keep(app, stores, {
      ...ruled,
      decision: {
        outcome: ruling.outcome,
        winner: ruling.winner,
        reason: ruling.reason,
        by: reader.account.account,
        at: now.toISOString(),
        isProposed,
        criterion: isProposed ? proposal.by : null,
        credit: judged.value.credit ?? [],
        ver,
      },
    });
    return caseIn(stores, record.id);
  });
}

/** The customer, when it and both parties are in the reader's charge; its facts unmasked, for they are weighed. */
async function inSight(
  stores: Stores,
  { customer, holder, challenger }: CollisionRecord,
): Promise<CustomerRecord> {
  const seen = await stores.customers.stored(customer.id);
  for (const party of [holder, challenger])
    if (party !== null && (await stores.managers.find(party.id)) === null)
      throw new Refusal("collision.outOfSight");
  if (seen === null) throw new Refusal("collision.outOfSight");
  return seen;
}

/** Version of the ownership after the change; null where the owner is as ruled already. */
async function moveOwner(
  stores: Stores,
  customer: CustomerRecord,
  ruled: Ruled,
): Promise<number | null> {
  const to = ruled.step.moveTo;
  if (to === undefined || to === (customer.owner?.id ?? null)) return null;
  const { regime, revision } = ruled.record;
  const result = await stores.ownership.change(
    [
      {
        customer: customer.id,
        expectedVer: customer.ver,
        to,
        articles: ruled.step.articles,
        reason: ruled.ruling.reason,
        ...(to === null ? { weight: 1 } : await roomFor(stores, ruled, { customer, to })),
      },
    ],
    { regime, revision, cause: "collision" },
  );
  if (result.kind === "overCapacity") {
    const { limit, held } = result;
    throw new Refusal("collision.capacityFull", { manager: result.manager.name, limit, held });
  }
  if (result.kind === "waits") throw waitRefusal(result.wait);
  if (result.kind !== "changed") throw new Refusal("collision.changedMeanwhile");
  return customer.ver + 1;
}

/** Who waits with the unit already goes on waiting. */
async function isWaiting(app: App, stores: Stores, customer: string): Promise<boolean> {
  const [subject] = await stores.lives.subjects([customer], false);
  return subject !== undefined && (await waitOf(app, stores, subject)) !== null;
}

/** The unit keeps it until somebody is given it: neither party claims it as free. */
const custodyOf = ({ record, step }: Ruled, ver: number): Omit<LifeRecord, "since"> => ({
  customer: record.customer.id,
  ver,
  life: { ...plainLife(null), state: "unitCustody", articles: step.articles },
  regime: record.regime,
  revision: record.revision,
});

async function roomFor(
  stores: Stores,
  { article }: Ruled,
  { customer, to }: { readonly customer: CustomerRecord; readonly to: string },
): Promise<ReturnType<typeof roomUnder>> {
  const manager = await stores.managers.find(to);
  const facts = { id: customerId(customer.id), fields: customer.fields };
  const seat = { id: managerId(to), fields: manager?.fields ?? {} };
  return roomUnder(article.plan, facts, seat);
}

async function keep(
  app: App,
  stores: Stores,
  ruled: Ruled & { readonly decision: CollisionDecision },
): Promise<void> {
  const { record, article, step, now, decision } = ruled;
  const appealUntil = step.appealDays === undefined ? null : deadline(app, step.appealDays);
  const { outcome, winner, reason } = decision;
  const isKept = await stores.collisions.step(record.id, record.ver, {
    kind: record.state === "appeal" ? "appealDecided" : "decided",
    at: now,
    data: { outcome, winner, reason },
    state: step.state,
    decision,
    isOverdue: false,
    ...(appealUntil === null ? { finalAt: now } : { appealUntil }),
  });
  if (!isKept) throw new Refusal("collision.changedMeanwhile");
  if (appealUntil !== null)
    await stores.timed.schedule([
      {
        kind: "collision.close",
        about: record.id,
        due: new Date(appealUntil.getTime() + 1),
        payload: {},
        effectKey: `collision.close:${record.id}`,
      },
    ]);
  await stores.events.append({
    kind: "collision.decided",
    about: record.customer.id,
    data: { case: record.id, outcome, winner },
  });
  const told = { kind: "collision.decided", article: printedArticle(article), outcome } as const;
  await tellParties(stores, { ...record, ver: record.ver + 1 }, told);
}
