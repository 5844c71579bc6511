import type { ArticleKey } from "../shared/index.ts";
import type { Finding } from "../who/index.ts";
import type { CostItem } from "./allocation-reason.ts";

const KIND: Readonly<Partial<Record<Finding["code"], CostItem["kind"]>>> = {
  "eligibility.broken": "eligibility",
  "eligibility.missingDenied": "eligibility",
  "proximity.travel": "proximity",
  "proximity.way": "proximity",
  "priority.unmatched": "priority",
  "continuity.changed": "continuity",
};

function scalar(facts: Finding["facts"]): CostItem["facts"] {
  const scalars: Record<string, string | number | null> = {};
  for (const [key, value] of Object.entries(facts)) {
    const isScalar = typeof value === "string" || typeof value === "number" || value === null;
    scalars[key] = isScalar ? value : value.join("、");
  }
  return scalars;
}

/** The costs among the findings, article by article; the sum is the pair's cost. */
export function costItems(findings: readonly Finding[]): readonly CostItem[] {
  return findings.flatMap((finding): CostItem[] => {
    const kind = KIND[finding.code];
    if (kind === undefined || (finding.minutes === 0 && kind !== "proximity")) return [];
    const { article, minutes } = finding;
    return [{ article, kind, minutes, facts: scalar(finding.facts) }];
  });
}

export const totalMinutes = (items: readonly CostItem[]): number =>
  items.reduce((sum, item) => sum + item.minutes, 0);

/** Minutes per article, for comparing two managers. */
export function minutesByArticle(items: readonly CostItem[]): ReadonlyMap<ArticleKey, number> {
  const sums = new Map<ArticleKey, number>();
  for (const item of items) sums.set(item.article, (sums.get(item.article) ?? 0) + item.minutes);
  return sums;
}
