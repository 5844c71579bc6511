import type { CustomerFacts, Value } from "../../facts/index.ts";
import type { PairParts, Reads } from "../../regime/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import { NONE } from "../allocation/candidates/seat-tree.ts";
import { classAt } from "../allocation/instance/pair-costs.ts";
import { buildCosts } from "../allocation/problem/build-costs.ts";
import { type ClassRules, classRules } from "../allocation/problem/class-rules.ts";
import { codeOf } from "../allocation/problem/code-table.ts";
import { fieldClasses } from "../allocation/problem/field-classes.ts";
import { isBroken } from "../allocation/problem/pair-rules.ts";
import type { SeatSide } from "./seat-side.ts";

/** What the articles about pairs, ways by distance apart, make of customers who are alike. */
export interface Profile {
  /** Minutes a month by place in the tree's order; -1 = a hard article forbids the pair. */
  readonly cells: Int32Array;
  /** The least of them by node; NONE = nobody there may hold such a customer. */
  readonly least: Int32Array;
  /** Managers whom each hard article keeps from such customers, ways by distance apart. */
  readonly excluded: readonly { readonly article: ArticleKey; readonly count: number }[];
}

/** Profiles by what the articles read of a customer. */
export interface Profiles {
  of(customer: CustomerFacts): Profile;
}

/** Bytes of profiles kept; the oldest give way. */
const MOST_BYTES = 96_000_000;

type Reader = (customer: CustomerFacts) => Value | boolean;

const fieldReader =
  (field: string): Reader =>
  ({ fields }) =>
    fields[field] ?? null;

/** What one article reads of a customer. */
function readersOf(looked: { readonly reads: Reads; readonly parts?: PairParts }): Reader[] {
  const { reads, parts } = looked;
  const place = reads.distance ? [fieldReader("place")] : [];
  if (parts === undefined) return [...place, ...reads.customer.map(fieldReader)];
  const values = [...parts.customer, ...parts.members.map(({ member }) => member)];
  return [
    ...place,
    ...values.map(
      ({ value }) =>
        (customer: CustomerFacts) =>
          value(customer),
    ),
  ];
}

/** Everything that tells customers apart before a kilometre is driven. */
function allReaders({ plan }: SeatSide): readonly Reader[] {
  const { eligibility, priority, proximity } = plan.who;
  const binding = priority.filter(({ strength }) => strength !== "advisory");
  const ways = proximity.filter(({ strength }) => strength !== "advisory");
  const isFar = ways.some(({ travel }) => travel.kind === "distance" && travel.capKm !== null);
  // A hard principle decides by whom the customer can reach.
  const place = isFar && binding.some(({ strength }) => strength === "hard");
  return [
    ...(place ? [fieldReader("place")] : []),
    ...eligibility.filter(({ strength }) => strength !== "advisory").flatMap(readersOf),
    ...binding.flatMap((term) => [...readersOf(term), term.carvedOut]),
    ...ways.flatMap((term): Reader[] => {
      const { travel } = term;
      if (travel.kind === "distance") return place ? [term.applies] : [];
      return [...readersOf(travel), term.applies, travel.milliMinutesPerMinute];
    }),
  ];
}

/** Asks the articles about one customer and every seat, as the allocation does. */
function profileOf(side: SeatSide, customer: CustomerFacts): Profile {
  const { plan, tree } = side;
  const sides = { customers: fieldClasses([customer]), seats: side.seats };
  const carved = plan.who.priority.map((term) => Uint8Array.of(term.carvedOut(customer) ? 1 : 0));
  const { rules } = classRules(plan, sides, carved);
  const costs = buildCosts({
    sides,
    rules,
    proximity: plan.who.proximity,
    previous: Int32Array.of(-1),
    switchCost: Int32Array.of(0),
  });
  const cells = tree.order.map((j) => classAt(costs, 0, j));
  const least = new Int32Array(tree.nodeCount).fill(NONE);
  for (let node = tree.nodeCount - 1; node >= 0; node--) {
    const second = tree.second[node] as number;
    let best = NONE;
    if (second > 0) best = Math.min(least[node + 1] as number, least[second] as number);
    else {
      const end = tree.to[node] as number;
      for (let at = tree.from[node] as number; at < end; at++) {
        const cell = cells[at] as number;
        if (cell >= 0 && cell < best) best = cell;
      }
    }
    least[node] = best;
  }
  return { cells, least, excluded: excludedBy(side, rules, cells) };
}

/** Whom each hard condition excludes; whom none of them does, and yet may not, the rest keeps away. */
function excludedBy(side: SeatSide, rules: ClassRules, cells: Int32Array): Profile["excluded"] {
  const { plan, managers, placeOf } = side;
  const hard = rules.conditions.filter(({ isHard }) => isHard);
  const counts = new Map<ArticleKey, number>();
  const blame = (article: ArticleKey): void => {
    counts.set(article, (counts.get(article) ?? 0) + 1);
  };
  const principle = rules.principles.find(({ isHard }) => isHard)?.term.article;
  const way = plan.who.proximity.find(({ travel }) => travel.kind === "table")?.article;
  const rest = principle ?? way;
  managers.forEach((_, j) => {
    if ((cells[placeOf[j] as number] as number) >= 0) return;
    const broken = hard.filter(({ table }) => isBroken(codeOf(table, 0, j)));
    for (const { article } of broken) blame(article);
    if (broken.length === 0 && rest !== undefined) blame(rest);
  });
  return Array.from(counts, ([article, count]) => ({ article, count }));
}

const keyOf = (readers: readonly Reader[], customer: CustomerFacts): string => {
  let key = "";
  for (const read of readers) {
    const value = read(customer);
    key += typeof value === "object" ? JSON.stringify(value) : `${typeof value}${value}`;
    key += "\u0001";
  }
  return key;
};

/** Profiles, each made once: O(managers × articles) for the first of a kind, a look-up for the next. */
export function profilesOf(side: SeatSide): Profiles {
  const readers = allReaders(side);
  const bytes = Math.max(1, 4 * (side.managers.length + side.tree.nodeCount));
  const most = Math.max(16, Math.floor(MOST_BYTES / bytes));
  const known = new Map<string, Profile>();
  return {
    of: (customer) => {
      const key = keyOf(readers, customer);
      const found = known.get(key);
      if (found !== undefined) return found;
      if (known.size >= most) {
        const [oldest] = known.keys();
        if (oldest !== undefined) known.delete(oldest);
      }
      const made = profileOf(side, customer);
      known.set(key, made);
      return made;
    },
  };
}
