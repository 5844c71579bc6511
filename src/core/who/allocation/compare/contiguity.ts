import type { CustomerFacts } from "../../../facts/index.ts";
import type { MeasureGround } from "./ground.ts";

/** Pieces of the managers' territories over adjacent cells. */
export interface Contiguity {
  /** Managers who hold customers with a cell. */
  readonly managers: number;
  /** Pieces of all of them together; equal to `managers` when every territory hangs together. */
  readonly pieces: number;
  /** Managers whose cells hang together. */
  readonly connected: number;
}

interface CellReader {
  cellOf(customer: CustomerFacts): string | null;
  adjacentOf(customer: CustomerFacts): readonly string[];
}

const FIELDS: CellReader = {
  cellOf: ({ fields }) => {
    const cell = fields["grid"];
    return typeof cell === "string" && cell !== "" ? cell : null;
  },
  adjacentOf: ({ fields }) => {
    const adjacent = fields["adjacentGrids"];
    return Array.isArray(adjacent) ? adjacent.filter((cell) => typeof cell === "string") : [];
  },
};

/** Cells that hang together, halving the path on the way. */
class Pieces {
  readonly #parent = new Map<string, string>();

  rootOf(cell: string): string {
    let at = cell;
    for (let above = this.#parent.get(at) ?? at; above !== at; above = this.#parent.get(at) ?? at) {
      this.#parent.set(at, this.#parent.get(above) ?? above);
      at = above;
    }
    return at;
  }

  join(a: string, b: string): void {
    this.#parent.set(this.rootOf(a), this.rootOf(b));
  }
}

function adjacency(reader: CellReader, ground: MeasureGround): ReadonlyMap<string, Set<string>> {
  const adjacent = new Map<string, Set<string>>();
  const at = (cell: string): Set<string> => {
    const known = adjacent.get(cell) ?? new Set<string>();
    adjacent.set(cell, known);
    return known;
  };
  for (const customer of ground.customers) {
    const cell = reader.cellOf(customer);
    if (cell === null) continue;
    const own = at(cell);
    for (const other of reader.adjacentOf(customer)) {
      own.add(other);
      at(other).add(cell);
    }
  }
  return adjacent;
}

function piecesOf(cells: ReadonlySet<string>, adjacent: ReadonlyMap<string, Set<string>>): number {
  const pieces = new Pieces();
  for (const cell of cells)
    for (const other of adjacent.get(cell) ?? []) if (cells.has(other)) pieces.join(cell, other);
  return new Set(Array.from(cells, (cell) => pieces.rootOf(cell))).size;
}

/**
 * Into how many pieces the territories fall, by the regime's cells (the first article of
 * compactness) or by the fields grid and adjacentGrids; null where no adjacency is known.
 */
export function contiguityOf(ground: MeasureGround, assigned: Int32Array): Contiguity | null {
  const reader: CellReader = ground.plan.who.compactness[0] ?? FIELDS;
  const adjacent = adjacency(reader, ground);
  if (!Array.from(adjacent.values()).some((cells) => cells.size > 0)) return null;
  const cellsOf = new Map<number, Set<string>>();
  ground.customers.forEach((customer, i) => {
    const m = assigned[i] as number;
    const cell = m < 0 ? null : reader.cellOf(customer);
    if (cell === null) return;
    const cells = cellsOf.get(m) ?? new Set<string>();
    cellsOf.set(m, cells);
    cells.add(cell);
  });
  const counts = Array.from(cellsOf.values(), (cells) => piecesOf(cells, adjacent));
  return {
    managers: counts.length,
    pieces: counts.reduce((sum, count) => sum + count, 0),
    connected: counts.filter((count) => count === 1).length,
  };
}
