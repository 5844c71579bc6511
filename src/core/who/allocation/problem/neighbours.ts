import type { CustomerFacts } from "../../../facts/index.ts";
import { type CompactnessTerm, leadersOf, type Plan } from "../../../regime/index.ts";
import type { WhoIssue } from "../../issues.ts";
import type { Ties } from "../instance/instance.ts";
import {
  areTooMany,
  type FoundLinks,
  isTooMany,
  link,
  noLinks,
  tiesFrom,
  tooManyLinks,
} from "./links.ts";
import type { Units } from "./units.ts";

interface Cells {
  /** Cell per row; undefined = none. */
  readonly cellOf: readonly (string | null)[];
  readonly adjacentTo: readonly ReadonlySet<string>[];
  /** Rows in each cell. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

const NO_CELLS: ReadonlySet<string> = new Set();

function cellsOf(term: CompactnessTerm, customers: readonly CustomerFacts[]): Cells {
  const rows = new Map<string, number[]>();
  const known = new Map<string, ReadonlySet<string>>();
  const cellOf: (string | null)[] = [];
  const adjacentTo: ReadonlySet<string>[] = [];
  customers.forEach((customer, row) => {
    const cell = term.cellOf(customer);
    cellOf.push(cell);
    const adjacent = cell === null ? [] : term.adjacentOf(customer);
    const key = adjacent.join("\u0001");
    const set = adjacent.length === 0 ? NO_CELLS : (known.get(key) ?? new Set(adjacent));
    known.set(key, set);
    adjacentTo.push(set);
    if (cell === null) return;
    const inside = rows.get(cell);
    if (inside === undefined) rows.set(cell, [row]);
    else inside.push(row);
  });
  return { cellOf, adjacentTo, rows };
}

/** Rows that neighbour the row, each pair told from one side only. */
function* neighboursOf({ cellOf, adjacentTo, rows }: Cells, row: number): Generator<number> {
  const own = cellOf[row];
  if (own == null) return;
  for (const other of rows.get(own) ?? []) if (other > row) yield other;
  for (const cell of adjacentTo[row] ?? NO_CELLS) {
    for (const other of rows.get(cell) ?? [])
      if (other > row || adjacentTo[other]?.has(own) !== true) yield other;
  }
}

function compact(found: FoundLinks, term: CompactnessTerm, source: Source): boolean {
  const cells = cellsOf(term, source.customers);
  if (areTooMany(cells.rows.values())) return false;
  for (let row = 0; row < source.customers.length; row++) {
    for (const other of neighboursOf(cells, row)) {
      if (isTooMany(found)) return false;
      const pair = { a: source.unitOfRow[row] as number, b: source.unitOfRow[other] as number };
      link(found, pair, term.minutes);
    }
  }
  return true;
}

interface Source {
  readonly plan: Plan;
  /** By row. */
  readonly customers: readonly CustomerFacts[];
  readonly units: Pick<Units, "count">;
  readonly unitOfRow: Int32Array;
}

/**
 * Pairs of units that cost minutes where they are parted: neighbours, and members of a group with
 * whom they follow. Several articles about one pair add up.
 */
export function tiesOf(source: Source): {
  readonly ties: Ties | null;
  readonly faults: readonly WhoIssue[];
} {
  const { plan, customers, units, unitOfRow } = source;
  const found = noLinks();
  for (const term of plan.who.compactness) {
    if (term.strength !== "soft" || term.minutes === 0) continue;
    if (!compact(found, term, source))
      return { ties: null, faults: [tooManyLinks(plan, term.article)] };
  }
  for (const term of plan.who.cohesion) {
    if (term.mode !== "mainLocal" || term.strength === "advisory" || term.apart === 0) continue;
    leadersOf(term, customers).forEach((leader, row) => {
      if (leader < 0) return;
      const pair = { a: unitOfRow[row] as number, b: unitOfRow[leader] as number };
      link(found, pair, term.apart);
    });
  }
  return { ties: tiesFrom(found, units.count), faults: [] };
}
