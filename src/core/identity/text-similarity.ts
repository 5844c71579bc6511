/** What one edit of a text into another may cost less than 1: the same sound, for example. */
export type Replacement = (from: string, to: string) => number;

/**
 * Edit distance where a replacement has a price between 0 and 1 and an insertion costs 1.
 * Source: Wagner, Fischer, The String-to-String Correction Problem, 1974, doi:10.1145/321796.321811.
 */
export function editDistance(
  a: readonly string[],
  b: readonly string[],
  replacement: Replacement,
): number {
  let row = b.map((_, at) => at + 1);
  for (const [i, from] of a.entries()) {
    const next: number[] = [];
    for (const [j, to] of b.entries()) {
      const above = row[j] ?? 0;
      const aside = j === 0 ? i + 1 : (next[j - 1] ?? 0);
      const corner = j === 0 ? i : (row[j - 1] ?? 0);
      next.push(Math.min(above + 1, aside + 1, corner + (from === to ? 0 : replacement(from, to))));
    }
    row = next;
  }
  return row.at(-1) ?? a.length;
}

/** Whether every character of `short` stands in `long` in the same order. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (short[at] === character) at++;
  return at >= short.length;
}

/** Words of a text in any language: letters and digits, lower case, a Han character a word. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];

/**
 * How alike two texts are in their words, 0 to 1: the cosine of their word vectors, each word
 * weighed by `weight` (rarity, for example).
 * Source: Salton, Buckley, Term-weighting approaches in automatic text retrieval, 1988,
 * doi:10.1016/0306-4573(88)90021-0.
 */
export function wordSimilarity(
  a: readonly string[],
  b: readonly string[],
  weight: (word: string) => number = () => 1,
): number {
  const one = new Set(a);
  const other = new Set(b);
  const size = (words: ReadonlySet<string>): number =>
    Math.sqrt([...words].reduce((sum, word) => sum + weight(word) ** 2, 0));
  const both = [...one].filter((word) => other.has(word));
  const shared = both.reduce((sum, word) => sum + weight(word) ** 2, 0);
  return shared === 0 ? 0 : shared / (size(one) * size(other));
}
