/** A number from 0 to `count` − 1 for everyone: equal where nothing tells two apart. */
export interface Classes {
  readonly of: Int32Array;
  readonly count: number;
}

/** Pairs of classes up to which a plain table is quicker than a map. */
const TABLE = 1 << 23;

/** One class for all. */
export const alike = (size: number): Classes => ({
  of: new Int32Array(size),
  count: Math.min(1, size),
});

/** Numbers equal plain values from 0 in order of first appearance. O(size). */
export function classesOf(size: number, valueAt: (index: number) => unknown): Classes {
  const of = new Int32Array(size);
  const seen = new Map<unknown, number>();
  for (let i = 0; i < size; i++) {
    const value = valueAt(i);
    let found = seen.get(value);
    if (found === undefined) {
      found = seen.size;
      seen.set(value, found);
    }
    of[i] = found;
  }
  return { of, count: seen.size };
}

/** Tells apart whom either of the two tells apart, in order of first appearance. O(size). */
export function refine(a: Classes, b: Classes): Classes {
  const size = a.of.length;
  if (a.count <= 1 || b.count === size) return b;
  if (b.count <= 1 || a.count === size) return a;
  const of = new Int32Array(size);
  const width = b.count;
  let count = 0;
  if (a.count * width <= TABLE) {
    const table = new Int32Array(a.count * width);
    for (let i = 0; i < size; i++) {
      const key = (a.of[i] as number) * width + (b.of[i] as number);
      let found = table[key] as number;
      if (found === 0) {
        found = ++count;
        table[key] = found;
      }
      of[i] = found - 1;
    }
    return { of, count };
  }
  return classesOf(size, (i) => (a.of[i] as number) * width + (b.of[i] as number));
}

/** Someone of each class: the first. O(size). */
export function firstOfEach({ of, count }: Classes): Int32Array {
  const first = new Int32Array(count).fill(-1);
  for (let i = of.length - 1; i >= 0; i--) first[of[i] as number] = i;
  return first;
}

/** Classes whose numbers are given anew: `to` says which. */
export const renumbered = ({ of }: Classes, to: Int32Array, count: number): Classes => ({
  of: of.map((old) => to[old] as number),
  count,
});
