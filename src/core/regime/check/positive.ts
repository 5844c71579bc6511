import type { RegimeDocument, Rule } from "../model/index.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";

/** Figures that something is divided by must be above zero. */
export function checkPositive(document: RegimeDocument): readonly RegimeCheckIssue[] {
  return document.articles.flatMap((article) =>
    (article.rule === null ? [] : divisorsOf(article.rule))
      .filter(({ value }) => !(value > 0))
      .map((divisor) => issueAt(article, "check.notPositive", "error", divisor)),
  );
}

function divisorsOf(rule: Rule): readonly { readonly path: string; readonly value: number }[] {
  if (rule.kind === "continuity") return [{ path: "spread", value: rule.months }];
  if (rule.kind === "balance") return [{ path: "per", value: rule.per }];
  if (rule.kind !== "proximity") return [];
  return [
    { path: "speed", value: rule.speed },
    { path: "detour", value: rule.detour },
  ];
}
