import type { CustomerFacts } from "../../facts/index.ts";
import { compareCodePoints } from "../../shared/index.ts";
import type { CohesionTerm } from "./plan.ts";

/**
 * Whom each customer follows under an article of main and local owners, by index; -1 = nobody.
 * Members of a place follow the leader of the place, leaders of places and everybody else the
 * head of the group. O(customers).
 */
export function leadersOf(term: CohesionTerm, customers: readonly CustomerFacts[]): Int32Array {
  const leaders = new Int32Array(customers.length).fill(-1);
  if (term.mode !== "mainLocal") return leaders;
  for (const members of groupsOf(term, customers).values()) {
    const head = firstOf(members);
    for (const place of placesOf(members).values()) {
      const isOfHead = place[0]?.local === null || place.includes(head);
      const local = isOfHead ? head : firstOf(place);
      for (const member of place) {
        if (member !== head) leaders[member.index] = member === local ? head.index : local.index;
      }
    }
  }
  return leaders;
}

interface Member {
  readonly index: number;
  readonly id: string;
  readonly lead: number;
  readonly local: string | null;
}

function groupsOf(
  term: CohesionTerm,
  customers: readonly CustomerFacts[],
): ReadonlyMap<string, readonly [Member, ...Member[]]> {
  const groups = new Map<string, [Member, ...Member[]]>();
  customers.forEach((customer, index) => {
    const group = term.groupOf(customer);
    if (group === null) return;
    const { id } = customer;
    const member = { index, id, lead: term.leadOf(customer), local: term.localOf(customer) };
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [member]);
    else members.push(member);
  });
  return groups;
}

function placesOf(
  members: readonly Member[],
): ReadonlyMap<string | null, readonly [Member, ...Member[]]> {
  const places = new Map<string | null, [Member, ...Member[]]>();
  for (const member of members) {
    const place = places.get(member.local);
    if (place === undefined) places.set(member.local, [member]);
    else place.push(member);
  }
  return places;
}

const firstOf = ([first, ...others]: readonly [Member, ...Member[]]): Member =>
  others.reduce((best, one) => (leadsBefore(one, best) ? one : best), first);

const leadsBefore = (a: Member, b: Member): boolean =>
  a.lead === b.lead ? compareCodePoints(a.id, b.id) < 0 : a.lead > b.lead;
