import { stepCase } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { CollisionRecord } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { caseIn, refusedStep } from "./add-evidence.ts";
import { caseArticle, personOf, printedArticle, standingOf } from "./case-term.ts";
import { deadline } from "./deadline.ts";
import { putOnClock } from "./open-case.ts";
import { tellParties } from "./tell-parties.ts";

export interface AppealInput {
  readonly id: string;
  readonly ver: number;
  readonly reason: string;
}

/** The loser appeals, once and in time: another person decides anew. */
export function appealCase(app: App, reader: Reader, input: AppealInput): Promise<CollisionRecord> {
  return within(app, { reader, right: "book.own" }, async (stores) => {
    const record = await caseIn(stores, input.id);
    if (record.ver !== input.ver) throw new Refusal("collision.changedMeanwhile");
    const article = await caseArticle(app, stores, record);
    const now = app.now();
    const event = { kind: "appeal", by: personOf(reader) } as const;
    const judged = stepCase(article.term, standingOf(record), { event, now: now.getTime() });
    if (!judged.ok) throw refusedStep(judged.error, record, printedArticle(article));
    const { evidenceDays = 0 } = judged.value;
    const evidenceUntil = deadline(app, evidenceDays);
    const decideBy = deadline(app, evidenceDays + article.term.decideDays);
    const { reason } = input;
    const isKept = await stores.collisions.step(record.id, record.ver, {
      kind: "appealed",
      at: now,
      data: { reason },
      state: judged.value.state,
      evidenceUntil,
      evidenceDone: [],
      isHeard: false,
      decideBy,
      isOverdue: false,
      appeal: { by: reader.account.account, at: now.toISOString(), reason },
    });
    if (!isKept) throw new Refusal("collision.changedMeanwhile");
    const appealed = await caseIn(stores, record.id);
    await putOnClock(stores, appealed);
    const printed = printedArticle(article);
    await tellParties(stores, appealed, {
      kind: "collision.appealed",
      article: printed,
      until: evidenceUntil,
    });
    return appealed;
  });
}
