import type { ArticleKey } from "../../shared/index.ts";
import { exceptionsOf } from "../compile/scope.ts";
import type { Article, CapacityRule, RegimeDocument, Rule } from "../model/index.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";

/**
 * Articles of one kind that speak of the same thing in overlapping scopes, none an exception to
 * the other. What then holds (the strictest limit, both costs) may not be what the author meant.
 */
export function checkOverlap(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const rules = document.articles.flatMap(({ rule }) => rule ?? []);
  const displaced = new Map(rules.map((rule) => [rule.article, displacedBy(rule, rules)]));
  return document.articles.flatMap((article, index) =>
    document.articles.slice(0, index).flatMap((earlier) => {
      if (!speakOfTheSame(earlier.rule, article.rule)) return [];
      if (displaced.get(earlier.key)?.has(article.key)) return [];
      if (displaced.get(article.key)?.has(earlier.key)) return [];
      return [overlap(earlier, article)];
    }),
  );
}

function displacedBy(rule: Rule, rules: readonly Rule[]): ReadonlySet<ArticleKey> {
  return new Set(exceptionsOf(rule.article, rules).map(({ article }) => article));
}

function overlap(earlier: Article, article: Article): RegimeCheckIssue {
  const isNarrower = article.rule?.when !== null;
  return issueAt(article, "check.overlap", "warning", {
    other: earlier.printed,
    otherKey: isNarrower ? earlier.key : article.key,
    kind: article.rule?.kind ?? "",
    // 特别优于一般: the article with a scope of its own is the special one.
    special: isNarrower ? article.printed : earlier.printed,
    general: isNarrower ? earlier.printed : article.printed,
  });
}

function speakOfTheSame(a: Rule | null, b: Rule | null): boolean {
  if (a === null || b === null || a.kind !== b.kind || a.strength !== b.strength) return false;
  if (areDisjoint(a, b)) return false;
  switch (a.kind) {
    case "capacity":
      return b.kind === "capacity" && weighAlike(a, b);
    case "balance":
      return b.kind === "balance" && a.measure === b.measure;
    case "continuity":
    case "proximity":
    case "priority":
    case "compactness":
    case "calendar":
    case "protection":
    case "pool":
    case "claim":
    case "collision":
      return true;
    // The first article that finds somebody decides who; only one time can run.
    case "dispatch":
      return b.kind === "dispatch" && a.form === "response" && b.form === "response";
    case "cohesion":
      return b.kind === "cohesion" && a.mode === b.mode;
    default:
      // Conditions on pairs, posts and questions to persons hold side by side.
      return false;
  }
}

/** Two limits on differently weighted books limit different things. */
function weighAlike(a: CapacityRule, b: CapacityRule): boolean {
  return shape(a.weight) === shape(b.weight);
}

/** Scopes that compare one field with different values of a list never overlap. */
function areDisjoint(a: Rule, b: Rule): boolean {
  const [one, two] = [a.when, b.when];
  if (one?.node !== "compare" || two?.node !== "compare") return false;
  if (one.op !== "==" || two.op !== "==") return false;
  const isSameSide = shape(one.left) === shape(two.left);
  const areLiterals = one.right.node === "literal" && two.right.node === "literal";
  return isSameSide && areLiterals && shape(one.right) !== shape(two.right);
}

/** The structure of a tree without its places in the text. */
const shape = (value: unknown): string =>
  JSON.stringify(value, (key, inner) => (key === "at" ? undefined : inner));
