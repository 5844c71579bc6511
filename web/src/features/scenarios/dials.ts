import type { Dials } from "../../../../src/contract/index.ts";

/** The regime as it is written. */
export const AS_WRITTEN: Dials = {
  mostMoves: null,
  continuity: 100,
  workloadBalance: 100,
  valueBalance: 100,
  travel: 100,
  compactness: 0,
};

/** Dials that are percent of what the articles say. */
export const PERCENT_DIALS = ["continuity", "workloadBalance", "valueBalance", "travel"] as const;

export type DialKey = keyof Dials;
const KEYS: readonly DialKey[] = ["mostMoves", ...PERCENT_DIALS, "compactness"];

/** The dials that are not as the regime is written, in the order they are shown. */
export const turnedDials = (dials: Dials): readonly DialKey[] =>
  KEYS.filter((key) => dials[key] !== AS_WRITTEN[key]);
