import type { Plan } from "../../core/regime/index.ts";
import { addDays, type LocalDate } from "../../core/shared/index.ts";
import {
  type Life,
  plainLife,
  refusalTerms,
  waitingLife,
  waitsUntil,
} from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { dayStart } from "../ownership/day-start.ts";
import type { HandoverRecord, ItemRecord, OwnerChange, Stores, TimedEventInput } from "../ports.ts";
import { factsById } from "./grounds.ts";
import { keysOf } from "./open-handover.ts";

interface Keeping {
  readonly handover: HandoverRecord;
  readonly plan: Plan;
  readonly items: readonly ItemRecord[];
  /** Changes of the customers that nobody took over. */
  readonly kept: readonly OwnerChange[];
}

/** The day on which a customer who waits may be given to somebody again. */
function endOfWait(customer: string, ver: number, life: Life): readonly TimedEventInput[] {
  const until = waitsUntil(life);
  if (until === null) return [];
  return [
    {
      kind: "custody.over",
      about: customer,
      due: dayStart(addDays(until, 1)),
      payload: { ver },
      effectKey: `custody.over:${customer}:${ver}`,
    },
  ];
}

/** Keeps what nobody took over with the unit; who refused his managers waits there by the article on refusals. */
export async function keepInCustody(
  app: App,
  stores: Stores,
  { handover, plan, items, kept }: Keeping,
): Promise<void> {
  const waits = new Map(items.map(({ customer, waitsUntil: until }) => [customer, until]));
  const facts = await factsById(
    stores,
    kept.map(({ customer }) => customer),
  );
  const lifeOf = (id: string): Life => {
    const until = (waits.get(id) ?? null) as LocalDate | null;
    const customer = facts.get(id);
    const terms = customer === undefined ? null : refusalTerms(plan, customer);
    if (until === null || terms === null || until < app.today())
      return {
        ...plainLife(null),
        state: "unitCustody" as const,
        articles: keysOf(handover.articles),
      };
    return waitingLife(until, terms.articles);
  };
  const records = kept.map(({ customer, expectedVer }) => ({
    customer,
    ver: expectedVer + 1,
    life: lifeOf(customer),
    regime: handover.regime,
    revision: handover.revision,
  }));
  await stores.lives.put(records);
  await stores.timed.schedule(
    records.flatMap(({ customer, ver, life }) => endOfWait(customer, ver, life)),
  );
}
