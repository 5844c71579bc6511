import type { CustomerFacts, ManagerFacts } from "../../core/facts/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import { customerId, InvariantError, managerId } from "../../core/shared/index.ts";
import {
  bookSums,
  DispatchDesk,
  type DispatchState,
  decodeDispatchState,
} from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts, managerFacts } from "../book/facts.ts";
import type { LedgerMark, OwnerMove, Stores } from "../ports.ts";

/** A place taken at the desk by a change that is still under way. */
interface Hold {
  readonly facts: CustomerFacts;
  readonly manager: string;
  readonly until: number;
}

/** The desk of a regime in a unit, in step with the ledger. */
export interface WarmDesk {
  readonly desk: DispatchDesk;
  /** Plan in force, day and managers that it stands for. */
  readonly key: string;
  /** The published run whose prices it asks; null = none. */
  readonly run: string | null;
  /** Everything up to here was followed: nothing before it is still to come. */
  floor: number;
  /** Followed beyond the floor, where a slower transaction may still put something. */
  readonly seen: Set<number>;
  /** Where the floor goes next, once those who wrote then are through. */
  next: LedgerMark | null;
  /** What was given out up to here was counted when it was loaded. */
  readonly counted: number;
  readonly holds: Map<string, Hold>;
}

const BATCH = 5_000;
/** Milliseconds after which a change that was under way is taken not to have happened. */
const HOLD = 30_000;

interface Desks {
  readonly warm: Map<string, WarmDesk>;
  readonly loading: Map<string, Promise<WarmDesk>>;
}
const desksOf = new WeakMap<App, Desks>();

function desksFor(app: App): Desks {
  const known = desksOf.get(app) ?? { warm: new Map(), loading: new Map() };
  desksOf.set(app, known);
  return known;
}

/** A state of an older form says nothing. */
function stateOf(bytes: Uint8Array | null): DispatchState | null {
  if (bytes === null) return null;
  try {
    return decodeDispatchState(bytes);
  } catch (cause) {
    if (cause instanceof InvariantError) return null;
    throw cause;
  }
}

async function summedBook(
  stores: Stores,
  plan: Plan,
  managers: Parameters<typeof bookSums>[1],
): Promise<DispatchState> {
  const sums = bookSums(plan, managers);
  for await (const batch of stores.customers.all())
    for (const record of batch)
      if (record.owner !== null) sums.add(customerFacts(record), record.owner.id);
  return sums.state();
}

/** The managers of a unit and of those under it; of the root, everybody. */
async function staffOf(stores: Stores, unit: string): Promise<readonly ManagerFacts[]> {
  const units = await stores.units.list();
  const all = (await stores.managers.all()).map(managerFacts);
  if (units.find(({ id }) => id === unit)?.parent == null) return all;
  const within = new Set([unit]);
  for (let before = 0; before < within.size; ) {
    before = within.size;
    for (const { id, parent } of units) if (parent !== null && within.has(parent)) within.add(id);
  }
  return all.filter(({ fields }) => within.has(`${fields["unit"]}`));
}

async function load(
  stores: Stores,
  plan: Plan,
  at: { readonly key: string; readonly run: string | null; readonly unit: string },
): Promise<WarmDesk> {
  const managers = await staffOf(stores, at.unit);
  const known = at.run === null ? null : stateOf(await stores.runs.dispatchState(at.run));
  const seq = await stores.dispatches.lastSeq(known === null ? null : at.run);
  const state = known ?? (await summedBook(stores, plan, managers));
  const counted = await stores.dispatches.lastSeq(null);
  const receipts = (await stores.dispatches.receipts()).map(({ manager, count, last }) => ({
    manager: managerId(manager),
    count,
    last,
  }));
  const desk = new DispatchDesk({ plan, managers, state, receipts });
  const { key, run } = at;
  const followed = { floor: seq, seen: new Set<number>(), next: null, counted };
  return { desk, key, run, ...followed, holds: new Map() };
}

