import type { CustomerFacts } from "../../src/core/facts/index.ts";
import type { CompanyFinding, Placed } from "../../src/core/regime/evaluate/index.ts";
import { leadersOf, type Plan } from "../../src/core/regime/index.ts";

type Said = Pick<CompanyFinding, "kind" | "minutes">;
type Saying = (i: number, k: number) => Said | null;

/** What the compiled plan says of every two customers under an assignment, article by article. */
export function companyByPlan(plan: Plan, placed: readonly Placed[]): readonly CompanyFinding[] {
  const customers = placed.map(({ customer }) => customer);
  const owner = (i: number): string | null => placed[i]?.owner ?? null;
  return plan.articles.flatMap(({ key }) => {
    const sayings = sayingsOf(plan, key, customers);
    const pairs = customers.flatMap((_, i) => customers.map((__, k) => [i, k] as const));
    return pairs.flatMap(([i, k]): readonly CompanyFinding[] => {
      const [a, b] = [customers[i]?.id ?? "", customers[k]?.id ?? ""];
      if (a >= b) return [];
      const isTogether = owner(i) === owner(k);
      return sayings
        .flatMap((say) => say(i, k) ?? [])
        .filter(({ kind }) => (kind === "rivals" ? isTogether && owner(i) !== null : !isTogether))
        .map((said) => ({ article: key, pair: [a, b] as const, ...said }));
    });
  });
}

function sayingsOf(
  plan: Plan,
  key: string,
  customers: readonly CustomerFacts[],
): readonly Saying[] {
  const { disjoint, compactness, cohesion } = plan.who;
  const at = (i: number): CustomerFacts => customers[i] as CustomerFacts;
  const sayings: Saying[] = [];
  for (const term of disjoint.filter((one) => one.article === key && one.strength === "hard")) {
    sayings.push((i, k) => {
      const others = term.rivalriesOf(at(k));
      const areRivals = term.rivalriesOf(at(i)).some((name) => others.includes(name));
      return areRivals ? { kind: "rivals", minutes: 0 } : null;
    });
  }
  for (const term of compactness.filter((one) => one.article === key && one.strength === "soft")) {
    sayings.push((i, k) => {
      const [a, b] = [term.cellOf(at(i)), term.cellOf(at(k))];
      if (a === null || b === null) return null;
      const isNear =
        a === b || term.adjacentOf(at(i)).includes(b) || term.adjacentOf(at(k)).includes(a);
      return isNear ? { kind: "parted", minutes: term.minutes } : null;
    });
  }
  for (const term of cohesion.filter((one) => one.article === key && one.strength === "soft")) {
    const leaders = leadersOf(term, customers);
    sayings.push((i, k) =>
      leaders[i] === k || leaders[k] === i ? { kind: "parted", minutes: term.apart } : null,
    );
  }
  return sayings;
}
