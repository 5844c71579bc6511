import type { LocalDate } from "../../shared/index.ts";

const WHOLE = 10_000;

/** What somebody keeps of the results when the customer goes on to another. */
export interface CreditKept {
  readonly manager: string;
  /** Basis points of what the owner before the change held. */
  readonly share: number;
  /** Last day; null = as long as the customer stays where the change put it. */
  readonly until: LocalDate | null;
}

/** One change of owner, or a ruling about results. */
export interface CreditChange {
  /** null = nobody. */
  readonly to: string | null;
  readonly kept: CreditKept | null;
}

/** Share of a result in basis points; `manager` null = it counts for nobody. */
export interface CreditHolding {
  readonly manager: string | null;
  readonly share: number;
  readonly until: LocalDate | null;
}

/**
 * Who holds a result after several changes, earliest first. What a former manager still keeps does
 * not pass to the next owner: a later change shares only the rest. Shares sum to 10,000; those who
 * kept something come first, the owner last.
 */
export function holdCredit(
  first: string | null,
  changes: readonly CreditChange[],
): readonly CreditHolding[] {
  let owner = first;
  let kept: readonly CreditHolding[] = [];
  for (const change of changes) {
    const lasting = kept.filter(({ until }) => until !== null);
    const rest = WHOLE - lasting.reduce((sum, { share }) => sum + share, 0);
    const share = Math.trunc((rest * (change.kept?.share ?? 0)) / WHOLE);
    owner = change.to;
    // Nobody shares with himself: what he kept is his again.
    kept = [...lasting, ...(change.kept === null ? [] : [{ ...change.kept, share }])].filter(
      (one) => one.share > 0 && one.manager !== owner,
    );
  }
  const rest = WHOLE - kept.reduce((sum, { share }) => sum + share, 0);
  return [...kept, { manager: owner, share: rest, until: null }];
}
