import type { ManagerFacts } from "../../../facts/index.ts";
import type { Plan } from "../../../regime/index.ts";
import type { WhoIssue } from "../../issues.ts";

/** Reports units whose number of admitted managers is below the roster's minimum. */
export function staffingNotes(plan: Plan, seats: readonly ManagerFacts[]): readonly WhoIssue[] {
  return plan.who.roster.flatMap((term): WhoIssue[] => {
    const minimum = term.minimum;
    if (minimum === null) return [];
    const countOf = new Map<string, number>();
    for (const seat of seats) {
      const part = minimum.per(seat);
      if (part !== null) countOf.set(part, (countOf.get(part) ?? 0) + 1);
    }
    const printed = plan.articles.find((article) => article.key === term.article)?.printed;
    return Array.from(countOf).flatMap(([part, count]): WhoIssue[] => {
      if (count >= minimum.count) return [];
      const data = { part, count, minimum: minimum.count, post: term.post };
      const issue: WhoIssue = { code: "who.staffingBelowMinimum", severity: "warning", data };
      return [printed === undefined ? issue : { ...issue, article: printed }];
    });
  });
}
