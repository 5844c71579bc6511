import type { AllocationOutcome, AllocationProblem } from "../core/who/index.ts";
import { articlesOf, type CustomerReason, explainer } from "../core/why/index.ts";
import { type ReasonNames, reasonSentence } from "../i18n/index.ts";
import type { Locale } from "../i18n/text.ts";
import { reasonNames } from "./reason-names.ts";

export interface PlanText {
  readonly problem: AllocationProblem;
  readonly outcome: AllocationOutcome;
  readonly locale: Locale;
  readonly csvLine: (values: readonly (string | number | null)[]) => string;
}

const HEADERS = [
  "customer_id",
  "manager_id",
  "cost",
  "articles",
  "runner_up",
  "runner_up_extra_cost",
  "reason",
];

/**
 * The articles a decision rests on, the one that decided first: printed number and stable key,
 * `第十四条#near;第十一条#cap`.
 */
function citedArticles(reason: CustomerReason, names: ReasonNames): string {
  const first = reason.because.find((item) => item.article !== "")?.article;
  const all = articlesOf(reason);
  const keys = first === undefined ? all : [first, ...all.filter((key) => key !== first)];
  return keys.map((key) => `${names.article(key)}#${key}`).join(";");
}

/** PLAN.csv: one line for each customer, in the order of the file. */
export function* planLines({ problem, outcome, locale, csvLine }: PlanText): Generator<string> {
  yield csvLine(HEADERS);
  const { explain } = explainer(problem, outcome);
  const names = reasonNames(problem);
  for (const index of problem.customers.keys()) {
    const reason = explain(index);
    yield csvLine([
      reason.customer,
      reason.manager,
      reason.total,
      citedArticles(reason, names),
      reason.runnerUp?.manager ?? null,
      reason.runnerUp?.extraCost ?? null,
      reasonSentence(reason, names, locale),
    ]);
  }
}
