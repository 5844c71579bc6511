import type { ArticleKey } from "../../shared/index.ts";
import { openCost } from "./instance/instance.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { type Classes, refine } from "./problem/classes.ts";
import { codeOf } from "./problem/code-table.ts";
import { pairAccount } from "./problem/pair-account.ts";
import { isBroken } from "./problem/pair-rules.ts";
import { bindsGroups, sizeOfUnit } from "./problem/units.ts";

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

/** Customers whose exclusions are remembered for others like them. */
const REMEMBERED = 500;
/** Groups whose closed seats are remembered for their members. */
const GROUPS = 200;

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

/** Articles of travel whose limit keeps seats from the customer. */
function ways(problem: AllocationProblem, i: number, against: Against): void {
  const customer = problem.customers[i];
  if (customer === undefined) return;
  for (const { travel, article, strength, applies } of problem.plan.who.proximity) {
    if (strength === "advisory" || !applies(customer)) continue;
    const only = [article];
    if (travel.kind === "distance" && travel.capKm !== null) {
      for (let j = 0; j < against.length; j++) {
        const km = problem.kmTo(i, j);
        if ((Number.isNaN(km) ? travel.unknownKm : km) > travel.capKm) blame(against, j, only);
      }
    }
    if (travel.kind === "table") {
      for (let j = 0; j < against.length; j++) {
        const manager = problem.managers[problem.managerOfSeat[j] ?? -1];
        if (manager !== undefined && travel.isBeyondCap(customer, manager)) blame(against, j, only);
      }
    }
  }
}

function conditions(problem: AllocationProblem, i: number, against: Against): void {
  const row = problem.units.rowOf[i] ?? 0;
  for (const { article, table, isHard } of problem.rules.conditions) {
    if (!isHard) continue;
    const only = [article];
    for (let j = 0; j < against.length; j++) {
      if (isBroken(codeOf(table, row, j))) blame(against, j, only);
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
  const row = problem.units.rowOf[i] ?? 0;
  for (const { table, term, isHard, orderOf, orders } of problem.rules.principles) {
    if (!isHard || term.article === lifted) continue;
    const isOpen = (j: number): boolean =>
      against[j] === undefined || against[j]?.every((article) => article === lifted) === true;
    for (const name of orders[orderOf.of[row] ?? 0] ?? []) {
      const bit = 1 << term.dimensions.findIndex((dimension) => dimension.name === name);
      const left = Array.from(against.keys()).filter(isOpen);
      const unmatched = left.filter((j) => (codeOf(table, row, j) & bit) === 0);
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
  ways(problem, i, against);
  principles(problem, i, { against, lifted });
  return against;
}

/** Articles that bind this customer to its group. */
function bindingArticles(problem: AllocationProblem, i: number): readonly ArticleKey[] {
  const customer = problem.customers[i];
  if (customer === undefined || sizeOfUnit(problem.units, problem.unitOf[i] ?? 0) < 2) return [];
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
  const hasPrinciples = problem.rules.principles.some(({ isHard }) => isHard);
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

/** Seats that may not hold the whole group: asked by every member, worked out once. */
function closedSeatFinder({ instance }: AllocationProblem): (u: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (u) => {
    const found = known.get(u);
    if (found !== undefined) return found;
    const closed: number[] = [];
    for (let j = 0; j < instance.seatCount; j++) if (openCost(instance, u, j) < 0) closed.push(j);
    if (known.size >= GROUPS) known.clear();
    known.set(u, closed);
    return closed;
  };
}

/** What holds for all customers. */
interface Shared {
  readonly problem: AllocationProblem;
  readonly notAdmitted: ReadonlyMap<number, readonly ArticleKey[]>;
  readonly closedTo: (u: number) => readonly number[];
}

function exclusionSet({ problem, notAdmitted, closedTo }: Shared, i: number): ExclusionSet {
  const against = articlesAgainst(problem, i);
  const binding = bindingArticles(problem, i);
  const byOneOnly = binding.length > 0 ? [] : liftable(problem, i, against);
  if (binding.length > 0) {
    // Seats from which another member is kept are no seats for the whole group.
    for (const j of closedTo(problem.unitOf[i] ?? 0))
      if (against[j] === undefined) blame(against, j, binding);
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

/** Rows that no hard article tells apart, limits of distance and groups left aside. */
function kindsOf({ rules, units }: AllocationProblem): Classes {
  const all = [
    ...rules.conditions.filter(({ isHard }) => isHard).map(({ table }) => table.customer),
    ...rules.principles
      .filter(({ isHard }) => isHard)
      .flatMap(({ table, orderOf }) => [table.customer, orderOf]),
  ];
  return all.reduce(refine, { of: new Int32Array(units.customer.length), count: 1 });
}

/** Whether what is found for the customer holds for all of its kind. */
function isLikeItsKind({ plan, customers, units, unitOf }: AllocationProblem, i: number): boolean {
  const customer = customers[i];
  if (customer === undefined || sizeOfUnit(units, unitOf[i] ?? 0) > 1) return false;
  return plan.who.proximity.every(
    ({ strength, applies, travel }) =>
      strength === "advisory" ||
      (travel.kind === "distance" && travel.capKm === null) ||
      !applies(customer),
  );
}

/** Answers for any customer, from the tables; O(managers × hard articles) for each kind of customer. */
export function exclusionFinder(problem: AllocationProblem): (i: number) => ExclusionSet {
  const shared: Shared = {
    problem,
    notAdmitted: refusedByRoster(problem),
    closedTo: closedSeatFinder(problem),
  };
  const kinds = kindsOf(problem);
  const known = new Map<number, ExclusionSet>();
  let last: { readonly i: number; readonly set: ExclusionSet } | null = null;
  const find = (i: number): ExclusionSet => {
    if (!isLikeItsKind(problem, i)) return exclusionSet(shared, i);
    const kind = kinds.of[problem.units.rowOf[i] ?? 0] ?? 0;
    const found = known.get(kind) ?? exclusionSet(shared, i);
    if (known.size >= REMEMBERED) known.clear();
    known.set(kind, found);
    return found;
  };
  return (i) => {
    if (last?.i !== i) last = { i, set: find(i) };
    return last.set;
  };
}
