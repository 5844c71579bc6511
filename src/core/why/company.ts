import type { CustomerFacts } from "../facts/index.ts";
import { type CohesionTerm, type CompactnessTerm, leadersOf, type Plan } from "../regime/index.ts";
import type { ReasonItem } from "./allocation-reason.ts";

/** Partings of whole groups that are remembered for their members. */
const REMEMBERED = 500;

/** A plan as the reasons about company see it. */
export interface CompanyGround {
  readonly plan: Plan;
  readonly customers: readonly CustomerFacts[];
  /** Index of each customer's manager; negative = left out. */
  readonly assigned: ArrayLike<number>;
}

/** A rival whom a manager holds. */
export interface HeldRival {
  readonly article: ReasonItem["article"];
  /** Index of the manager. */
  readonly manager: number;
  /** Index of the rival. */
  readonly customer: number;
}

/** What parting from neighbours and groups would cost with another manager. */
export interface Parting {
  /** Minutes a month more than with the present manager; negative = less. */
  readonly minutes: number;
  /** The article that charges most of it. */
  readonly article: ReasonItem["article"];
}

/** What the articles on customers in each other's company say of one plan. */
export interface Company {
  /** Why the customer sits where he does, beside whom and apart from whom. */
  reasonsOf(customer: number): readonly ReasonItem[];
  /** Rivals who are held, one for each article and manager. */
  rivalsHeld(customer: number): readonly HeldRival[];
  /** Of a customer or a whole group who go together; null where no article speaks of their company. */
  partingWith(movers: readonly number[], manager: number): Parting | null;
}

/** Indexes a plan by rivalries, cells and groups, once for all its customers. O(customers). */
export function companyOf(ground: CompanyGround): Company {
  const rivals = ground.plan.who.disjoint
    .filter(({ strength }) => strength === "hard")
    .map((term) => rivalsIn(term, ground));
  const bonds: readonly Bond[] = [
    ...ground.plan.who.compactness
      .filter(({ strength }) => strength === "soft")
      .map((term) => neighbourhood(term, ground)),
    ...ground.plan.who.cohesion
      .filter(({ mode, strength }) => mode === "mainLocal" && strength === "soft")
      .map((term) => following(term, ground)),
  ];
  return {
    reasonsOf: (i) => [
      ...rivals.flatMap((one) => one.reasonsOf(i)),
      ...bonds.flatMap((one) => one.reasonsOf(i)),
    ],
    rivalsHeld: (i) =>
      rivals.flatMap(({ article, rivalsOf }) => {
        const held = new Map<number, HeldRival>();
        for (const customer of rivalsOf(i)) {
          const manager = ground.assigned[customer] ?? -1;
          if (manager >= 0 && !held.has(manager)) held.set(manager, { article, manager, customer });
        }
        return [...held.values()];
      }),
    partingWith: partingFinder(bonds, ground),
  };
}

