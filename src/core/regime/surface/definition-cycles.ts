import { definitionKey, expressionsOf, termsIn } from "../expression/index.ts";
import { type Article, definitionsIn } from "../model/index.ts";
import type { SurfaceIssue } from "./issues.ts";

/** Definitions that use themselves through others; their articles lose the rule. */
export function breakCycles(articles: readonly Article[]): {
  readonly articles: readonly Article[];
  readonly issues: readonly SurfaceIssue[];
} {
  const uses = new Map(
    definitionsIn({ articles }).map((definition) => [
      definitionKey(definition.of, definition.name),
      expressionsOf(definition).flatMap((expr) =>
        termsIn(expr).map(({ of, name }) => definitionKey(of, name)),
      ),
    ]),
  );
  const issues: SurfaceIssue[] = [];
  const kept = articles.map((article) => {
    const { rule, printed, at } = article;
    if (rule?.kind !== "define" || rule.form === "field") return article;
    const cycle = cycleFrom(definitionKey(rule.of, rule.name), uses);
    if (cycle === null) return article;
    const names = cycle.map((key) => key.slice(key.indexOf(":") + 1));
    issues.push({
      code: "define.cycle",
      severity: "error",
      data: { names },
      at: article.ruleAt ?? at,
      article: printed,
    });
    return { ...article, rule: null };
  });
  return { articles: kept, issues };
}

/** The shortest way from a definition back to itself; null when there is none. */
function cycleFrom(
  start: string,
  uses: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
  const seen = new Set<string>();
  const queue: (readonly string[])[] = [[start]];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const used of uses.get(next.at(-1) ?? "") ?? []) {
      if (used === start) return [...next, start];
      if (seen.has(used)) continue;
      seen.add(used);
      queue.push([...next, used]);
    }
  }
  return null;
}
