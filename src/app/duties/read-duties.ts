import type { App } from "../app.ts";
import type { DutyRecord, Stores } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import type { Right } from "../roles.ts";

/** What is owed, and whether this reader may say that it is done. */
export interface SeenDuty {
  readonly duty: DutyRecord;
  readonly mayDo: boolean;
}

/** Who calls is neither who handed the customer over nor who received it. */
export const mayCheck = (reader: Reader, { from, to }: Pick<DutyRecord, "from" | "to">): boolean =>
  reader.rights.has("handover.run") && !isOne(reader, from) && !isOne(reader, to);

/** The new manager tells the customer, or his head does. */
export const mayTell = (reader: Reader, { to }: Pick<DutyRecord, "to">): boolean =>
  isOne(reader, to) || reader.rights.has("handover.run");

/** The stand-in reports, or a head for him. */
export const mayReport = (reader: Reader, { to, from }: Pick<DutyRecord, "from" | "to">): boolean =>
  isOne(reader, to) || (reader.rights.has("handover.run") && !isOne(reader, from));

const isOne = (reader: Reader, manager: DutyRecord["to"]): boolean =>
  manager !== null && reader.account.manager?.id === manager.id;

const MAY = { check: mayCheck, tell: mayTell, report: mayReport } as const;

/** The right by which a reader looks at handovers, transfers and absences. */
export const dutyRight = (reader: Reader): Right =>
  reader.rights.has("handover.run") ? "handover.run" : "book.own";

/** Calls, tellings and reports that are owed within the reader's sight, the earliest first. */
export function readDuties<T>(
  app: App,
  reader: Reader,
  show: (duties: readonly SeenDuty[], stores: Stores) => Promise<T>,
): Promise<T> {
  const right = dutyRight(reader);
  require(reader, right);
  return app.database.within(scopeFor(reader, right), async (stores) => {
    const duties = await stores.duties.open(app.today());
    return show(
      duties.map((duty) => ({ duty, mayDo: MAY[duty.kind](reader, duty) })),
      stores,
    );
  });
}
