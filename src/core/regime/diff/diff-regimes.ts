import { definitionsOf, printExpression } from "../expression/index.ts";
import type { Article, RegimeDocument, Rule } from "../model/index.ts";

/** In which ways one article changed. */
export type ArticleChangeKind =
  | "added"
  | "removed"
  | "renumbered"
  | "retitled"
  | "proseChanged"
  | "ruleChanged";

/** One parameter of a rule, before and after; null where there is none. */
export interface ParameterChange {
  /** In the keys of the typed rule: limit.entries.0.value, weight.rows.1.when … */
  readonly path: string;
  readonly from: string | number | boolean | null;
  readonly to: string | number | boolean | null;
}

/** What happened to one article, by key, from one revision to another. */
export interface ArticleChange {
  readonly key: string;
  readonly kinds: readonly ArticleChangeKind[];
  readonly from: Article | null;
  readonly to: Article | null;
  readonly parameters: readonly ParameterChange[];
}

/** What changed between two revisions, in the order of the later, removed articles last. */
export function diffRegimes(from: RegimeDocument, to: RegimeDocument): readonly ArticleChange[] {
  const before = new Map(from.articles.map((article) => [article.key, article]));
  const after = new Set(to.articles.map(({ key }) => key));
  const changed = to.articles.flatMap((article) => {
    const change = changeOf(before.get(article.key) ?? null, article);
    return change.kinds.length === 0 ? [] : [change];
  });
  const removed = from.articles
    .filter(({ key }) => !after.has(key))
    .map(
      (article): ArticleChange => ({
        key: article.key,
        kinds: ["removed"],
        from: article,
        to: null,
        parameters: [],
      }),
    );
  return [...changed, ...removed];
}

function changeOf(from: Article | null, to: Article): ArticleChange {
  const { key } = to;
  if (from === null) return { key, kinds: ["added"], from, to, parameters: [] };
  const parameters = parametersOf(from.rule, to.rule);
  const kinds: ArticleChangeKind[] = [];
  if (from.printed !== to.printed) kinds.push("renumbered");
  if (from.title !== to.title) kinds.push("retitled");
  if (from.prose !== to.prose) kinds.push("proseChanged");
  if (parameters.length > 0 || isUnreadChange(from, to)) kinds.push("ruleChanged");
  return { key, kinds, from, to, parameters };
}

/** A rule that does not parse is compared by its text. */
function isUnreadChange(from: Article, to: Article): boolean {
  if (from.rule !== null && to.rule !== null) return false;
  return from.ruleText !== to.ruleText;
}

/** In Chinese a defined term prints under its own name. */
const NO_DEFINITIONS = definitionsOf([]);

type Leaves = ReadonlyMap<string, string | number | boolean | null>;

function parametersOf(from: Rule | null, to: Rule | null): readonly ParameterChange[] {
  const before = leavesOf(from);
  const after = leavesOf(to);
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].flatMap((path) => {
    const change = { path, from: before.get(path) ?? null, to: after.get(path) ?? null };
    return change.from === change.to ? [] : [change];
  });
}

/** Keys that name the article or its situations, not what the rule does. */
const NO_PARAMETERS = new Set(["article", "tests"]);

function leavesOf(rule: Rule | null): Leaves {
  const leaves = new Map<string, string | number | boolean | null>();
  if (rule === null) return leaves;
  for (const [key, value] of Object.entries(rule)) {
    if (!NO_PARAMETERS.has(key)) collect(key, value, leaves);
  }
  return leaves;
}

/** An expression is one parameter: it is compared and shown as it would be written. */
function collect(
  path: string,
  value: unknown,
  leaves: Map<string, string | number | boolean | null>,
): void {
  if (value === null || value === undefined) return;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    leaves.set(path, value);
  } else if (isExpression(value)) {
    leaves.set(path, printExpression(value, "zh-CN", NO_DEFINITIONS));
  } else if (typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) collect(`${path}.${key}`, inner, leaves);
  }
}

function isExpression(value: unknown): value is Parameters<typeof printExpression>[0] {
  return typeof value === "object" && value !== null && "node" in value && "at" in value;
}
