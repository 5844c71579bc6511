import type { ArticleKey } from "../../shared/index.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { pairAccount } from "./problem/pair-account.ts";
import { isBroken } from "./problem/pair-rules.ts";
import { cellOf } from "./problem/term-table.ts";

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

/** Hard articles against manager m, by the tables where they know, else by the plan's conditions. */
function against(problem: AllocationProblem, i: number, m: number): readonly ArticleKey[] {
  const seat = problem.seatOfManager[m] ?? -1;
  if (seat < 0) return forbidding(problem, i, m);
  const articles: ArticleKey[] = [];
  for (const { article, table, isHard } of problem.rules.eligibility) {
    if (isHard && isBroken(cellOf(table, i, seat))) articles.push(article);
  }
  return articles.length > 0 ? articles : forbidding(problem, i, m);
}

function forbidding(problem: AllocationProblem, i: number, m: number): readonly ArticleKey[] {
  const found = pairAccount(problem, i, m).flatMap((f) => (f.forbids ? [f.article] : []));
  if (found.length > 0) return found;
  const principle = problem.plan.who.priority.find((term) => term.strength === "hard");
  return principle === undefined ? [] : [principle.article];
}

function exclusionSet(problem: AllocationProblem, i: number): ExclusionSet {
  const { rows, seatCount } = problem.profileRows;
  const start = (problem.profileOf[i] ?? 0) * seatCount;
  const byArticle = new Map<ArticleKey, number[]>();
  const byOneOnly: { manager: number; article: ArticleKey }[] = [];
  let eligibleCount = 0;
  for (let m = 0; m < problem.managers.length; m++) {
    const seat = problem.seatOfManager[m] ?? -1;
    if (seat >= 0 && (rows[start + seat] ?? -1) >= 0) {
      eligibleCount += 1;
      continue;
    }
    const articles = Array.from(new Set(against(problem, i, m)));
    for (const article of articles) {
      const list = byArticle.get(article);
      if (list === undefined) byArticle.set(article, [m]);
      else list.push(m);
    }
    const only = articles[0];
    if (articles.length === 1 && only !== undefined && seat >= 0)
      byOneOnly.push({ manager: m, article: only });
  }
  const excluded = Array.from(byArticle, ([article, managers]) => ({ article, managers }));
  return { eligibleCount, excluded, byOneOnly };
}

/** Answers for any customer; customers with equal profiles share one answer. */
export function exclusionFinder(problem: AllocationProblem): (i: number) => ExclusionSet {
  const known = new Map<number, ExclusionSet>();
  return (i) => {
    const profile = problem.profileOf[i] ?? 0;
    let set = known.get(profile);
    if (set === undefined) {
      set = exclusionSet(problem, i);
      known.set(profile, set);
    }
    return set;
  };
}
