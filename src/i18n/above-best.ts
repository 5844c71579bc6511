interface Proven {
  readonly objective: number;
  readonly lowerBound: number;
}

/**
 * Share by which a plan may at most be above the best possible one, whose cost is not below the bound.
 * null = the bound is not above 0 and so says nothing.
 */
export function aboveBest({ objective, lowerBound }: Proven): number | null {
  if (objective === lowerBound) return 0;
  return lowerBound > 0 ? (objective - lowerBound) / lowerBound : null;
}

/** A share in percent, rounded up so that "at most" stays true. */
export function roundedUp(share: number, digits: number): number {
  const scale = 10 ** digits;
  // A hair below the next step is float noise of the division, not a wider gap.
  return Math.max(0, Math.ceil(share * 100 * scale - 1e-6)) / scale;
}

/** "At most" in words of the command line and of tables. */
export const atMostText = (proven: Proven): string => {
  const share = aboveBest(proven);
  return share === null ? "—" : `${roundedUp(share, 2).toFixed(2)}%`;
};
