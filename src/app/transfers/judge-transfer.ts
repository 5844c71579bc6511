import type { CohesionTerm, Plan } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import { customerFacts, managerFacts } from "../book/facts.ts";
import { refuseWaiting } from "../ownership/refuse-wait.ts";
import type { CustomerRecord, ManagerRecord, Stores } from "../ports.ts";
import { Refusal } from "../refusal.ts";

/** What is to move to whom, and the plan by which it is judged. */
export interface Move {
  readonly plan: Plan;
  readonly customers: readonly CustomerRecord[];
  readonly to: ManagerRecord;
}

/** Hard articles that forbid the receiver one of the customers. */
function checkEligible({ plan, customers, to }: Move): void {
  const manager = managerFacts(to);
  for (const customer of customers) {
    const facts = customerFacts(customer);
    const broken = [
      ...plan.who.roster.filter((term) => term.strength === "hard" && !term.admits(manager)),
      ...plan.who.eligibility.filter((term) => {
        const verdict = term.verdict(facts, manager);
        const isBroken = verdict === "fail" || verdict === "missingDenied";
        return term.strength === "hard" && isBroken;
      }),
    ];
    if (broken.length > 0)
      throw new Refusal("transfer.ineligible", {
        customer: customer.name,
        manager: to.name,
        articles: broken.map(({ article }) => plan.cite(article).printed),
      });
  }
}

/** Customers named in a refusal. */
const NAMED = 20;
/** Customers of one manager that are read at a time. */
const PAGE = 500;

/** The whole book of a manager, page by page. */
async function bookOf(stores: Stores, owner: string): Promise<readonly CustomerRecord[]> {
  const book: CustomerRecord[] = [];
  for (;;) {
    const { rows } = await stores.customers.page({
      owner,
      offset: book.length,
      limit: PAGE,
      sort: "id",
      descending: false,
    });
    book.push(...rows);
    if (rows.length < PAGE) return book;
  }
}

/** Members of groups that must have one owner, who would stay behind. */
async function leftBehind(
  stores: Stores,
  plan: Plan,
  customers: readonly CustomerRecord[],
): Promise<
  readonly {
    readonly term: CohesionTerm;
    readonly group: string;
    readonly customer: CustomerRecord;
    readonly others: readonly CustomerRecord[];
  }[]
> {
  const terms = plan.who.cohesion.filter(
    ({ mode, strength }) => mode === "oneOwner" && strength === "hard",
  );
  const grouped = customers.flatMap((customer) =>
    terms.flatMap((term) => {
      const group = term.groupOf(customerFacts(customer));
      return group === null ? [] : [{ term, group, customer }];
    }),
  );
  const going = new Set(customers.map(({ id }) => id));
  const books = new Map<string, readonly CustomerRecord[]>();
  for (const owner of new Set(grouped.flatMap(({ customer }) => customer.owner?.id ?? [])))
    books.set(
      owner,
      (await bookOf(stores, owner)).filter(({ id }) => !going.has(id)),
    );
  return grouped.flatMap((one) => {
    const book = books.get(one.customer.owner?.id ?? "") ?? [];
    const others = book.filter((other) => one.term.groupOf(customerFacts(other)) === one.group);
    return others.length === 0 ? [] : [{ ...one, others }];
  });
}

/** Members of a group that must have one owner go together, or not at all. */
async function checkGroups(stores: Stores, { plan, customers, to }: Move): Promise<void> {
  const [first] = await leftBehind(stores, plan, customers);
  if (first === undefined) return;
  throw new Refusal("transfer.dividesGroup", {
    customer: first.customer.name,
    manager: to.name,
    group: first.group,
    others: first.others.slice(0, NAMED).map(({ name }) => name),
    articles: [plan.cite(first.term.article).printed],
  });
}

/** The customers with the rest of their groups. */
export async function withGroups(
  stores: Stores,
  plan: Plan,
  customers: readonly CustomerRecord[],
): Promise<readonly CustomerRecord[]> {
  const all = new Map(customers.map((customer) => [customer.id, customer]));
  for (const { others } of await leftBehind(stores, plan, customers))
    for (const other of others) all.set(other.id, other);
  return [...all.values()];
}

async function checkLocks(stores: Stores, { customers, to }: Move): Promise<void> {
  for (const customer of customers) {
    const lock = await stores.locks.find(customer.id);
    if (lock !== null && lock.manager.id !== to.id)
      throw new Refusal("transfer.locked", {
        customer: customer.name,
        manager: lock.manager.name,
        reason: lock.reason,
      });
  }
}

/** Whoever is away today or has left receives nothing. */
async function checkPresent(app: App, stores: Stores, to: ManagerRecord): Promise<void> {
  const today = app.today();
  const isAway = (await stores.absences.current()).some(
    (absence) => absence.manager.id === to.id && absence.from <= today && today <= absence.to,
  );
  if (isAway || (await stores.handovers.departed([to.id])).length > 0)
    throw new Refusal("transfer.receiverAway", { manager: to.name });
}

/** Refuses what an article, a lock or the receiver's absence forbids today. */
export async function checkMove(app: App, stores: Stores, move: Move): Promise<void> {
  await checkPresent(app, stores, move.to);
  await checkLocks(stores, move);
  const ids = move.customers.map(({ id }) => id);
  await refuseWaiting(app, stores, await stores.lives.subjects(ids, false));
  checkEligible(move);
  await checkGroups(stores, move);
}
