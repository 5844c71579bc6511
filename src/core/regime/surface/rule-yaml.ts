import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from "yaml";
import type { IssueData, Position } from "../../shared/index.ts";
import type { SurfaceIssue, SurfaceIssueCode } from "./issues.ts";

/** A piece of YAML inside the file, with every scalar kept as the text that was written. */
export interface RuleYaml {
  readonly text: string;
  readonly root: unknown;
  /** Place in the file of an offset of `text`. */
  readonly locate: (offset: number) => Position;
}

/** More nested brackets or indents than any rule has. */
const MAX_NESTING = 40;
const MAX_LENGTH = 100_000;

/** Parses the YAML that begins on the 1-based `firstLine` of the file. */
export function parseYaml(
  lines: readonly string[],
  firstLine: number,
): { readonly yaml: RuleYaml | null; readonly issues: readonly SurfaceIssue[] } {
  const text = lines.join("\n");
  const fault = (code: SurfaceIssueCode, at: Position, data: IssueData): SurfaceIssue => ({
    code,
    severity: "error",
    data,
    at,
  });
  if (text.length > MAX_LENGTH || nesting(text) > MAX_NESTING) {
    const at = { line: firstLine, column: 1 };
    return { yaml: null, issues: [fault("yaml.tooDeep", at, { max: MAX_NESTING })] };
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", lineCounter, logLevel: "silent" });
  const locate = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(Math.min(offset, text.length));
    return { line: firstLine + line - 1, column: col };
  };
  // One slip often makes several faults on its line: the first says it.
  const seenLines = new Set<number>();
  const issues = document.errors.flatMap((error) => {
    const at = locate(error.pos[0]);
    if (seenLines.has(at.line)) return [];
    seenLines.add(at.line);
    return fault(syntaxCode(error.code, lines[at.line - firstLine] ?? ""), at, {
      reason: error.code,
    });
  });
  return { yaml: { text, root: document.contents, locate }, issues };
}

/** Deepest nesting of brackets, plus the deepest indent counted in steps of two. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === "[" || char === "{") deepest = Math.max(deepest, ++depth);
    else if (char === "]" || char === "}") depth = Math.max(0, depth - 1);
  }
  const dashes = /(?:^|\n)[ \t]*((?:[-?:][ \t]+)+)/g;
  for (const [, run = ""] of text.matchAll(dashes)) deepest = Math.max(deepest, run.length / 2);
  return deepest;
}

/** Tells the faults apart that an author makes: a key twice, an expression that wants quotes. */
function syntaxCode(reason: string, line: string): SurfaceIssueCode {
  if (reason === "DUPLICATE_KEY") return "yaml.duplicateKey";
  return /\{.*[[(（]|^\s*[\w-]+:\s*["'“]/.test(line) ? "yaml.quoteNeeded" : "yaml.syntax";
}

/** An entry of a map, with the place of its key. */
export interface Entry {
  readonly key: string;
  readonly keyOffset: number;
  readonly value: unknown;
}

/** Entries of a map in written order; null when the node is no map. */
export function entriesOf(node: unknown): readonly Entry[] | null {
  if (!isMap(node)) return null;
  return (node as YAMLMap<unknown, unknown>).items.map(({ key, value }) => ({
    key: isScalar(key) ? String(key.value ?? "") : "",
    keyOffset: offsetOf(key),
    value,
  }));
}

/** Items of a sequence; null when the node is none. */
export const itemsOf = (node: unknown): readonly unknown[] | null =>
  isSeq(node) ? node.items : null;

/** The text of a scalar; null when the node is none or empty. */
export function textOf(node: unknown): string | null {
  if (!isScalar(node) || typeof node.value !== "string") return null;
  const text = node.value.trim();
  return text === "" ? null : text;
}

/** Offset at which a node begins; 0 when it has no place. */
export function offsetOf(node: unknown): number {
  const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : null;
  return range?.[0] ?? 0;
}

/**
 * The text of a scalar as the file holds it, with the offset of its first character, so that an
 * offset inside an expression is an offset of the file. Escapes in double quotes shift the rest.
 */
export function sourceOf(yaml: RuleYaml, node: unknown): { text: string; offset: number } | null {
  if (!isScalar(node) || typeof node.value !== "string") return null;
  const scalar: Scalar = node;
  const [start, end] = scalar.range ?? [0, 0];
  switch (scalar.type) {
    case "QUOTE_DOUBLE":
    case "QUOTE_SINGLE":
      return { text: node.value, offset: start + 1 };
    case "BLOCK_LITERAL":
    case "BLOCK_FOLDED": {
      const header = yaml.text.indexOf("\n", start) + 1;
      return { text: yaml.text.slice(header, end), offset: header };
    }
    default:
      return { text: yaml.text.slice(start, end).trimEnd(), offset: start };
  }
}
