/** A source of pseudo-random numbers. Core never makes one: it is an argument. */
export interface Rng {
  /** Uniform 32-bit unsigned integer. */
  uint32(): number;
  /** Uniform integer in [0, bound), bound ≥ 1. */
  below(bound: number): number;
  /** Uniform double in [0, 1). */
  unit(): number;
}

/**
 * Deterministic generator for a seed (any safe integer).
 * Source: sfc32 of PractRand (Chris Doty-Humphrey), seeded by splitmix32.
 */
export function seededRng(seed: number): Rng {
  let mix = (seed ^ Math.trunc(seed / 0x1_0000_0000)) >>> 0;
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let counter = 1;
  const uint32 = (): number => {
    const t = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + t) >>> 0;
    return t;
  };
  for (let i = 0; i < 12; i++) uint32();
  const unit = (): number => uint32() / 0x1_0000_0000;
  return { uint32, unit, below: (bound) => Math.floor(unit() * bound) };
}
