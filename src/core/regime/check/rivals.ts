import type { DisjointTerm } from "../compile/plan.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import { type OneOwnerGroup, oneOwnerGroups } from "./one-owner-groups.ts";
import type { Population } from "./population.ts";

/** How many customers an issue names; the rest is a count. */
const SHOWN = 20;

/**
 * Rivals that cannot all have an owner: two in a group that must have one owner, or more of them
 * than there are managers. O(customers).
 */
export function checkRivals(population: Population): readonly RegimeCheckIssue[] {
  const terms = population.plan.who.disjoint.filter(({ strength }) => strength === "hard");
  if (terms.length === 0) return [];
  const groups = oneOwnerGroups(population);
  return terms.flatMap((term) => [
    ...groups.flatMap((group) => rivalsInGroup(population, term, group)),
    ...tooMany(population, term),
  ]);
}

function rivalsInGroup(
  population: Population,
  term: DisjointTerm,
  { names, members, articles }: OneOwnerGroup,
): readonly RegimeCheckIssue[] {
  return [...byRivalry(population, term, members)]
    .filter(([, rivals]) => rivals.length > 1)
    .flatMap(([rivalry, rivals]) => {
      const place = population.articleOf(term.article);
      const data = { rivalry, groups: names, ...shownOf(rivals), articles };
      return place === null ? [] : [issueAt(place, "check.rivalsInOneGroup", "warning", data)];
    });
}

function tooMany(population: Population, term: DisjointTerm): readonly RegimeCheckIssue[] {
  const managers = population.admitted.size;
  const all = byRivalry(population, term, population.customers.keys());
  return [...all]
    .filter(([, rivals]) => rivals.length > managers)
    .flatMap(([rivalry, rivals]) => {
      const place = population.articleOf(term.article);
      const data = { rivalry, ...shownOf(rivals), managers, short: rivals.length - managers };
      return place === null
        ? []
        : [issueAt(place, "check.moreRivalsThanManagers", "warning", data)];
    });
}

const shownOf = (rivals: readonly string[]) => ({
  count: rivals.length,
  customers: rivals.slice(0, SHOWN),
});

/** Ids of the customers in each rivalry. */
function byRivalry(
  { customers }: Population,
  term: DisjointTerm,
  members: Iterable<number>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const i of members) {
    const customer = customers[i];
    if (customer === undefined) continue;
    for (const rivalry of term.rivalriesOf(customer)) {
      const rivals = found.get(rivalry);
      if (rivals === undefined) found.set(rivalry, [customer.id]);
      else rivals.push(customer.id);
    }
  }
  return found;
}
