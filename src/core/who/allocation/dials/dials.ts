/**
 * What a person may turn for one scenario without writing a new revision of the regime. Percent
 * of what the articles say: 100 = as written, 0 = not at all.
 */
export interface Dials {
  /** At most so many customers change hands; null = no limit. */
  readonly mostMoves: number | null;
  /** Percent of the articles' handover minutes, 0 … 1000. */
  readonly continuity: number;
  /** Percent of the articles' rate for an uneven workload (or count), 0 … 1000. */
  readonly workloadBalance: number;
  /** Percent of the articles' rate for an uneven value, 0 … 1000. */
  readonly valueBalance: number;
  /** Percent of the articles' travel minutes, 0 … 1000. */
  readonly travel: number;
  /** Extra thousandths of a minute a month for each customer and kilometre, whatever its visits; 0 … 100 000. */
  readonly compactness: number;
}

/** The regime as it is written. */
export const AS_WRITTEN: Dials = {
  mostMoves: null,
  continuity: 100,
  workloadBalance: 100,
  valueBalance: 100,
  travel: 100,
  compactness: 0,
};
