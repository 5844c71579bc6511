import type { Rng } from "../../../shared/index.ts";
import type { TerritoryProblem } from "./territory-problem.ts";

/** Different cells to start from, one a territory. */
function seedCells(rng: Rng, cells: number, count: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(rng.below(cells));
  return Array.from(chosen);
}

/** A free neighbour of the territory, at random; -1 = it is hemmed in. */
function freeNeighbour(rng: Rng, ties: TerritoryProblem["ties"], grown: Grown): number {
  let found = -1;
  let count = 0;
  for (const u of grown.cells) {
    const end = ties.start[u + 1] as number;
    for (let at = ties.start[u] as number; at < end; at++) {
      const v = ties.other[at] as number;
      if ((grown.assigned[v] as number) >= 0) continue;
      count += 1;
      if (rng.below(count) === 0) found = v;
    }
  }
  return found;
}

interface Grown {
  readonly assigned: Int32Array;
  readonly cells: readonly number[];
}

/**
 * Territories that grow from random cells, the lightest first, until all cells are taken. Each
 * hangs together; the weights are rough. Cells that no territory reaches join territory 0.
 */
export function growTerritories(rng: Rng, problem: TerritoryProblem): Int32Array {
  const { weight, ties, territories } = problem;
  const assigned = new Int32Array(weight.length).fill(-1);
  const grown: number[][] = Array.from({ length: territories }, () => []);
  const weights = new Float64Array(territories);
  const take = (u: number, t: number): void => {
    assigned[u] = t;
    grown[t]?.push(u);
    weights[t] = (weights[t] as number) + (weight[u] as number);
  };
  seedCells(rng, weight.length, territories).forEach(take);
  const open = new Set(grown.keys());
  while (open.size > 0) {
    let lightest = -1;
    for (const t of open)
      if (lightest < 0 || (weights[t] as number) < (weights[lightest] as number)) lightest = t;
    const u = freeNeighbour(rng, ties, { assigned, cells: grown[lightest] ?? [] });
    if (u < 0) open.delete(lightest);
    else take(u, lightest);
  }
  return assigned.map((t) => Math.max(0, t));
}
