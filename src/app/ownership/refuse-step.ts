import type { ManagerFacts } from "../../core/facts/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import { type ArticleKey, daysBetween, type IssueData } from "../../core/shared/index.ts";
import {
  claimRulesOf,
  type LifeDecision,
  type LifeEvent,
  type LifeRefusal,
  stepLife,
} from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { Refusal, type RefusalCode } from "../refusal.ts";
import type { Living } from "./living.ts";

type Next = Extract<LifeDecision, { kind: "next" }>;

const CODES: Readonly<Record<LifeRefusal["code"], RefusalCode>> = {
  noArticle: "life.noArticle",
  notFree: "life.notFree",
  waits: "life.waits",
  inPool: "life.inPool",
  cooldown: "life.cooldown",
  dayQuota: "life.dayQuota",
  holdCap: "life.holdCap",
  notHeld: "life.notHeld",
  beforeClock: "life.beforeClock",
};

/** How articles are named in a refusal: as printed. */
export const printedOf = (plan: Plan | null, keys: readonly ArticleKey[]): readonly string[] => {
  const printed = new Map(plan?.articles.map((one) => [one.key, one.printed]));
  return plan === null ? [] : keys.map((key) => printed.get(key) ?? key);
};

/** The refusal of a step in words: values first, the article beside. */
export function refusalOf(
  { subject, plan, keptPlan }: Living,
  why: LifeRefusal,
  articles: readonly ArticleKey[],
): Refusal {
  const { code, ...values } = why;
  const data: IssueData = {
    customer: subject.name,
    ...values,
    // A stranger learns that it is kept, by which unit and until when, and not by whom.
    ...(code === "notFree" ? { unit: subject.unit } : {}),
    articles: printedOf(code === "waits" ? keptPlan : plan, articles),
  };
  return new Refusal(CODES[code], data);
}

/** Days for which somebody who came second is told so; later it is a colleague's customer like any other. */
const TOLD_DAYS = 1;

/**
 * Refuses, as if it were not there, a customer of which the reader may not know: a colleague's that was
 * not free lately, or one that the articles keep out of his reach.
 */
export function checkWithinReach(app: App, living: Living, by: "claim" | "register"): void {
  const { subject, life, rules } = living;
  const isFree = subject.owner === null;
  const isReached = isFree
    ? (by === "claim" ? rules.pool : rules.protection) !== null
    : life.began !== null && daysBetween(life.began, app.today()) <= TOLD_DAYS;
  if (!isReached) throw new Refusal("customer.notFound", { id: subject.id });
}

/** The refusal of a claimant whom articles keep from the customer. */
export const ineligible = ({ subject, plan }: Living, articles: readonly ArticleKey[]): Refusal =>
  new Refusal("life.ineligible", {
    customer: subject.name,
    articles: printedOf(plan, articles),
  });

/** Whether somebody asks for a customer that another one keeps. */
const isAnothers = ({ subject }: Living, event: LifeEvent): boolean =>
  (event.kind === "claim" || event.kind === "register") &&
  subject.owner !== null &&
  subject.owner.id !== event.manager;

/** The next state by the articles, or a refusal that cites them. */
export function decide(app: App, living: Living, event: LifeEvent, claimant?: ManagerFacts): Next {
  const claims =
    claimant === undefined || living.plan === null
      ? []
      : claimRulesOf(living.plan, living.facts, claimant);
  const rules = { ...living.rules, claims };
  const decision = stepLife(rules, living.life, { event, today: app.today() });
  if (decision.kind === "next") return decision;
  // What no article opens to a stranger is, to him, not there: nor does he learn its name.
  if (decision.why.code === "noArticle" && isAnothers(living, event))
    throw new Refusal("customer.notFound", { id: living.subject.id });
  throw refusalOf(living, decision.why, decision.articles);
}
