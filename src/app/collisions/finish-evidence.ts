import { stepCase } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { CollisionChange, CollisionRecord, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { caseIn, refusedStep } from "./add-evidence.ts";
import {
  type CaseArticle,
  caseArticle,
  personOf,
  printedArticle,
  standingOf,
} from "./case-term.ts";
import { deadline } from "./deadline.ts";
import { putOnClock } from "./open-case.ts";
import { tellParties } from "./tell-parties.ts";

/** A party has nothing to add; once both have said so the case goes to whoever decides it. */
export function finishEvidence(
  app: App,
  reader: Reader,
  input: { readonly id: string; readonly ver: number },
): Promise<CollisionRecord> {
  return within(app, { reader, right: "book.own" }, async (stores) => {
    const record = await caseIn(stores, input.id);
    if (record.ver !== input.ver) throw new Refusal("collision.changedMeanwhile");
    const article = await caseArticle(app, stores, record);
    const now = app.now();
    const by = personOf(reader);
    const event = { kind: "finishEvidence", by } as const;
    const judged = stepCase(article.term, standingOf(record), { event, now: now.getTime() });
    if (!judged.ok) throw refusedStep(judged.error, record, printedArticle(article));
    const { done = [], isHeard = false } = judged.value;
    const heard: CollisionChange = isHeard
      ? { isHeard, evidenceUntil: now, decideBy: deadline(app, article.term.decideDays) }
      : {};
    const data = { party: by.manager };
    const step = { kind: "evidenceDone", at: now, data, evidenceDone: done, ...heard };
    if (!(await stores.collisions.step(record.id, record.ver, step)))
      throw new Refusal("collision.changedMeanwhile");
    const finished = await caseIn(stores, record.id);
    if (isHeard) await goToDeciders(stores, finished, article);
    return finished;
  });
}

async function goToDeciders(
  stores: Stores,
  record: CollisionRecord,
  article: CaseArticle,
): Promise<void> {
  await putOnClock(stores, record);
  await tellHeard(stores, record, article);
}

/** Both parties and the heads are told that the case awaits its decision. */
export const tellHeard = (
  stores: Stores,
  record: CollisionRecord,
  article: CaseArticle,
): Promise<void> =>
  tellParties(stores, record, {
    kind: "collision.heard",
    article: printedArticle(article),
    until: record.decideBy,
  });
