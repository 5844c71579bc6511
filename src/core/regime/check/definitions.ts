import { bodyOf } from "../compile/reads-of.ts";
import { definitionsIn, everyNode } from "../evaluate/index.ts";
import { definitionKey, type Expr } from "../expression/index.ts";
import type { Article, RegimeDocument } from "../model/index.ts";
import { expressionsOf } from "./expressions-of.ts";
import { issueAt, placed } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import { ringThrough } from "./overrides.ts";

/** Terms that are defined twice, defined through themselves, or used without a definition. */
export function checkDefinitions(document: RegimeDocument): readonly RegimeCheckIssue[] {
  return [...duplicates(document), ...rings(document), ...undefinedTerms(document)];
}

function nameOf(article: Article): string | null {
  const rule = article.rule;
  return rule?.kind === "define" ? definitionKey(rule.of, rule.name) : null;
}

function duplicates(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const first = new Map<string, Article>();
  return document.articles.flatMap((article) => {
    const name = nameOf(article);
    if (name === null || article.rule?.kind !== "define") return [];
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, article);
      return [];
    }
    const data = { name: article.rule.name, target: earlier.printed };
    return [issueAt(article, "check.duplicateDefinition", "error", data)];
  });
}

function rings(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const edges = new Map<string, readonly string[]>();
  for (const [key, definition] of definitionsIn(document)) {
    edges.set(
      key,
      bodyOf(definition)
        .flatMap(termsIn)
        .map(({ key: used }) => used),
    );
  }
  return document.articles.flatMap((article) => {
    const name = nameOf(article);
    const ring = name === null ? null : ringThrough(name, edges);
    if (ring === null) return [];
    const names = ring.map((key) => key.slice(key.indexOf(":") + 1));
    return [issueAt(article, "check.definitionCycle", "error", { ring: names })];
  });
}

function undefinedTerms(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const known = definitionsIn(document);
  return document.articles.flatMap((article) =>
    (article.rule === null ? [] : expressionsOf(article.rule))
      .flatMap(({ expr }) => termsIn(expr))
      .filter(({ key }) => !known.has(key))
      .map(({ name, at }) =>
        placed(article, at, { code: "check.undefinedTerm", severity: "error", data: { name } }),
      ),
  );
}

interface TermUse {
  readonly key: string;
  readonly name: string;
  readonly at: Expr["at"];
}

function termsIn(expr: Expr): readonly TermUse[] {
  return everyNode(expr)
    .filter((node) => node.node === "term")
    .map(({ of, name, at }) => ({ key: definitionKey(of, name), name, at }));
}
