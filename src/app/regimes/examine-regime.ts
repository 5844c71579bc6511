import { checkRegime, parseRegime, type RegimeDocument } from "../../core/regime/index.ts";
import type { Issue } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import { bookOf } from "../book/facts.ts";
import type { AppIssueCode } from "../issues.ts";
import type { RegimeRecord, Scope } from "../ports.ts";

/** A fault with an id that stays the same while the fault does: what a person signs. */
export type IdentifiedIssue = Issue & { readonly id: string };

export interface Examination {
  readonly hash: string;
  readonly document: RegimeDocument | null;
  readonly issues: readonly IdentifiedIssue[];
  readonly errors: number;
  readonly warnings: number;
}

function lineOf(source: string, key: string): number {
  const index = source.split("\n").findIndex((line) => line.startsWith(`${key}:`));
  return index < 0 ? 1 : index + 1;
}

/** The next revision must say so, and a draft must stay the regime it is a draft of. */
function revisionIssues(
  document: RegimeDocument,
  regime: RegimeRecord | null,
): readonly Issue<AppIssueCode>[] {
  if (regime === null) return [];
  const { id, revision } = document.meta;
  const issues: Issue<AppIssueCode>[] = [];
  if (id !== regime.id)
    issues.push({
      code: "regime.idDiffers",
      severity: "error",
      data: { expected: regime.id, found: id },
      at: { line: lineOf(document.source, "regime"), column: 1 },
    });
  const last = regime.inForce?.revision;
  const isSame = regime.inForce?.hash === document.textHash;
  if (last !== undefined && revision <= last && !isSame)
    issues.push({
      code: "regime.revisionNotRaised",
      severity: "error",
      data: { found: revision, last, next: last + 1 },
      at: { line: lineOf(document.source, "revision"), column: 1 },
    });
  return issues;
}

export interface ExamineRequest {
  readonly source: string;
  /** The regime the text belongs to; null for a new one. */
  readonly regime: RegimeRecord | null;
  /** Check against the customers and managers in this scope; null = the text alone. */
  readonly facts: Scope | null;
}

/** The whole book goes to a worker: tens of thousands of customers against every manager take seconds. */
const checkAgainstBook = (app: App, source: string, scope: Scope): Promise<readonly Issue[]> =>
  app.runner.check({ source, today: app.today(), book: bookOf(app, scope) });

/** Parses and checks a regime text. Every fault, in the order of the text. */
export async function examineRegime(app: App, request: ExamineRequest): Promise<Examination> {
  const parsed = parseRegime(request.source, { hash: app.hash });
  const issues: Issue[] = [...parsed.issues];
  if (parsed.document !== null) {
    const found =
      request.facts === null
        ? checkRegime(parsed.document, { today: app.today() })
        : await checkAgainstBook(app, request.source, request.facts);
    issues.push(...found, ...revisionIssues(parsed.document, request.regime));
  }
  const identified = issues.map((issue) => ({
    ...issue,
    id: app.hash(JSON.stringify([issue.code, issue.article ?? null, issue.data])).slice(0, 16),
  }));
  identified.sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0));
  return {
    hash: app.hash(request.source),
    document: parsed.document,
    issues: identified,
    errors: identified.filter((issue) => issue.severity === "error").length,
    warnings: identified.filter((issue) => issue.severity === "warning").length,
  };
}
