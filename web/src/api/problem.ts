import type { Problem } from "../../../src/contract/index.ts";

/** Why a request brought no answer. */
export type Refusal =
  | { readonly kind: "unreachable" }
  | { readonly kind: "garbled"; readonly status: number }
  | { readonly kind: "problem"; readonly problem: Problem };

/** A refused request. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind === "problem" ? refusal.problem.detail : refusal.kind);
    this.refusal = refusal;
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "code" in value && "detail" in value;

/** Reads a problem+json body. */
export function problemOf(status: number, text: string): Refusal {
  try {
    const value: unknown = JSON.parse(text);
    if (isProblem(value)) return { kind: "problem", problem: value };
  } catch {
    // not JSON: a proxy answered, or the server went away while it spoke
  }
  return { kind: "garbled", status };
}

/** The stable code of a refusal, or null. */
export const codeOf = (error: unknown): string | null =>
  error instanceof ProblemError && error.refusal.kind === "problem"
    ? error.refusal.problem.code
    : null;
