import type { RegimeDocument } from "../model/index.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";

/** Thresholds the wrong way round, keys that are exact but not looked at, an outcome that shares all. */
export function checkCollisions(document: RegimeDocument): readonly RegimeCheckIssue[] {
  return document.articles.flatMap((article) => {
    const { rule } = article;
    if (rule?.kind !== "collision") return [];
    const { likely, possible, same, keys, order, outcomes } = rule;
    const unread = same.filter((key) => !keys.includes(key));
    const issues: RegimeCheckIssue[] = [];
    if (possible > likely) {
      const data = { likely: likely / 100, possible: possible / 100 };
      issues.push(issueAt(article, "check.possibleAboveLikely", "error", data));
    }
    if (unread.length > 0) {
      issues.push(issueAt(article, "check.sameKeyNotCompared", "warning", { keys: unread }));
    }
    if (!outcomes.includes("unit") && order.length < 2) {
      issues.push(issueAt(article, "check.collisionMayStayOpen", "warning", { order }));
    }
    return issues;
  });
}
