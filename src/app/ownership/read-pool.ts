import type { FieldSpec } from "../../core/facts/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import type { ArticleKey } from "../../core/shared/index.ts";
import { managerId } from "../../core/shared/index.ts";
import { articlesAgainst, claimRulesOf, claimsLeft, stepLife } from "../../core/who/index.ts";
import { checkSearch } from "../access/check-search.ts";
import type { App } from "../app.ts";
import { fieldsOf } from "../book/read-customer.ts";
import type { ClaimCount, LifeRecord, ManagerRecord, PoolSearch, Stores } from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import type { Refusal } from "../refusal.ts";
import { declaredFields } from "../regimes/declared-fields.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";
import { asFacts, onBehalfOf } from "./acting-manager.ts";
import { type Living, livingOf } from "./living.ts";
import { ineligible, refusalOf } from "./refuse-step.ts";

/** A customer in the pool, and what keeps this reader from claiming it. */
export interface PoolEntry {
  readonly living: Living;
  readonly kept: LifeRecord | null;
  /** Null = he may claim it now. */
  readonly against: Refusal | null;
}

export interface PoolPage {
  readonly entries: readonly PoolEntry[];
  readonly total: number;
  /** More than are looked through: the search is to be narrowed. */
  readonly isCut: boolean;
  /** Claims left this day; null = no article limits them, or the reader claims nothing. */
  readonly left: number | null;
  readonly count: ClaimCount | null;
  readonly mayClaim: boolean;
  readonly specs: readonly FieldSpec[];
}

/** Rows of the pool that one page looks through; more is for a search. */
const LOOKED_THROUGH = 2_000;

export type PoolQuery = Omit<PoolSearch, "order">;

/** The pool as the articles show it to this reader. */
export function readPool(app: App, reader: Reader, query: PoolQuery): Promise<PoolPage> {
  if (!reader.rights.has("customer.read")) require(reader, "book.own");
  checkSearch(reader, query);
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const plans = await plansInForce(app, stores);
    const found = await stores.lives.free({
      ...query,
      offset: 0,
      limit: LOOKED_THROUGH,
      order: orderOf(plans),
    });
    const units = await unitsOf(stores, reader);
    const shown = found.rows
      .map((subject) => livingOf(subject, plans, app.today()))
      .filter(({ rules, subject }) => isShown(rules.pool?.sees, units, subject.unit));
    const manager = await claimantOf(stores, reader);
    const count = manager && (await stores.lives.claimCount(manager.id, app.today()));
    const page = shown.slice(query.offset, query.offset + query.limit);
    return {
      entries: page.map((living) => entryOf(app, living, { manager, count })),
      total: shown.length,
      isCut: found.total > LOOKED_THROUGH,
      left: leftOf(page, manager, count),
      count,
      mayClaim: manager !== null,
      specs: fieldsOf("customer", await declaredFields(app, stores)),
    };
  });
}

/** The first article on the pool says in which order it stands. */
const orderOf = (plans: readonly Plan[]): PoolSearch["order"] =>
  plans.flatMap((plan) => plan.pool ?? []).find((term) => term.strength === "hard")?.order ??
  "longest";

function isShown(
  sees: "all" | "unit" | undefined,
  units: ReadonlySet<string> | null,
  unit: string,
): boolean {
  if (sees === undefined) return false;
  return sees === "all" || units === null || units.has(unit);
}

/** Units of the reader with all below them; null = he belongs to none and sees all. */
async function unitsOf(stores: Stores, reader: Reader): Promise<ReadonlySet<string> | null> {
  const top = reader.account.unit?.id ?? (await managerUnit(stores, reader));
  if (top === null) return null;
  const all = await stores.units.list();
  const below = new Set([top]);
  for (let size = 0; size < below.size; ) {
    size = below.size;
    for (const { id, parent } of all) if (parent !== null && below.has(parent)) below.add(id);
  }
  return below;
}

async function managerUnit(stores: Stores, reader: Reader): Promise<string | null> {
  const id = reader.account.manager?.id;
  const unit = id === undefined ? null : (await stores.managers.find(id))?.fields["unit"];
  return typeof unit === "string" && unit !== "" ? unit : null;
}

async function claimantOf(stores: Stores, reader: Reader): Promise<ManagerRecord | null> {
  const id = reader.account.manager?.id;
  return id === undefined || !reader.rights.has("book.act") ? null : stores.managers.find(id);
}

interface Claimant {
  readonly manager: ManagerRecord | null;
  readonly count: ClaimCount | null;
}

function entryOf(app: App, living: Living, { manager, count }: Claimant): PoolEntry {
  const { kept } = living.subject;
  if (manager === null || count === null) return { living, kept, against: null };
  return { living, kept, against: whyNot(app, living, { manager, count }) };
}

/** What a claim would be refused for, as the claim itself asks it. */
function whyNot(
  app: App,
  living: Living,
  { manager, count }: { readonly manager: ManagerRecord; readonly count: ClaimCount },
): Refusal | null {
  const { plan, facts, rules, life } = living;
  const who = asFacts(manager);
  const claims = plan === null ? [] : claimRulesOf(plan, facts, who);
  const decision = stepLife({ ...rules, claims }, life, {
    today: app.today(),
    event: {
      kind: "claim",
      manager: managerId(manager.id),
      isProved: true,
      takenToday: count.taken,
      held: count.held,
      heldDealt: count.heldDealt,
    },
  });
  if (decision.kind === "refused") return refusalOf(living, decision.why, decision.articles);
  const against: readonly ArticleKey[] = plan === null ? [] : articlesAgainst(plan, facts, who);
  return against.length === 0 ? null : ineligible(living, against);
}

function leftOf(
  page: readonly Living[],
  manager: ManagerRecord | null,
  count: ClaimCount | null,
): number | null {
  const first = page.find(({ plan }) => plan !== null);
  if (manager === null || count === null || first?.plan == null) return null;
  return claimsLeft(claimRulesOf(first.plan, first.facts, asFacts(manager)), count.taken);
}
