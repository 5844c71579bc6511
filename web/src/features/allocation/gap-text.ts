import { aboveBest, roundedUp } from "../../../../src/i18n/above-best.ts";
import { formatNumber } from "../../i18n/index.ts";

/** Rounded up, so that "at most" stays true: two decimals of a percent, four below 0.1 %. */
export function gapText(gap: number): string {
  const digits = gap * 100 < 0.1 ? 4 : 2;
  return `${formatNumber(roundedUp(gap, digits), digits)}%`;
}

/** How far a plan may be above the best, at most; a dash where the bound says nothing. */
export function aboveText(proven: Parameters<typeof aboveBest>[0]): string {
  const above = aboveBest(proven);
  return above === null ? "—" : gapText(above);
}
