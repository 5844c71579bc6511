/** Seats that carry a part of one unit, cheapest first; seat -1 = left out. */
export interface Parts {
  readonly seat: Int32Array;
  readonly part: Float64Array;
  readonly key: Float64Array;
  size: number;
}

/** More seats than any row of arcs has, and one for being left out. */
const MOST = 128;

export const emptyParts = (): Parts => ({
  seat: new Int32Array(MOST),
  part: new Float64Array(MOST),
  key: new Float64Array(MOST),
  size: 0,
});

/** Adds a seat at its place by key. */
export function addPart(parts: Parts, seat: number, value: number): void {
  const { key, seat: seats } = parts;
  let at = parts.size++;
  while (at > 0 && (key[at - 1] as number) > value) {
    key[at] = key[at - 1] as number;
    seats[at] = seats[at - 1] as number;
    at -= 1;
  }
  key[at] = value;
  seats[at] = seat;
}

/**
 * Projects −key / temperature on the simplex, keeps the seats with a part, and returns the
 * smoothed minimum min over p of Σ p·key + temperature / 2 · Σ p².
 * Source: Martins and Astudillo 2016 (sparsemax), arXiv:1602.02068; Blondel, Seguy, Rolet 2018,
 * arXiv:1710.06276.
 */
export function sparsemax(parts: Parts, temperature: number): number {
  const { key, part } = parts;
  let sum = 0;
  let support = 0;
  for (let a = 0; a < parts.size; a++) {
    const k = key[a] as number;
    if (a * k - sum >= temperature) break;
    sum += k;
    support = a + 1;
  }
  const level = (sum + temperature) / support;
  let value = 0;
  for (let a = 0; a < support; a++) {
    const k = key[a] as number;
    const p = (level - k) / temperature;
    part[a] = p;
    value += p * k + (temperature / 2) * p * p;
  }
  parts.size = support;
  return value;
}
