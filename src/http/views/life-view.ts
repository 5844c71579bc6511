import type { Living } from "../../app/ownership/living.ts";
import type { LifePage } from "../../app/ownership/read-lives.ts";
import type { PoolEntry } from "../../app/ownership/read-pool.ts";
import type { ContactRecord } from "../../app/ports.ts";
import type { Refusal } from "../../app/refusal.ts";
import type { ArticleRef, ContactView, LifeRow, LifeView, PoolRow } from "../../contract/index.ts";
import type { FieldSpec } from "../../core/facts/index.ts";
import { isSensitive } from "../../core/may/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import { type ArticleKey, daysBetween, type LocalDate } from "../../core/shared/index.ts";
import type { Life } from "../../core/who/index.ts";
import { renderRefusal } from "../../i18n/refusals.ts";
import type { Locale } from "../../i18n/text.ts";
import type { ArticleNamers } from "./article-refs.ts";
import { fieldViews } from "./subject-view.ts";

const refIn = (plan: Plan, article: ArticleKey): ArticleRef => {
  const { regime, revision, key, printed } = plan.cite(article);
  const title = plan.articles.find((one) => one.key === key)?.title ?? "";
  return { regime, revision, key, printed, title };
};

interface Shown {
  readonly today: LocalDate;
  readonly names: ArticleNamers;
}

/** Articles of a kept life are those of the revision that decided; a fresh one cites the plan in force. */
function articlesOf({ subject, plan }: Living, life: Life, names: ArticleNamers): ArticleRef[] {
  const { kept } = subject;
  const isKept = kept !== null && kept.life.articles.join(" ") === life.articles.join(" ");
  if (isKept && kept.regime !== null && kept.revision !== null)
    return life.articles.map(names(kept.regime, kept.revision));
  if (plan === null) return [];
  const known = new Set(plan.articles.map(({ key }) => key));
  return life.articles.filter((key) => known.has(key)).map((key) => refIn(plan, key));
}

export function lifeRow(living: Living, life: Life, { today, names }: Shown): LifeRow {
  const { subject } = living;
  return {
    customer: { id: subject.id, name: subject.name },
    owner: subject.owner?.id === life.owner ? subject.owner : null,
    state: life.state,
    since: subject.kept?.since.toISOString() ?? null,
    began: life.began,
    until: life.until,
    latest: life.latest,
    daysLeft: life.until === null ? null : daysBetween(life.paused ?? today, life.until),
    pausedOn: life.paused,
    lastContact: life.lastContact,
    dealt: life.dealt,
    articles: articlesOf(living, life, names),
  };
}

export function lifeView(page: LifePage, shown: Shown): LifeView {
  const { living } = page;
  const { plan, rules } = living;
  return {
    life: lifeRow(living, living.life, shown),
    protection:
      plan === null || rules.protection === null ? null : refIn(plan, rules.protection.article),
    pool: plan === null || rules.pool === null ? null : refIn(plan, rules.pool.article),
    contacts: page.contacts.map((contact) => contactView(contact, shown.names)),
    allowed: [...page.allowed],
  };
}

const contactView = (contact: ContactRecord, names: ArticleNamers): ContactView => ({
  id: contact.id,
  at: contact.at.toISOString(),
  by: contact.by,
  way: contact.way,
  answered: contact.isAnswered,
  seconds: contact.seconds,
  result: contact.result,
  evidence: contact.evidence,
  counts: contact.counts,
  articles:
    contact.regime === null || contact.revision === null
      ? []
      : contact.articles.map(names(contact.regime, contact.revision)),
});

/** How to reach a customer is never shown in the pool, whatever the article hides beside. */
const REACH = ["id", "name", "owner", "phone", "email", "website", "address", "place", "uscc"];
const MOST_FACTS = 6;

interface ShownPool extends Shown {
  readonly specs: readonly FieldSpec[];
  readonly locale: Locale;
  /** Every regime in force that speaks of access, not only the one that speaks of the pool. */
  readonly accessPlans: readonly Plan[];
}

export function poolRow({ living, kept, against }: PoolEntry, shown: ShownPool): PoolRow {
  const { subject, rules, facts, life } = living;
  const hidden = new Set([...REACH, ...(rules.pool?.hides ?? [])]);
  const visible = fieldViews(subject.fields, shown.specs, shown.locale).filter(
    ({ key, text }) =>
      !hidden.has(key) && text !== "" && !isSensitive(shown.accessPlans, facts, key),
  );
  return {
    customer: { id: subject.id, name: subject.name },
    facts: visible.slice(0, MOST_FACTS).map(({ label, text }) => ({ label, text })),
    state: life.state,
    since: kept?.since.toISOString() ?? null,
    articles: articlesOf(living, life, shown.names),
    against: against === null ? null : refusedView(against, shown.locale),
  };
}

export function refusedView(refusal: Refusal, locale: Locale) {
  return { code: refusal.code, text: renderRefusal(refusal, locale).what };
}
