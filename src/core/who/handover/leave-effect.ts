import type { ManagerFacts } from "../../facts/index.ts";
import type { Plan } from "../../regime/index.ts";
import { type ArticleKey, addDays, addMonths, type LocalDate } from "../../shared/index.ts";

/** What a leave does to the customers of the one who is away. */
export type LeaveEffect = "cover" | "relation" | "both";

/** Full months in the days from `from` to `to`, both included. */
function fullMonths(from: LocalDate, to: LocalDate): number {
  const end = addDays(to, 1);
  let months = 0;
  while (addMonths(from, months + 1) <= end) months += 1;
  return months;
}

/**
 * Whether a leave is covered, moves the customers, or moves their results too. Of several articles
 * the one that moves sooner holds. Without one every leave is covered.
 */
export function leaveEffect(
  plan: Plan,
  manager: ManagerFacts,
  leave: { readonly from: LocalDate; readonly to: LocalDate },
): {
  readonly effect: LeaveEffect;
  readonly months: number;
  readonly articles: readonly ArticleKey[];
} {
  const terms = (plan.handover ?? []).flatMap((term) =>
    term.step === "leave" && term.applies({ manager }) ? [term] : [],
  );
  const months = fullMonths(leave.from, leave.to);
  const articles = terms.map((term) => term.article);
  const relation = Math.min(...terms.map((term) => term.relationMonths));
  const both = Math.min(...terms.map((term) => term.bothMonths));
  if (months >= both) return { effect: "both", months, articles };
  return { effect: months >= relation ? "relation" : "cover", months, articles };
}
