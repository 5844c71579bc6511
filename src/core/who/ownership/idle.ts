import { daysBetween, type LocalDate } from "../../shared/index.ts";
import type { Life } from "./life.ts";
import { type LifeDecision, next } from "./life-event.ts";
import type { LifeRules } from "./life-rules.ts";

/** The last day of which something is known: a contact that counted, a deal, the beginning. */
const lastSign = (life: Life, since: LocalDate): LocalDate =>
  [life.lastContact, life.dealt, life.began].reduce<LocalDate>(
    (last, day) => (day !== null && day > last ? day : last),
    since,
  );

/**
 * An owned customer with whom nobody was in touch for more than the days of the article is at risk.
 * Source: domain 3.4.1, OWNED, dormant.
 */
export function idle(
  { protection }: LifeRules,
  life: Life,
  at: { readonly since: LocalDate; readonly today: LocalDate },
): LifeDecision {
  const limit = protection?.dormantDays ?? null;
  if (protection === null || limit === null || life.state !== "owned") return next(life);
  if (daysBetween(lastSign(life, at.since), at.today) <= limit) return next(life);
  const risked: Life = { ...life, state: "atRisk", articles: [protection.article] };
  return next(risked, { kind: "dormant", days: limit });
}
