import type { Article, RegimeDocument, RuleOf } from "../model/index.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";

/** Clocks of protection that cannot run as written, and customers that would lapse without a word. */
export function checkClocks(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const hasPool = document.articles.some(({ rule }) => rule?.kind === "pool");
  return document.articles.flatMap((article) => {
    const { rule } = article;
    if (rule?.kind === "protection") return protectionIssues(article, rule, hasPool);
    if (rule?.kind !== "claim" || hasPool) return [];
    return [issueAt(article, "check.claimWithoutPool", "warning")];
  });
}

function protectionIssues(
  article: Article,
  rule: RuleOf<"protection">,
  hasPool: boolean,
): readonly RegimeCheckIssue[] {
  const { days, maxDays, extendDays, remindDays, reclaim } = rule;
  const issues: RegimeCheckIssue[] = [];
  if (maxDays < days) {
    issues.push(issueAt(article, "check.maxBelowDays", "error", { days, max: maxDays }));
  }
  const late = remindDays.filter((remind) => remind >= days);
  if (late.length > 0) {
    issues.push(issueAt(article, "check.remindBeyondDays", "error", { days, remind: late }));
  }
  if (extendDays > maxDays) {
    issues.push(
      issueAt(article, "check.extendBeyondMax", "warning", {
        extend: extendDays,
        max: maxDays,
      }),
    );
  }
  if (reclaim.length > 0 && remindDays.length === 0) {
    issues.push(issueAt(article, "check.lapseUnwarned", "warning"));
  }
  if (reclaim.length > 0 && !hasPool) {
    issues.push(issueAt(article, "check.reclaimWithoutPool", "warning"));
  }
  return issues;
}
