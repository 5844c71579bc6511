import type { AllocationOutcome, AllocationProblem } from "../core/who/index.ts";
import { shortageText } from "../i18n/shortage.ts";
import type { Locale } from "../i18n/text.ts";
import { reasonNames } from "./reason-names.ts";

/** Why customers were left without a manager, a sentence for each bottleneck. */
export function shortageLines(
  problem: AllocationProblem,
  outcome: AllocationOutcome,
  locale: Locale,
): readonly string[] {
  const { article } = reasonNames(problem);
  return outcome.shortages.map((shortage) =>
    shortageText(
      {
        customers: shortage.customers.length,
        managers: shortage.managers.length,
        demand: shortage.demand,
        capacity: shortage.capacity,
        capacityArticle:
          shortage.capacityArticle === null ? null : article(shortage.capacityArticle),
        confinedBy: shortage.confinedBy.map(article),
      },
      locale,
    ),
  );
}
