import type { Citation, CohesionTerm, Plan } from "../../core/regime/index.ts";
import { leadersOf } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import type { CustomerRecord, NamedRecord } from "../ports.ts";
import { SYSTEM } from "../scope.ts";
import { customerFacts } from "./facts.ts";

/** Who looks after the members of one place. */
export interface LocalOwner {
  readonly place: string;
  readonly owner: NamedRecord | null;
  readonly customers: number;
  /** Keys of the fields that say so: where one is hidden, the place is. */
  readonly said: readonly string[];
}

/** Who looks after the group of a customer: the owner of its head, and by place the local owners. */
export interface GroupOwners {
  readonly group: string;
  readonly main: NamedRecord | null;
  readonly members: number;
  readonly locals: readonly LocalOwner[];
  readonly article: Citation;
}

/** The first article on main and local owners that puts the customer into a group. */
function termFor(
  plans: readonly Plan[],
  customer: CustomerRecord,
): { readonly term: CohesionTerm; readonly group: string; readonly article: Citation } | null {
  const facts = customerFacts(customer);
  for (const plan of plans)
    for (const term of plan.who.cohesion) {
      const group = term.mode === "mainLocal" ? term.groupOf(facts) : null;
      if (group !== null) return { term, group, article: plan.cite(term.article) };
    }
  return null;
}

/** The local owner of a place is the owner of whoever leads there; the head's place has the main one. */
function ownersOf(
  term: CohesionTerm,
  members: readonly CustomerRecord[],
): Omit<GroupOwners, "group" | "article"> {
  const facts = members.map(customerFacts);
  const leaders = leadersOf(term, facts);
  const head = members.findIndex((_, at) => leaders[at] === -1);
  const places = new Map<string, number[]>();
  facts.forEach((one, at) => {
    const place = term.localOf(one);
    if (place !== null) places.set(place, [...(places.get(place) ?? []), at]);
  });
  const locals = [...places].map(([place, rows]) => {
    const lead = rows.find((at) => at === head) ?? rows.find((at) => leaders[at] === head);
    const owner = lead === undefined ? null : (members[lead]?.owner ?? null);
    const fields = Object.entries(members[rows[0] ?? 0]?.fields ?? {});
    const said = fields.filter(([, value]) => value === place).map(([key]) => key);
    return { place, owner, customers: rows.length, said };
  });
  return {
    main: members[head]?.owner ?? null,
    members: members.length,
    locals: locals.sort((a, b) => b.customers - a.customers || (a.place < b.place ? -1 : 1)),
  };
}

/**
 * Main and local owners of the customer's group, under an article in force. Owners are named across the
 * units of the group, so that they know each other; its customers are not.
 */
export async function groupOwners(
  app: App,
  plans: readonly Plan[],
  id: string,
): Promise<GroupOwners | null> {
  const has = plans.some(({ who }) => who.cohesion.some(({ mode }) => mode === "mainLocal"));
  if (!has) return null;
  return app.database.within(SYSTEM, async ({ customers }) => {
    const customer = await customers.find(id);
    const found = customer === null ? null : termFor(plans, customer);
    if (customer === null || found === null) return null;
    const { term, group, article } = found;
    const named = await customers.ofGroup(group);
    const members = named.filter((one) => term.groupOf(customerFacts(one)) === group);
    // An article may make groups otherwise than by the field of that name; then one is not looked for.
    if (!members.some((one) => one.id === customer.id)) return null;
    return { group, article, ...ownersOf(term, members) };
  });
}
