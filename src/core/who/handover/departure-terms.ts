import { addWorkingDays, isWorkingDay } from "../../calendar/index.ts";
import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { HandoverTerm, Plan } from "../../regime/index.ts";
import { type ArticleKey, addDays, daysBetween, type LocalDate } from "../../shared/index.ts";

/** What the articles ask of one who leaves. */
export interface DepartureTerms {
  readonly noticeDays: number;
  readonly probationDays: number;
  /** Minutes before the end of the last day's office hours. */
  readonly freezeMinutes: number;
  /** Working days from the last day. */
  readonly dueDays: number;
  /** What the list must state of every customer. */
  readonly contents: readonly string[];
  readonly articles: readonly ArticleKey[];
}

type Of<S extends HandoverTerm["step"]> = Extract<HandoverTerm, { readonly step: S }>;

const steps = <S extends HandoverTerm["step"]>(plan: Plan, step: S): readonly Of<S>[] =>
  (plan.handover ?? []).filter((term): term is Of<S> => term.step === step);

/** Terms of a departure; the strictest of all that apply. Null = no article speaks of it. */
export function departureTerms(plan: Plan, manager: ManagerFacts): DepartureTerms | null {
  const terms = steps(plan, "departure").filter((term) => term.applies({ manager }));
  if (terms.length === 0) return null;
  return {
    noticeDays: Math.max(...terms.map((term) => term.noticeDays)),
    probationDays: Math.max(...terms.map((term) => term.probationDays)),
    freezeMinutes: Math.max(...terms.map((term) => term.freezeMinutes)),
    dueDays: Math.min(...terms.map((term) => term.dueDays)),
    contents: [...new Set(terms.flatMap((term) => term.contents))],
    articles: terms.map((term) => term.article),
  };
}

/** A time of a civil day, in minutes since midnight. */
export interface DayTime {
  readonly day: LocalDate;
  readonly minute: number;
}

/**
 * When rights end: so many minutes before the end of office hours on the last working day not
 * after `lastDay`. `closing` is the minute of the day at which the office closes.
 */
export function freezeTime(
  lastDay: LocalDate,
  at: { readonly closing: number; readonly freezeMinutes: number },
): DayTime {
  let day = lastDay;
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return { day, minute: Math.max(0, at.closing - at.freezeMinutes) };
}

/** The last day on which everything may be handed over. */
export const dueDay = (frozenOn: LocalDate, dueDays: number): LocalDate =>
  addWorkingDays(frozenOn, dueDays);

/** Days by which a notice is too short; 0 = in time. */
export const noticeLacking = (
  terms: DepartureTerms,
  given: { readonly on: LocalDate; readonly lastDay: LocalDate; readonly inProbation: boolean },
): number =>
  Math.max(
    0,
    (given.inProbation ? terms.probationDays : terms.noticeDays) -
      daysBetween(given.on, given.lastDay),
  );

/** What an item needs before it is closed, and what its defects cost. */
export interface ItemTerms {
  /** Working days for a visit together; null = none is asked for. */
  readonly visitWithin: number | null;
  readonly withSupervisor: boolean;
  readonly missed: number;
  readonly wrong: number;
  readonly incomplete: number;
  /** Days until the customer is asked; null = nobody asks. */
  readonly checkAfter: number | null;
  readonly visitArticles: readonly ArticleKey[];
  readonly qualityArticles: readonly ArticleKey[];
  readonly checkArticles: readonly ArticleKey[];
}

const least = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.min(...values);
const most = (values: readonly number[]): number => Math.max(0, ...values);

/** What the articles ask of one customer's handover: the strictest of each step. */
export function itemTerms(plan: Plan, customer: CustomerFacts): ItemTerms {
  const applying = <S extends HandoverTerm["step"]>(step: S): readonly Of<S>[] =>
    steps(plan, step).filter((term) => term.applies({ customer }));
  const visits = applying("jointVisit");
  const quality = applying("quality");
  const checks = applying("afterCheck");
  return {
    visitWithin: least(visits.map((term) => term.withinDays)),
    withSupervisor: visits.some((term) => term.withSupervisor),
    missed: most(quality.map((term) => term.missed)),
    wrong: most(quality.map((term) => term.wrong)),
    incomplete: most(quality.map((term) => term.incomplete)),
    checkAfter: least(checks.map((term) => term.days)),
    visitArticles: visits.map((term) => term.article),
    qualityArticles: quality.map((term) => term.article),
    checkArticles: checks.map((term) => term.article),
  };
}
