export interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

const LONGEST = 4000;

/** Words for Latin text, single characters for Chinese. */
const tokensOf = (text: string): readonly string[] => text.match(/[A-Za-z0-9.]+|\s+|./gsu) ?? [];

/** Length of the longest common subsequence of every pair of suffixes, row by row. */
function suffixTable(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const here = i * width + j;
      table[here] =
        a[i] === b[j]
          ? 1 + (table[here + width + 1] ?? 0)
          : Math.max(table[here + width] ?? 0, table[here + 1] ?? 0);
    }
  }
  return table;
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.kind === piece.kind) {
      out[out.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    } else out.push(piece);
  }
  return out;
}

/** What was taken out and what was put in, in reading order. */
export function textDiff(from: string, to: string): readonly Piece[] {
  const a = tokensOf(from);
  const b = tokensOf(to);
  if (a.length > LONGEST || b.length > LONGEST) {
    return [
      { kind: "gone", text: from },
      { kind: "new", text: to },
    ];
  }
  const table = suffixTable(a, b);
  const width = b.length + 1;
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      pieces.push({ kind: "same", text: left });
      i++;
      j++;
    } else if (
      right === undefined ||
      (left !== undefined && (table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))
    ) {
      pieces.push({ kind: "gone", text: left ?? "" });
      i++;
    } else {
      pieces.push({ kind: "new", text: right });
      j++;
    }
  }
  return joined(pieces);
}
