import type { CoreMoves } from "./core-moves.ts";

/** Pairs of each seat j: `pair[start[j]] … pair[start[j + 1] - 1]`. */
export function pairsBySeat(
  moves: CoreMoves,
  seatCount: number,
): { readonly start: Int32Array; readonly pair: Int32Array } {
  const start = new Int32Array(seatCount + 1);
  for (let p = 0; p < moves.pairs; p++) {
    const a = (moves.a[p] as number) + 1;
    const b = (moves.b[p] as number) + 1;
    start[a] = (start[a] as number) + 1;
    start[b] = (start[b] as number) + 1;
  }
  for (let j = 0; j < seatCount; j++)
    start[j + 1] = (start[j + 1] as number) + (start[j] as number);
  const fill = start.slice();
  const pair = new Int32Array(moves.pairs * 2);
  for (let p = 0; p < moves.pairs; p++) {
    for (const j of [moves.a[p] as number, moves.b[p] as number]) {
      pair[fill[j] as number] = p;
      fill[j] = (fill[j] as number) + 1;
    }
  }
  return { start, pair };
}
