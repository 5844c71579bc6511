import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import type { Population } from "./population.ts";

const BASIS_POINTS = 10_000;

/** Carve-outs that take more customers than the share the article allows. */
export function checkCarveOut(population: Population): readonly RegimeCheckIssue[] {
  const total = population.customers.length;
  return population.plan.who.priority.flatMap((term) => {
    const place = population.articleOf(term.article);
    if (term.maxCarveOutShare === null || place === null) return [];
    const count = population.customers.filter((customer) => term.carvedOut(customer)).length;
    const most = Math.floor((total * term.maxCarveOutShare) / BASIS_POINTS);
    if (count <= most) return [];
    const data = { count, most, over: count - most, total, percent: term.maxCarveOutShare / 100 };
    return [issueAt(place, "check.carveOutTooLarge", "error", data)];
  });
}
