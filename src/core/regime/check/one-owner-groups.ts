import type { Population } from "./population.ts";

/** Customers that hard articles give one owner, by the names of their groups. */
export interface OneOwnerGroup {
  readonly names: readonly string[];
  /** Indices into the customers of the population. */
  readonly members: readonly number[];
  /** Articles as printed. */
  readonly articles: readonly string[];
}

/** Groups of two or more; groups of several articles that share a member are one. O(customers). */
export function oneOwnerGroups(population: Population): readonly OneOwnerGroup[] {
  const { customers, plan } = population;
  const terms = plan.who.cohesion.filter(
    ({ mode, strength }) => mode === "oneOwner" && strength === "hard",
  );
  const parent = Int32Array.from(customers.keys());
  const firstOf = new Map<string, number>();
  const names = customers.map((customer, i) =>
    terms.flatMap((term) => {
      const name = term.groupOf(customer);
      if (name === null) return [];
      const key = `${term.article}\n${name}`;
      const first = firstOf.get(key) ?? i;
      firstOf.set(key, first);
      parent[rootOf(parent, i)] = rootOf(parent, first);
      const article = population.articleOf(term.article)?.printed ?? term.article;
      return [{ name, article }];
    }),
  );
  return membersByRoot(parent).map((members) => {
    const found = members.flatMap((i) => names[i] ?? []);
    const distinct = (list: readonly string[]): readonly string[] => [...new Set(list)];
    return {
      members,
      names: distinct(found.map(({ name }) => name)),
      articles: distinct(found.map(({ article }) => article)),
    };
  });
}

/** Sets of two or more. */
function membersByRoot(parent: Int32Array): readonly (readonly number[])[] {
  const sets = new Map<number, number[]>();
  for (let i = 0; i < parent.length; i++) {
    const root = rootOf(parent, i);
    const members = sets.get(root);
    if (members === undefined) sets.set(root, [i]);
    else members.push(i);
  }
  return [...sets.values()].filter((members) => members.length > 1);
}

/** Root of a set, halving the path on the way. */
function rootOf(parent: Int32Array, start: number): number {
  let i = start;
  for (let above = parent[i] ?? i; above !== i; above = parent[i] ?? i) {
    parent[i] = parent[above] ?? above;
    i = parent[i] ?? i;
  }
  return i;
}
