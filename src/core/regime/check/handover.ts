import type { RegimeDocument } from "../model/index.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";

/** Figures of handover and credit that contradict each other. */
export function checkHandover(document: RegimeDocument): readonly RegimeCheckIssue[] {
  return document.articles.flatMap((article): readonly RegimeCheckIssue[] => {
    const { rule } = article;
    if (
      rule?.kind === "handover" &&
      rule.step === "leave" &&
      rule.bothMonths < rule.relationMonths
    ) {
      const data = { relation: rule.relationMonths, both: rule.bothMonths };
      return [issueAt(article, "check.leaveOrder", "error", data)];
    }
    if (rule?.kind === "credit" && rule.form === "guard" && rule.netNewOnly)
      return [issueAt(article, "check.guardOnPaper", "warning")];
    if (rule?.kind === "credit" && rule.form === "split") {
      const rises = rule.periods.findIndex(
        ({ former }, index) => former > (rule.periods[index - 1]?.former ?? former),
      );
      const period = rule.periods[rises];
      if (period === undefined) return [];
      const data = { months: period.months, share: period.former / 100 };
      return [issueAt(article, "check.creditRises", "warning", data)];
    }
    return [];
  });
}
