import type { Balance } from "./outcome.ts";

/**
 * Measures of how equally loads are shared: coefficient of variation (population σ), Jain's
 * index, Gini coefficient and the largest deviation from the mean. No load at all is equal.
 * Source: R. Jain, D. Chiu, W. Hawe, DEC-TR-301 (1984); C. Gini (1912).
 */
export function balanceOf(loads: readonly number[]): Balance {
  const n = loads.length;
  const total = loads.reduce((sum, load) => sum + load, 0);
  if (n === 0 || total === 0) return { cv: 0, jain: 1, gini: 0, maxDeviation: 0 };
  const mean = total / n;
  const squares = loads.reduce((sum, load) => sum + load * load, 0);
  const variance = loads.reduce((sum, load) => sum + (load - mean) ** 2, 0) / n;
  const sorted = [...loads].sort((a, b) => a - b);
  const weighted = sorted.reduce((sum, load, rank) => sum + (2 * (rank + 1) - n - 1) * load, 0);
  const furthest = loads.reduce((most, load) => Math.max(most, Math.abs(load - mean)), 0);
  return {
    cv: Math.sqrt(variance) / mean,
    jain: (total * total) / (n * squares),
    gini: weighted / (n * total),
    maxDeviation: furthest / mean,
  };
}
