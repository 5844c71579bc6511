import type { ArticleKey } from "../../shared/index.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { orderFor } from "./problem/carve-out.ts";
import { bindsGroups } from "./problem/groups.ts";
import { pairAccount } from "./problem/pair-account.ts";
import { isBroken } from "./problem/pair-rules.ts";
import { cellOf } from "./problem/term-table.ts";
import { chargedKm } from "./problem/travel.ts";

/** Managers whom one hard article keeps from a customer, by manager index. */
export interface ExcludedBy {
  readonly article: ArticleKey;
  readonly managers: readonly number[];
}

/** What the hard articles say of one customer over all managers. */
export interface ExclusionSet {
  readonly eligibleCount: number;
  readonly excluded: readonly ExcludedBy[];
  /** Managers whom exactly one article excludes: lifting it would let them in. */
  readonly byOneOnly: readonly { readonly manager: number; readonly article: ArticleKey }[];
}

/** Articles against each seat; undefined = none. */
type Against = (readonly ArticleKey[] | undefined)[];

/** Adds an article; `only` is a list of just this article, shared by all seats. */
function blame(against: Against, seat: number, only: readonly ArticleKey[]): void {
  const list = against[seat];
  if (list === undefined) against[seat] = only;
  else if (!only.every((article) => list.includes(article))) {
    against[seat] = [...list, ...only.filter((article) => !list.includes(article))];
  }
}

function conditions(problem: AllocationProblem, i: number, against: Against): void {
  for (const { article, table, isHard } of problem.rules.eligibility) {
    if (!isHard) continue;
    const only = [article];
    for (let j = 0; j < against.length; j++) {
      if (isBroken(cellOf(table, i, j))) blame(against, j, only);
    }
  }
  const customer = problem.customers[i];
  if (customer === undefined) return;
  for (const term of problem.plan.who.proximity) {
    const cap = term.capKm;
    if (cap === null || term.strength === "advisory" || !term.applies(customer)) continue;
    const only = [term.article];
    for (let j = 0; j < against.length; j++) {
      if (chargedKm(term, problem.kmTo(i, j)) > cap) blame(against, j, only);
    }
  }
}

/** Each hard article of principles in its turn, over the seats that all before it have left. */
function principles(
  problem: AllocationProblem,
  i: number,
  found: { readonly against: Against; readonly lifted: ArticleKey | null },
): void {
  const { against, lifted } = found;
  const customer = problem.customers[i];
  if (customer === undefined) return;
  for (const { table, term, isHard, carvedOut } of problem.rules.priority) {
    if (!isHard || term.article === lifted) continue;
    const isOpen = (j: number): boolean =>
      against[j] === undefined || against[j]?.every((article) => article === lifted) === true;
    for (const name of orderFor(term, customer, carvedOut[i] === 1)) {
      const bit = 1 << term.dimensions.findIndex((dimension) => dimension.name === name);
      const left = Array.from(against.keys()).filter(isOpen);
      const unmatched = left.filter((j) => (cellOf(table, i, j) & bit) === 0);
      if (unmatched.length === left.length) continue;
      const only = [term.article];
      for (const j of unmatched) blame(against, j, only);
      break;
    }
  }
}

function articlesAgainst(
  problem: AllocationProblem,
  i: number,
  lifted: ArticleKey | null = null,
): Against {
  const against: Against = new Array(problem.instance.seatCount).fill(undefined);
  conditions(problem, i, against);
  principles(problem, i, { against, lifted });
  return against;
}

/** Seats from which another member of the customer's group is kept: no seat for the whole group. */
function refusedTogether(problem: AllocationProblem, unit: number): Uint8Array {
  const { rows, seatCount } = problem.profileRows;
  const refused = new Uint8Array(seatCount);
  for (const member of problem.members[unit] ?? []) {
    const start = (problem.profileOf[member] ?? 0) * seatCount;
    for (let j = 0; j < seatCount; j++) if ((rows[start + j] ?? -1) < 0) refused[j] = 1;
  }
  return refused;
}

/** Articles that bind this customer to its group. */
function bindingArticles(problem: AllocationProblem, i: number): readonly ArticleKey[] {
  const customer = problem.customers[i];
  if (customer === undefined || (problem.members[problem.unitOf[i] ?? 0]?.length ?? 1) < 2)
    return [];
  return problem.plan.who.cohesion
    .filter((term) => bindsGroups(term) && term.groupOf(customer) !== null)
    .map((term) => term.article);
}

/** Managers still let in when their only article is lifted, hard principles weighed anew. */
function liftable(
  problem: AllocationProblem,
  i: number,
  against: Against,
): ExclusionSet["byOneOnly"] {
  const hasPrinciples = problem.rules.priority.some(({ isHard }) => isHard);
  const without = new Map<ArticleKey, Against>();
  return against.flatMap((articles, j) => {
    const article = articles?.[0];
    if (article === undefined || articles?.length !== 1) return [];
    const entry = { manager: problem.managerOfSeat[j] ?? -1, article };
    if (!hasPrinciples) return [entry];
    const again = without.get(article) ?? articlesAgainst(problem, i, article);
    without.set(article, again);
    return again[j]?.every((other) => other === article) === false ? [] : [entry];
  });
}

function exclusionSet(
  problem: AllocationProblem,
  i: number,
  notAdmitted: ReadonlyMap<number, readonly ArticleKey[]>,
): ExclusionSet {
  const against = articlesAgainst(problem, i);
  const binding = bindingArticles(problem, i);
  const byOneOnly = binding.length > 0 ? [] : liftable(problem, i, against);
  if (binding.length > 0) {
    refusedTogether(problem, problem.unitOf[i] ?? 0).forEach((refused, j) => {
      if (refused === 1 && against[j] === undefined) blame(against, j, binding);
    });
  }
  const byArticle = new Map<ArticleKey, number[]>();
  let eligibleCount = 0;
  for (let m = 0; m < problem.managers.length; m++) {
    const seat = problem.seatOfManager[m] ?? -1;
    const articles = seat < 0 ? notAdmitted.get(m) : against[seat];
    if (articles === undefined) eligibleCount += 1;
    for (const article of articles ?? []) {
      const list = byArticle.get(article);
      if (list === undefined) byArticle.set(article, [m]);
      else list.push(m);
    }
  }
  const excluded = Array.from(byArticle, ([article, managers]) => ({ article, managers }));
  return { eligibleCount, excluded, byOneOnly };
}

/** Managers whom the roster refuses, with its articles: the same for every customer. */
function refusedByRoster(problem: AllocationProblem): ReadonlyMap<number, readonly ArticleKey[]> {
  const refused = new Map<number, readonly ArticleKey[]>();
  problem.managers.forEach((_, m) => {
    if ((problem.seatOfManager[m] ?? -1) >= 0) return;
    const articles = pairAccount(problem, 0, m).flatMap((finding) =>
      finding.code === "roster.refused" ? [finding.article] : [],
    );
    refused.set(m, Array.from(new Set(articles)));
  });
  return refused;
}

/** Answers for any customer, from the tables; O(managers × hard articles) each. */
export function exclusionFinder(problem: AllocationProblem): (i: number) => ExclusionSet {
  const notAdmitted = refusedByRoster(problem);
  let last: { readonly i: number; readonly set: ExclusionSet } | null = null;
  return (i) => {
    if (last?.i !== i) last = { i, set: exclusionSet(problem, i, notAdmitted) };
    return last.set;
  };
}