function follow(warm: WarmDesk, move: OwnerMove): void {
  const { desk, seen } = warm;
  if (move.seq <= warm.floor || seen.has(move.seq)) return;
  seen.add(move.seq);
  letGo(warm, move.customer);
  const facts: CustomerFacts = { id: customerId(move.customer), fields: move.fields };
  if (move.from !== null) desk.settle(facts, move.from, -1);
  if (move.to !== null) desk.settle(facts, move.to, 1);
  if (move.to !== null && move.cause === "dispatch" && move.seq > warm.counted)
    desk.noteReceipt(move.to);
}

/** Moves the floor up to a mark below which everything was read; what is beyond it is looked at again. */
function raise(warm: WarmDesk, to: number): void {
  warm.floor = Math.max(warm.floor, to);
  for (const seq of warm.seen) if (seq <= warm.floor) warm.seen.delete(seq);
}

/**
 * Follows the changes of owner since the desk last looked, and drops holds that came to nothing.
 * What this very transaction changed is followed by a later one, when it is there to stay.
 */
async function catchUp(app: App, stores: Stores, warm: WarmDesk): Promise<void> {
  const { dispatches } = stores;
  const mark = warm.next;
  const isThrough = mark !== null && !(await dispatches.isWriting(mark.writers));
  if (mark === null || isThrough) warm.next = await dispatches.mark();
  let after = warm.floor;
  let firstFresh = Number.POSITIVE_INFINITY;
  for (let isMore = true; isMore; ) {
    const moves = await dispatches.movesAfter(after, BATCH);
    for (const move of moves) {
      if (move.isFresh) firstFresh = Math.min(firstFresh, move.seq);
      else follow(warm, move);
    }
    after = moves.at(-1)?.seq ?? after;
    isMore = moves.length === BATCH;
  }
  if (isThrough) raise(warm, Math.min(mark.seq, firstFresh - 1));
  const now = app.now().getTime();
  for (const [customer, { until }] of warm.holds) if (until < now) letGo(warm, customer);
}

/** Takes a place for a customer while his change is under way, so that the next one looks elsewhere. */
export function hold(app: App, warm: WarmDesk, facts: CustomerFacts, manager: string): void {
  letGo(warm, facts.id);
  warm.desk.settle(facts, manager, 1);
  warm.holds.set(facts.id, { facts, manager, until: app.now().getTime() + HOLD });
}

/** Gives the place back: the change did not happen, or the ledger tells of it. */
export function letGo(warm: WarmDesk, customer: string): void {
  const held = warm.holds.get(customer);
  if (held === undefined) return;
  warm.holds.delete(customer);
  warm.desk.settle(held.facts, held.manager, -1);
}

/**
 * The desk of a regime in a unit: loaded once for each plan in force, then kept in step with the
 * ledger. The stores must see everything.
 */
export async function warmDesk(
  app: App,
  stores: Stores,
  { plan, unit }: { readonly plan: Plan; readonly unit: string },
): Promise<WarmDesk> {
  const { textHash } = plan.regime;
  const id = `${plan.regime.id}@${unit}`;
  const run = await stores.dispatches.runInForce(plan.regime.id);
  const stamp = await stores.dispatches.managersStamp();
  const key = [textHash, plan.today, run, stamp].join("@");
  const { warm, loading } = desksFor(app);
  const known = warm.get(id);
  if (known?.key !== key) {
    const begun = loading.get(`${id}@${key}`) ?? load(stores, plan, { key, run, unit });
    loading.set(`${id}@${key}`, begun);
    try {
      const loaded = await begun;
      if (warm.get(id)?.key !== key) warm.set(id, loaded);
    } finally {
      loading.delete(`${id}@${key}`);
    }
  }
  const found = warm.get(id) ?? (await load(stores, plan, { key, run, unit }));
  await catchUp(app, stores, found);
  return found;
}
