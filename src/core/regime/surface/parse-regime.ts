import { articleKey } from "../../shared/index.ts";
import type { Article, RegimeDocument } from "../model/index.ts";
import { type ParsedBlock, readDeclarations } from "./declarations.ts";
import { breakCycles } from "./definition-cycles.ts";
import { readFrontMatter } from "./front-matter.ts";
import type { SurfaceIssue, SurfaceIssueCode } from "./issues.ts";
import { type ArticleDraft, scanOutline } from "./outline.ts";
import { stripMarkdown } from "./prose.ts";
import { readRule } from "./read-rule.ts";
import { parseYaml, type RuleYaml } from "./rule-yaml.ts";

/** SHA-256 of a text in lower-case hex; core has none of its own. */
export type Hash = (text: string) => string;

/** A parsed file. `document` is null only when the front matter is faulty. */
export interface ParsedRegime {
  readonly document: RegimeDocument | null;
  readonly issues: readonly SurfaceIssue[];
}

/** No regime is longer; a larger file is refused before it is read. */
const MAX_LENGTH = 2_000_000;

/**
 * Parses a regime file. Every fault is reported; a rule that is faulty is null in its article, so
 * that the rest of the document can still be shown. A document with errors must not be compiled.
 */
export function parseRegime(source: string, { hash }: { readonly hash: Hash }): ParsedRegime {
  if (source.length > MAX_LENGTH) {
    const data = { length: source.length, max: MAX_LENGTH };
    return { document: null, issues: [issueAt("regime.tooLarge", { line: 1, column: 1 }, data)] };
  }
  const lines = source.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const front = readFrontMatter(lines);
  const outline = scanOutline(lines, front.next);
  const keyed = assignKeys(outline.articles);
  const blocks = outline.articles.map((draft) => parseBlock(draft));
  const { vocabulary, issues: declarationIssues } = readDeclarations(
    blocks.flatMap(({ block }) => block ?? []),
  );
  const issues = [...front.issues, ...outline.issues, ...keyed.issues, ...declarationIssues];
  const articles = outline.articles.map((draft, index): Article => {
    const parsed = blocks[index];
    const key = articleKey(keyed.keys[index] ?? "");
    issues.push(...(parsed?.issues ?? []));
    const yaml = parsed?.block?.yaml;
    const read =
      yaml === undefined ? null : readRule(yaml, { key, printed: draft.printed, vocabulary });
    issues.push(...(read?.issues ?? []));
    return { ...articleOf(draft, lines, hash), key, rule: read?.rule ?? null };
  });
  if (articles.length === 0) {
    issues.push(issueAt("regime.noArticles", { line: front.next + 1, column: 1 }, {}));
  }
  const acyclic = breakCycles(articles);
  const all = inFileOrder([...issues, ...acyclic.issues]);
  if (front.meta === null) return { document: null, issues: all };
  const { chapters } = outline;
  const textHash = hash(source);
  const document = { meta: front.meta, chapters, articles: acyclic.articles, source, textHash };
  return { document, issues: all };
}

const issueAt = (
  code: SurfaceIssueCode,
  at: NonNullable<SurfaceIssue["at"]>,
  data: SurfaceIssue["data"],
): SurfaceIssue => ({ code, severity: "error", data, at });

function inFileOrder(issues: readonly SurfaceIssue[]): readonly SurfaceIssue[] {
  const rank = ({ at }: SurfaceIssue): number => (at?.line ?? 0) * 100_000 + (at?.column ?? 0);
  return issues.toSorted((a, b) => rank(a) - rank(b));
}

interface Keyed {
  readonly keys: readonly string[];
  readonly issues: readonly SurfaceIssue[];
}

/** Gives every article its key: the written one, or one made from its number, with a warning. */
function assignKeys(drafts: readonly ArticleDraft[]): Keyed {
  const issues: SurfaceIssue[] = [];
  const firstLine = new Map<string, number>();
  const keys = drafts.map((draft) => {
    const { writtenKey, ordinal, printed: article, at } = draft;
    const insertion = ordinal.insertion === 0 ? "" : `-${ordinal.insertion}`;
    const fallback = `art-${ordinal.article}${insertion}`;
    const isSound = writtenKey !== null && /^[a-z][a-z0-9-]*$/.test(writtenKey);
    const key = isSound ? writtenKey : fallback;
    if (writtenKey === null) {
      issues.push({ code: "article.keyMissing", severity: "warning", data: { key }, at, article });
    } else if (!isSound) {
      const data = { key: writtenKey, instead: fallback };
      issues.push({ code: "article.keyInvalid", severity: "error", data, at, article });
    }
    const first = firstLine.get(key);
    if (first === undefined) firstLine.set(key, at.line);
    else if (isSound) {
      const data = { key, line: first };
      issues.push({ code: "article.keyDuplicate", severity: "error", data, at, article });
    }
    return key;
  });
  return { keys, issues };
}

interface Block {
  readonly block: (ParsedBlock & { readonly yaml: RuleYaml }) | null;
  readonly issues: readonly SurfaceIssue[];
}

function parseBlock({ rule, printed }: ArticleDraft): Block {
  if (rule === null) return { block: null, issues: [] };
  const { yaml, issues } = parseYaml(rule.lines, rule.firstLine + 1);
  const named = issues.map((issue) => ({ ...issue, article: printed }));
  // A block that is no YAML is not read further: what follows from one slip would bury it.
  const isSound = yaml !== null && issues.length === 0;
  return { block: isSound ? { yaml, article: printed } : null, issues: named };
}

function articleOf(
  draft: ArticleDraft,
  lines: readonly string[],
  hash: Hash,
): Omit<Article, "key" | "rule"> {
  const { ordinal, printed, title, chapter, at, rule, proseLines } = draft;
  const text = lines.slice(draft.firstLine, draft.lastLine).join("\n").trimEnd();
  const firstProse = proseLines.find((index) => (lines[index] ?? "").trim() !== "");
  return {
    ordinal,
    printed,
    title,
    prose: stripMarkdown(proseLines.map((index) => lines[index] ?? "").join("\n")),
    chapter,
    at,
    proseAt: { line: (firstProse ?? draft.firstLine) + 1, column: 1 },
    ruleText: rule === null ? null : rule.lines.join("\n"),
    ruleAt: rule === null ? null : { line: rule.firstLine + 1, column: 1 },
    textHash: hash(text),
  };
}
