import type { RegimeDocument } from "../model/index.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";

/** Clocks without office hours, prices without a plan's costs, and turns that never come. */
export function checkDispatch(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const rules = document.articles.flatMap(({ rule }) => rule ?? []);
  const hasHours = rules.some((rule) => rule.kind === "calendar" && rule.hours.length > 0);
  return document.articles.flatMap((article) => {
    const { rule } = article;
    if (rule?.kind !== "dispatch") return [];
    if (rule.form === "response") {
      if (rule.clock !== "business" || hasHours) return [];
      return [issueAt(article, "check.clockWithoutHours", "warning", { minutes: rule.minutes })];
    }
    // These find somebody whenever anybody may hold the customer: what follows is never tried.
    const always = ["byPrices", "roundRobin", "leastLoaded", "bestFit"];
    const at = rule.strategies.findIndex((one) => always.includes(one));
    const idle = at < 0 ? [] : rule.strategies.slice(at + 1);
    if (idle.length === 0) return [];
    const data = { first: rule.strategies[at] ?? "", idle };
    return [issueAt(article, "check.fallbackNeverTried", "warning", data)];
  });
}
