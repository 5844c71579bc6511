import { addWorkingDays } from "../../core/calendar/index.ts";
import type { LocalDate } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type { AbsenceRecord, Stores } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { dutyRight, mayReport } from "./read-duties.ts";

/** The stand-in is to report by the working day after the last day of the absence. Source: domain ACX-09. */
export const reportDue = (lastDay: LocalDate): LocalDate => addWorkingDays(lastDay, 1);

/** The absence is over: its stand-in is asked for his report. */
export async function askForReport(
  stores: Stores,
  absence: AbsenceRecord,
  said: { readonly lastDay: LocalDate; readonly article: string },
): Promise<void> {
  if (absence.standIn === null) return;
  const due = reportDue(said.lastDay);
  await stores.duties.askReport(absence.id, due);
  await stores.notices.tell({
    to: { managers: [absence.standIn.id], unit: absence.unit },
    kind: "cover.report",
    about: absence.id,
    data: { from: absence.manager.name, until: due, article: said.article },
    effectKey: `cover.report:${absence.id}`,
  });
}

/** Whoever was away and the heads learn that the report is there. */
export const tellOfReport = (stores: Stores, absence: AbsenceRecord): Promise<void> =>
  stores.notices.tell({
    to: {
      managers: [absence.manager.id],
      roles: ["unitHead", "teamLead"],
      unit: absence.unit,
    },
    kind: "cover.reported",
    about: absence.id,
    data: { from: absence.standIn?.name ?? "", to: absence.manager.name },
    effectKey: `cover.reported:${absence.id}`,
  });

/** Writes the stand-in's report on an absence that is over. */
export async function reportCover(
  app: App,
  reader: Reader,
  report: { readonly absence: string; readonly text: string },
): Promise<void> {
  const right = dutyRight(reader);
  require(reader, right);
  const id = report.absence;
  const seen = await app.database.within(scopeFor(reader, right), (stores) =>
    stores.absences.find(id),
  );
  if (seen === null) throw new Refusal("absence.notFound", { id });
  if (!mayReport(reader, { from: seen.manager, to: seen.standIn }))
    throw new Refusal("duty.notYours", { manager: seen.standIn?.name ?? null });
  await app.database.within(onBehalfOf(reader), async (stores) => {
    const written = { text: report.text, by: reader.account.account, at: app.now() };
    if (!(await stores.duties.report(id, written)))
      throw new Refusal("duty.noReport", { manager: seen.manager.name });
    await stores.events.append({
      kind: "cover.reported",
      about: seen.manager.id,
      data: { absence: id, report: report.text },
    });
    await tellOfReport(stores, seen);
  });
}
