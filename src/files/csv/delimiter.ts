const CANDIDATES = [",", "\t", ";", "|"] as const;

/** Counts a character outside quotes in the first line that holds any text. */
function countInFirstLine(text: string, delimiter: string): number {
  let count = 0;
  let quoted = false;
  let seen = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) count++;
    else if (!quoted && character === "\n" && seen) break;
    if (character.trim() !== "") seen = true;
  }
  return count;
}

/** The delimiter of a text table, judged by its first line; a comma when there is none. */
export function delimiterOf(text: string): string {
  let best: string = ",";
  let bestCount = 0;
  for (const candidate of CANDIDATES) {
    const count = countInFirstLine(text, candidate);
    if (count > bestCount) {
      best = candidate;
      bestCount = count;
    }
  }
  return best;
}
