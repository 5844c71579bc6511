import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import type { Population } from "./population.ts";

/** Beyond so many customers a cell is no neighbourhood: nobody could look after all of it. */
const CROWDED = 300;

/** Cells so large that keeping them together says nothing, one issue an article. O(customers). */
export function checkCrowdedCells(population: Population): readonly RegimeCheckIssue[] {
  return population.plan.who.compactness.flatMap((term) => {
    const place = population.articleOf(term.article);
    if (place === null || term.strength !== "soft") return [];
    const counts = new Map<string, number>();
    for (const customer of population.customers) {
      const cell = term.cellOf(customer);
      if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    const crowded = [...counts]
      .filter(([, count]) => count > CROWDED)
      .sort(([, a], [, b]) => b - a);
    const [largest] = crowded;
    if (largest === undefined) return [];
    const [cell, count] = largest;
    const pairs = (count * (count - 1)) / 2;
    const data = { cell, count, pairs, cells: crowded.length, most: CROWDED };
    return [issueAt(place, "check.crowdedCells", "warning", data)];
  });
}
