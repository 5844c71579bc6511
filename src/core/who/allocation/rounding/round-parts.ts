import type { ArcTable } from "../candidates/arc-table.ts";
import type { DualTerms } from "../dual/dual-terms.ts";
import { type DualPoint, partsOfRow, rowScratch } from "../dual/smoothed-block.ts";
import type { Parts } from "../dual/smoothed-unit.ts";
import type { Instance } from "../instance/instance.ts";

interface Rounding {
  readonly arcs: ArcTable;
  readonly terms: DualTerms;
}

/** What the parts promised each seat and what it has got, in mean amounts of every resource. */
class Debts {
  readonly #owed: Float64Array;
  readonly #terms: DualTerms;

  constructor(terms: DualTerms) {
    this.#terms = terms;
    this.#owed = new Float64Array(terms.seatCount * terms.width);
  }

  add(u: number, seat: number, share: number): void {
    const { width, amounts, typical } = this.#terms;
    for (let q = 0; q < width; q++) {
      const amount = (amounts[u * width + q] as number) / (typical[q] as number);
      const at = seat * width + q;
      this.#owed[at] = (this.#owed[at] as number) + share * amount;
    }
  }

  /** How much the seat's debt, weighed by what this unit brings, asks for the unit. */
  pull(u: number, seat: number): number {
    const { width, amounts, typical } = this.#terms;
    let pull = 0;
    for (let q = 0; q < width; q++) {
      const amount = (amounts[u * width + q] as number) / (typical[q] as number);
      pull += (this.#owed[seat * width + q] as number) * amount;
    }
    return pull;
  }
}

function settle(debts: Debts, u: number, parts: Parts): number {
  let best = -1;
  let most = -Infinity;
  for (let a = 0; a < parts.size; a++) {
    const seat = parts.seat[a] as number;
    if (seat >= 0) debts.add(u, seat, parts.part[a] as number);
  }
  for (let a = 0; a < parts.size; a++) {
    const seat = parts.seat[a] as number;
    if (seat < 0) continue;
    const pull = debts.pull(u, seat) + (parts.part[a] as number) * 1e-3;
    if (pull <= most) continue;
    most = pull;
    best = seat;
  }
  if (best >= 0) debts.add(u, best, -1);
  return best;
}

/**
 * Turns the parts of a point of the smoothed dual into whole assignments by error diffusion:
 * first the units that are decided, then the others, larger first, each to the seat that is owed
 * most of what it brings. Limits may be overrun by a little: the search mends that.
 */
export function roundParts(
  instance: Instance,
  work: Rounding,
  at: DualPoint,
  assigned: Int32Array,
): void {
  const { arcs, terms } = work;
  const out = rowScratch();
  const debts = new Debts(terms);
  const undecided: number[] = [];
  assigned.fill(-1);
  for (let r = 0; r < arcs.rows; r++) {
    partsOfRow(work, at, r, out);
    const u = arcs.units[r] as number;
    if (out.parts.size > 1) undecided.push(r);
    else assigned[u] = out.parts.seat[0] as number;
  }
  const rows = Int32Array.from(undecided);
  const size = (r: number): number =>
    terms.width === 0 ? 0 : (arcs.amount[r * terms.width] as number);
  rows.sort((a, b) => size(b) - size(a) || a - b);
  for (const r of rows) {
    partsOfRow(work, at, r, out);
    const u = arcs.units[r] as number;
    assigned[u] = settle(debts, u, out.parts);
  }
  for (let u = 0; u < instance.unitCount; u++) {
    const only = instance.only[u] as number;
    if (only >= 0) assigned[u] = only;
  }
}
