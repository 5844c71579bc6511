import { stepCase } from "../../core/who/index.ts";
import type { TimedHandler, TimedHandlers } from "../timed/timed-handler.ts";
import { caseArticle, printedArticle, standingOf } from "./case-term.ts";
import { tellHeard } from "./finish-evidence.ts";
import { tellParties } from "./tell-parties.ts";

const NOTHING_TO_DO = { kind: "done", outcome: "settled" } as const;

/** The time for evidence is over: the case goes to whoever decides it, and everybody is told. */
const endEvidence: TimedHandler = async ({ app, stores, event, now }) => {
  const record = await stores.collisions.find(event.about);
  if (record === null || record.isHeard || record.evidenceUntil > now) return NOTHING_TO_DO;
  if (record.state !== "evidence" && record.state !== "appeal") return NOTHING_TO_DO;
  const step = { kind: "evidenceOver", at: now, data: {}, isHeard: true };
  if (!(await stores.collisions.step(record.id, record.ver, step)))
    return { kind: "later", at: now, why: "changedMeanwhile" };
  const heard = { ...record, ver: record.ver + 1 };
  await tellHeard(stores, heard, await caseArticle(app, stores, record));
  return { kind: "done", outcome: "heard" };
};

/** The time to decide is over: the case is marked, and both units are told. */
const remindDeciders: TimedHandler = async ({ app, stores, event, now }) => {
  const record = await stores.collisions.find(event.about);
  if (record === null || record.isOverdue || record.decideBy > now) return NOTHING_TO_DO;
  if (record.state !== "evidence" && record.state !== "appeal") return NOTHING_TO_DO;
  const printed = printedArticle(await caseArticle(app, stores, record));
  const step = { kind: "overdue", at: now, data: {}, isOverdue: true };
  if (!(await stores.collisions.step(record.id, record.ver, step)))
    return { kind: "later", at: now, why: "changedMeanwhile" };
  const told = { kind: "collision.due", article: printed, until: record.decideBy } as const;
  await tellParties(stores, record, told);
  return { kind: "done", outcome: "overdue" };
};

/** Nobody appealed in time: the case is closed. */
const closeCase: TimedHandler = async ({ app, stores, event, now }) => {
  const record = await stores.collisions.find(event.about);
  if (record === null || record.state !== "decided") return NOTHING_TO_DO;
  const { term } = await caseArticle(app, stores, record);
  const judged = stepCase(term, standingOf(record), {
    event: { kind: "close" },
    now: now.getTime(),
  });
  if (!judged.ok) return { kind: "later", at: record.appealUntil ?? now, why: judged.error };
  const step = { kind: "closed", at: now, data: {}, state: judged.value.state, finalAt: now };
  return (await stores.collisions.step(record.id, record.ver, step))
    ? { kind: "done", outcome: "final" }
    : { kind: "later", at: now, why: "changedMeanwhile" };
};

/** What is done when the days of a case are over. */
export const CASE_HANDLERS: TimedHandlers = {
  "collision.heard": endEvidence,
  "collision.due": remindDeciders,
  "collision.close": closeCase,
};
