import type { CustomerFacts } from "../../facts/index.ts";
import type { CapacityTerm } from "../compile/plan.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import type { Population } from "./population.ts";

/**
 * Limits that cannot hold all customers together. Articles that weigh every customer alike limit
 * the same book, so the strictest of them counts for each manager.
 */
export function checkCapacityTotal(population: Population): readonly RegimeCheckIssue[] {
  const hard = population.plan.who.capacity.filter(({ strength }) => strength === "hard");
  return [...byWeights(hard, population.customers).values()].flatMap(({ terms, demand }) => {
    const limits = [...population.admitted].map((manager) =>
      terms.flatMap((term) => term.limit(manager) ?? []).reduce((a, b) => Math.min(a, b), Infinity),
    );
    const capacity = limits.reduce((sum, limit) => sum + limit, 0);
    const places = terms.flatMap(({ article }) => population.articleOf(article) ?? []);
    const [first] = places;
    if (first === undefined || demand <= capacity) return [];
    const data = {
      demand,
      capacity,
      short: demand - capacity,
      customers: population.customers.length,
      managers: population.admitted.size,
      articles: places.map(({ printed }) => printed),
    };
    return [issueAt(first, "check.capacityShort", "warning", data)];
  });
}

interface Book {
  readonly terms: CapacityTerm[];
  readonly demand: number;
}

function byWeights(
  terms: readonly CapacityTerm[],
  customers: readonly CustomerFacts[],
): ReadonlyMap<string, Book> {
  const books = new Map<string, Book>();
  for (const term of terms) {
    const weights = customers.map((customer) => term.weight(customer));
    const name = weights.join(",");
    const book = books.get(name) ?? { terms: [], demand: weights.reduce((a, b) => a + b, 0) };
    book.terms.push(term);
    books.set(name, book);
  }
  return books;
}
