import { type CustomerFacts, isPlace, type ManagerFacts } from "../../facts/index.ts";
import { kilometres } from "../../geo/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import type { ProximityTerm } from "../compile/plan.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import type { Population } from "./population.ts";

/** How many customers an issue names; the rest is a count. */
const SHOWN = 20;

/**
 * Customers whom the hard articles leave without any manager, grouped by the articles that
 * confine them. O(customers × managers × articles) look-ups; distances only where one has a cap.
 */
export function checkReachability(population: Population): readonly RegimeCheckIssue[] {
  const groups = new Map<string, { articles: readonly ArticleKey[]; customers: string[] }>();
  population.customers.forEach((customer, index) => {
    const articles = confining(population, customer, index);
    if (articles === null) return;
    const name = articles.join("\n");
    const group = groups.get(name) ?? { articles, customers: [] };
    group.customers.push(customer.id);
    groups.set(name, group);
  });
  return [...groups.values()].flatMap(({ articles, customers }) => {
    const places = articles.flatMap((key) => population.articleOf(key) ?? []);
    const first = places[0] ?? population.document.articles[0];
    if (first === undefined) return [];
    const data = {
      count: customers.length,
      customers: customers.slice(0, SHOWN),
      articles: places.map(({ printed }) => printed),
    };
    return [issueAt(first, "check.customersUnassignable", "warning", data)];
  });
}

/** The articles that leave this customer nobody; null when there is somebody. */
function confining(
  population: Population,
  customer: CustomerFacts,
  index: number,
): readonly ArticleKey[] | null {
  const caps = population.plan.who.proximity.filter(
    (term) => mayForbid(term) && term.strength !== "advisory" && term.applies(customer),
  );
  const found = new Set<ArticleKey>();
  for (const [j, manager] of population.managers.entries()) {
    const forbidding = [
      ...refusingRosters(population, manager),
      ...refusingArticles(population, index, j),
      ...caps.filter((term) => isBeyond(term, customer, manager)),
    ];
    if (forbidding.length === 0) return null;
    for (const { article } of forbidding) found.add(article);
  }
  return population.document.articles.map(({ key }) => key).filter((key) => found.has(key));
}

function refusingRosters(population: Population, manager: ManagerFacts) {
  if (population.admitted.has(manager)) return [];
  return population.plan.who.roster.filter(
    (roster) => roster.strength === "hard" && !roster.admits(manager),
  );
}

function refusingArticles(population: Population, customer: number, manager: number) {
  return population.eligibility.flatMap(({ term, verdict }) => {
    if (term.strength !== "hard") return [];
    const found = verdict(customer, manager);
    return found === "fail" || found === "missingDenied" ? [term] : [];
  });
}

const mayForbid = ({ travel }: ProximityTerm): boolean =>
  travel.kind === "table" || travel.capKm !== null;

function isBeyond(
  { travel }: ProximityTerm,
  customer: CustomerFacts,
  manager: ManagerFacts,
): boolean {
  if (travel.kind === "table") return travel.isBeyondCap(customer, manager);
  const from = customer.fields["place"] ?? null;
  const to = manager.fields["place"] ?? null;
  const km = isPlace(from) && isPlace(to) ? kilometres(from, to) : travel.unknownKm;
  return km > (travel.capKm ?? Number.POSITIVE_INFINITY);
}
