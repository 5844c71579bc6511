/** A pair, how alike it was found, and whether it is one. */
export interface Scored {
  readonly score: number;
  readonly isSame: boolean;
}

export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision and recall of saying "the same" from `threshold` on. */
export function qualityAt(pairs: readonly Scored[], threshold: number): Quality {
  const said = pairs.filter(({ score }) => score >= threshold);
  const right = said.filter(({ isSame }) => isSame).length;
  const all = pairs.filter(({ isSame }) => isSame).length;
  const precision = said.length === 0 ? 0 : right / said.length;
  const recall = all === 0 ? 0 : right / all;
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** The threshold with the best F1. O(pairs log pairs). */
export function bestThreshold(pairs: readonly Scored[]): number {
  const sorted = pairs.toSorted((a, b) => b.score - a.score);
  const all = pairs.filter(({ isSame }) => isSame).length;
  let right = 0;
  let best = { f1: -1, threshold: 1 };
  for (const [at, { score, isSame }] of sorted.entries()) {
    right += Number(isSame);
    if (sorted[at + 1]?.score === score) continue;
    const f1 = (2 * right) / (at + 1 + all);
    if (f1 > best.f1) best = { f1, threshold: score };
  }
  return best.threshold;
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
