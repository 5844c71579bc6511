import type { ProtectionTerm } from "../../regime/index.ts";
import { addDays, daysBetween, type LocalDate } from "../../shared/index.ts";
import { ownedPlainly, pooledOn, reasonOfEnd, unownedFrom } from "./clock.ts";
import { waitedOut, waitsUntil } from "./custody.ts";
import type { Life } from "./life.ts";
import { type LifeDecision, type LifeEffect, next } from "./life-event.ts";
import type { LifeRules } from "./life-rules.ts";

const RUNNING: readonly Life["state"][] = ["claimed", "protected", "atRisk", "owned"];

/** Whether a clock is running in this state. */
export const hasClock = (life: Life): boolean =>
  life.until !== null && life.owner !== null && RUNNING.includes(life.state);

/** Told at the latest: on the day before the end, of a clock of one day on its end. */
const AT_LATEST = [1, 0];

/**
 * Days before the end, within the clock, on which the owner is told: those of the article. Where it
 * names none and the customer is lost at the end, he is told all the same.
 */
function remindersOf(
  { protection, pool }: LifeRules & { readonly protection: ProtectionTerm },
  life: Life,
): readonly number[] {
  const isWithin = (days: number): boolean =>
    life.until !== null && (life.began === null || addDays(life.until, -days) > life.began);
  const named = protection.remindDays.filter(isWithin);
  if (named.length > 0 || !losesIt(protection, pool !== null, life)) return named;
  return AT_LATEST.filter(isWithin).slice(0, 1);
}

/** The days on which this life is to be looked at next: its reminders, and the day after its end. */
export function daysToLookAt({ protection, pool }: LifeRules, life: Life): readonly LocalDate[] {
  const { until } = life;
  const waits = waitsUntil(life);
  if (waits !== null) return [addDays(waits, 1)];
  if (protection === null || until === null || !hasClock(life)) return [];
  const reminders = remindersOf({ protection, pool }, life)
    .filter((days) => !life.warned.includes(days))
    .map((days) => addDays(until, -days));
  return [...reminders, addDays(until, 1)];
}

/**
 * Reminders and ends that have fallen due. Nobody loses a customer silently: an end waits until the
 * owner was told of it on an earlier day.
 */
export function dayTurns(
  { protection, pool }: LifeRules,
  life: Life,
  at: { readonly today: LocalDate; readonly canTell: boolean },
): LifeDecision {
  const { until } = life;
  const waits = waitsUntil(life);
  if (waits !== null)
    return at.today > waits ? next(waitedOut(life), { kind: "waitOver" }) : next(life);
  if (protection === null || until === null || !hasClock(life)) return next(life);
  const left = daysBetween(at.today, until);
  const due = remindersOf({ protection, pool }, life).filter((days) => left <= days);
  const fresh = due.filter((days) => !life.warned.includes(days));
  const isOver = left < 0;
  const isWarned = life.lastWarned !== null && life.lastWarned < at.today;
  const mustWarn = losesIt(protection, pool !== null, life);
  if (isOver && (!mustWarn || isWarned)) return ended({ protection, pool }, life, at.today);
  if (fresh.length === 0 && !(isOver && life.lastWarned === null)) return next(life);
  const days = Math.max(left, 0);
  if (!at.canTell) return next(life, { kind: "untold", days });
  const warned: Life = {
    ...life,
    state: life.state === "claimed" ? "claimed" : "atRisk",
    warned: [...life.warned, ...fresh].sort((a, b) => b - a),
    lastWarned: at.today,
    articles: [protection.article],
  };
  return next(warned, { kind: "warn", days, until });
}

/** Whether the end takes the customer from its owner. */
const losesIt = (term: ProtectionTerm, hasPool: boolean, life: Life): boolean =>
  life.state === "claimed" || (hasPool && term.reclaim.includes(reasonOfEnd(life)));

function ended(
  { protection, pool }: LifeRules & { readonly protection: ProtectionTerm },
  life: Life,
  today: LocalDate,
): LifeDecision {
  const gone: LifeEffect = { kind: "owner", to: null };
  if (life.state === "claimed") {
    const isFromPool = life.before === "pool" && pool !== null;
    const back = isFromPool ? pooledOn(pool, life, today) : unownedFrom(life);
    const articles = [protection.article, ...(isFromPool ? [pool.article] : [])];
    return next({ ...back, articles }, gone, { kind: "lapsed", reason: "unproved" });
  }
  const reason = reasonOfEnd(life);
  if (pool === null || !protection.reclaim.includes(reason)) {
    const kept = life.owner === null ? life : ownedPlainly(life, life.owner);
    return next({ ...kept, articles: [protection.article] });
  }
  const lapsed = pooledOn(pool, life, today);
  return next({ ...lapsed, articles: [protection.article, pool.article] }, gone, {
    kind: "lapsed",
    reason,
  });
}
