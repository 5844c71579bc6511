import type { CustomerFacts } from "../../../facts/index.ts";
import type { DisjointTerm, Plan } from "../../../regime/index.ts";
import type { WhoIssue } from "../../issues.ts";
import type { Links } from "../instance/instance.ts";
import { areTooMany, type FoundLinks, foesFrom, link, noLinks, tooManyLinks } from "./links.ts";
import type { Units } from "./units.ts";

interface Source {
  readonly plan: Plan;
  /** By row. */
  readonly customers: readonly CustomerFacts[];
  readonly units: Units;
  readonly unitOfRow: Int32Array;
}

export interface Rivals {
  readonly foes: Links | null;
  /** Units that hold two rivals: what must stay together must not share an owner. */
  readonly torn: readonly number[];
  readonly faults: readonly WhoIssue[];
  readonly notes: readonly WhoIssue[];
}

/** Rows of customers in each rivalry, in the order of rows. */
function rivalries(
  term: DisjointTerm,
  customers: readonly CustomerFacts[],
): readonly (readonly number[])[] {
  const rows = new Map<string, number[]>();
  customers.forEach((customer, row) => {
    for (const name of term.rivalriesOf(customer)) {
      const known = rows.get(name);
      if (known === undefined) rows.set(name, [row]);
      else known.push(row);
    }
  });
  return Array.from(rows.values());
}

/** Links all pairs of a rivalry; adds units that hold two of it. */
function linkAll(
  found: FoundLinks,
  rows: readonly number[],
  unitOfRow: Int32Array,
): readonly number[] {
  const torn: number[] = [];
  for (let at = 1; at < rows.length; at++) {
    const a = unitOfRow[rows[at] as number] as number;
    for (let before = 0; before < at; before++) {
      const b = unitOfRow[rows[before] as number] as number;
      if (a === b) torn.push(a);
      else link(found, { a, b }, 0);
    }
  }
  return torn;
}

function tornNote(source: Source, term: DisjointTerm, u: number): WhoIssue {
  const { plan, customers, units } = source;
  const from = units.start[u] ?? 0;
  const to = units.start[u + 1] ?? 0;
  const sample = customers.slice(from, Math.min(to, from + 5)).map(({ id }) => id);
  const printed = plan.articles.find((article) => article.key === term.article)?.printed;
  const data = { members: to - from, sample };
  const note: WhoIssue = { code: "who.rivalsInOneGroup", severity: "warning", data };
  return printed === undefined ? note : { ...note, article: printed };
}

/**
 * Which units must not share a seat. Two rivals in one group contradict each other: the group
 * then fits nowhere, and a note names it. O(customers + pairs of rivals).
 */
export function rivalsOf(source: Source): Rivals {
  const { plan, customers, units, unitOfRow } = source;
  const found = noLinks();
  const torn = new Set<number>();
  const notes: WhoIssue[] = [];
  for (const term of plan.who.disjoint) {
    if (term.strength !== "hard") continue;
    const all = rivalries(term, customers);
    if (areTooMany(all)) {
      const faults = [tooManyLinks(plan, term.article)];
      return { foes: null, torn: [], faults, notes: [] };
    }
    for (const rows of all) {
      for (const u of linkAll(found, rows, unitOfRow)) {
        if (!torn.has(u)) notes.push(tornNote(source, term, u));
        torn.add(u);
      }
    }
  }
  return { foes: foesFrom(found, units.count), torn: Array.from(torn), faults: [], notes };
}
