import { compareCodePoints } from "../../shared/index.ts";

/** Edit distance with transposition of neighbours (optimal string alignment). O(|a|·|b|). */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let beforePrevious: number[] = [];
  let previous = b.map((_, j) => j).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + change,
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** The names most like `written`, best first, at most `limit`; empty when none is near. */
export function nearestNames(
  written: string,
  names: Iterable<string>,
  limit = 3,
): readonly string[] {
  const target = Array.from(written.toLowerCase());
  const near: { name: string; distance: number }[] = [];
  for (const name of new Set(names)) {
    const letters = Array.from(name.toLowerCase());
    const longer = Math.max(target.length, letters.length);
    const contained = target.length > 1 && (name.includes(written) || written.includes(name));
    const distance = editDistance(target, letters);
    if (contained) near.push({ name, distance: Math.min(distance, longer / 2) });
    else if (distance <= Math.max(1, Math.floor(longer / 2.5)) && distance < longer) {
      near.push({ name, distance });
    }
  }
  near.sort((a, b) => a.distance - b.distance || compareCodePoints(a.name, b.name));
  return near.slice(0, limit).map(({ name }) => name);
}