/** Answers for each member of a group what was worked out for the first of them. */
function partingFinder(bonds: readonly Bond[], ground: CompanyGround): Company["partingWith"] {
  const known = new Map<string, Parting | null>();
  return (movers, manager) => {
    if (movers.length < 2) return partingOf(bonds, ground, { movers, manager });
    const key = `${movers[0]} ${movers.length} ${manager}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const parting = partingOf(bonds, ground, { movers, manager });
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, parting);
    return parting;
  };
}

interface Rivals {
  readonly article: ReasonItem["article"];
  rivalsOf(customer: number): readonly number[];
  reasonsOf(customer: number): readonly ReasonItem[];
}

function rivalsIn(term: Plan["who"]["disjoint"][number], { customers }: CompanyGround): Rivals {
  const namesOf = customers.map((customer) => term.rivalriesOf(customer));
  const inRivalry = indexOf(namesOf);
  const rivalsOf = (i: number): readonly number[] => [
    ...new Set(
      (namesOf[i] ?? []).flatMap((name) => (inRivalry.get(name) ?? []).filter((k) => k !== i)),
    ),
  ];
  const { article } = term;
  return {
    article,
    rivalsOf,
    reasonsOf: (i) => {
      const rivals = rivalsOf(i).length;
      if (rivals === 0) return [];
      return [{ article, code: "disjoint.apart", facts: { rivalries: namesOf[i] ?? [], rivals } }];
    },
  };
}

/** One article that charges customers for being parted from others. */
interface Bond {
  readonly article: ReasonItem["article"];
  /** Minutes a month for each other who has another owner. */
  readonly minutes: number;
  othersOf(customer: number): readonly number[];
  reasonsOf(customer: number): readonly ReasonItem[];
}

function neighbourhood(term: CompactnessTerm, ground: CompanyGround): Bond {
  const { customers, assigned } = ground;
  const cells = customers.map((customer) => term.cellOf(customer));
  const adjacent = customers.map((customer) => term.adjacentOf(customer));
  const inCell = indexOf(cells.map((cell) => (cell === null ? [] : [cell])));
  const naming = indexOf(adjacent);
  const othersOf = (i: number): readonly number[] => {
    const own = cells[i] ?? null;
    if (own === null) return [];
    const found = new Set<number>();
    for (const cell of [own, ...(adjacent[i] ?? [])])
      for (const k of inCell.get(cell) ?? []) found.add(k);
    for (const k of naming.get(own) ?? []) found.add(k);
    found.delete(i);
    return [...found];
  };
  const { article, minutes } = term;
  return {
    article,
    minutes,
    othersOf,
    reasonsOf: (i) => {
      const others = othersOf(i);
      if (others.length === 0 || !isPlaced(assigned, i)) return [];
      const together = others.filter((k) => assigned[k] === assigned[i]).length;
      const parted = (others.length - together) * minutes;
      const facts = { neighbours: others.length, together, minutes: parted };
      return [{ article, code: together > 0 ? "compactness.near" : "compactness.parted", facts }];
    },
  };
}

function following(term: CohesionTerm, ground: CompanyGround): Bond {
  const { customers, assigned } = ground;
  const leaders = leadersOf(term, customers);
  const followers = new Map<number, number[]>();
  leaders.forEach((leader, i) => {
    if (leader < 0) return;
    const list = followers.get(leader);
    if (list === undefined) followers.set(leader, [i]);
    else list.push(i);
  });
  const leaderOf = (i: number): readonly number[] =>
    (leaders[i] ?? -1) < 0 ? [] : [leaders[i] ?? 0];
  const { article, apart } = term;
  return {
    article,
    minutes: apart,
    othersOf: (i) => [...leaderOf(i), ...(followers.get(i) ?? [])],
    reasonsOf: (i) => {
      const customer = customers[i];
      if (customer === undefined || !isPlaced(assigned, i)) return [];
      const group = term.groupOf(customer);
      const led = followers.get(i) ?? [];
      const together = led.filter((k) => assigned[k] === assigned[i]).length;
      const leads: readonly ReasonItem[] =
        led.length === 0
          ? []
          : [{ article, code: "cohesion.leads", facts: { group, members: led.length, together } }];
      const follows = leaderOf(i).map((leader): ReasonItem => {
        const isWith = assigned[leader] === assigned[i];
        const facts = { group, leader: customers[leader]?.id ?? null, minutes: isWith ? 0 : apart };
        return { article, code: isWith ? "cohesion.follows" : "cohesion.apart", facts };
      });
      return [...leads, ...follows];
    },
  };
}

interface Move {
  readonly movers: readonly number[];
  readonly manager: number;
}

function partingOf(bonds: readonly Bond[], ground: CompanyGround, move: Move): Parting | null {
  let total = 0;
  let most: Parting | null = null;
  for (const bond of bonds) {
    const minutes = bond.minutes * morePartedBy(bond, ground, move);
    total += minutes;
    if (most === null || minutes > most.minutes) most = { minutes, article: bond.article };
  }
  return most === null ? null : { minutes: total, article: most.article };
}

/** How many more others are parted from after the move. */
function morePartedBy(bond: Bond, { assigned }: CompanyGround, { movers, manager }: Move): number {
  const together = new Set(movers);
  const change = (i: number, k: number): number => {
    if (together.has(k) || assigned[i] === manager) return 0;
    if (assigned[k] === manager) return -1;
    return assigned[k] === assigned[i] ? 1 : 0;
  };
  return movers.reduce(
    (sum, i) => bond.othersOf(i).reduce((more, k) => more + change(i, k), sum),
    0,
  );
}

const isPlaced = (assigned: ArrayLike<number>, i: number): boolean => (assigned[i] ?? -1) >= 0;

/** Customers under each of their names. */
function indexOf(names: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  names.forEach((list, i) => {
    for (const name of list) {
      const known = index.get(name);
      if (known === undefined) index.set(name, [i]);
      else known.push(i);
    }
  });
  return index;
}
