import { formatNumber } from "../../i18n/index.ts";

/** Rounded up, so that "at most" stays true: two decimals of a percent, four below 0.1 %. */
export function gapText(gap: number): string {
  const percent = gap * 100;
  const digits = percent < 0.1 ? 4 : 2;
  const scale = 10 ** digits;
  // A hair below the next step is float noise of the division, not a wider gap.
  return `${formatNumber(Math.max(0, Math.ceil(percent * scale - 1e-6)) / scale, digits)}%`;
}
