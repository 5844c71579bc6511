import type { ArticleKey } from "../../shared/index.ts";
import { compareCodePoints } from "../../shared/index.ts";
import { nodesOf } from "../expression/index.ts";
import { expressionsOf } from "./expressions-of.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import type { Population } from "./population.ts";

/** Licences that nobody holds, and units with fewer managers than an article demands. */
export function checkStaffing(population: Population): readonly RegimeCheckIssue[] {
  return [...licences(population), ...minimums(population)];
}

function licences(population: Population): readonly RegimeCheckIssue[] {
  const held = new Set(
    population.managers.flatMap(({ fields }) => {
      const list = fields["licences"];
      return Array.isArray(list)
        ? list.map((item) => (typeof item === "object" && item !== null ? item.name : item))
        : [];
    }),
  );
  return population.document.articles.flatMap((article) => {
    const { rule } = article;
    if (rule?.kind !== "eligibility" && rule?.kind !== "roster") return [];
    const names = expressionsOf(rule)
      .filter(({ path }) => path === "require")
      .flatMap(({ expr }) => nodesOf(expr))
      .flatMap((node) => (node.node === "licence" ? [node.name] : []));
    return [...new Set(names)]
      .filter((name) => !held.has(name))
      .map((licence) => {
        const data = {
          licence,
          managers: population.managers.length,
          customers: customersUnder(population, article.key),
        };
        return issueAt(article, "check.licenceHeldByNobody", "warning", data);
      });
  });
}

/** How many customers an eligibility article concerns at all. */
function customersUnder(population: Population, key: ArticleKey): number {
  const table = population.eligibility.find(({ term }) => term.article === key);
  if (table === undefined) return population.customers.length;
  return population.customers.filter((_, i) =>
    population.managers.some((__, j) => table.verdict(i, j) !== "notApplicable"),
  ).length;
}

function minimums(population: Population): readonly RegimeCheckIssue[] {
  return population.plan.who.roster.flatMap(({ article, minimum }) => {
    const place = population.articleOf(article);
    if (minimum === null || place === null) return [];
    const counts = new Map<string, number>();
    for (const manager of population.managers) {
      const unit = minimum.per(manager);
      if (unit !== null) counts.set(unit, counts.get(unit) ?? 0);
    }
    for (const manager of population.admitted) {
      const unit = minimum.per(manager);
      if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    return [...counts]
      .filter(([, count]) => count < minimum.count)
      .sort(([a], [b]) => compareCodePoints(a, b))
      .map(([unit, count]) => {
        const data = { unit, count, minimum: minimum.count };
        return issueAt(place, "check.staffingBelowMinimum", "warning", data);
      });
  });
}
