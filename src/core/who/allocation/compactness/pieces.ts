import type { Links } from "../instance/instance.ts";

/** How many connected pieces the cells of all territories form together. O(cells + pairs). */
export function piecesOf(links: Links, assigned: Int32Array): number {
  const seen = new Uint8Array(assigned.length);
  const stack: number[] = [];
  let pieces = 0;
  for (let first = 0; first < assigned.length; first++) {
    if (seen[first] === 1) continue;
    pieces += 1;
    seen[first] = 1;
    stack.push(first);
    for (let u = stack.pop(); u !== undefined; u = stack.pop()) {
      const end = links.start[u + 1] as number;
      for (let at = links.start[u] as number; at < end; at++) {
        const other = links.other[at] as number;
        if (seen[other] === 1 || assigned[other] !== assigned[u]) continue;
        seen[other] = 1;
        stack.push(other);
      }
    }
  }
  return pieces;
}
