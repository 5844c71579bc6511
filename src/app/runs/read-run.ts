import type { App } from "../app.ts";
import type { RunRecord, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";

/** The run, or a refusal. */
export async function runIn(stores: Stores, id: string): Promise<RunRecord> {
  const run = await stores.runs.find(id);
  if (run === null) throw new Refusal("run.notFound", { id });
  return run;
}

/** The run, refused while it has no plan. */
export async function plannedRunIn(stores: Stores, id: string): Promise<RunRecord> {
  const run = await runIn(stores, id);
  if (run.kind === "curve") throw new Refusal("run.noPlan", { number: run.number });
  if (run.state !== "done" && run.state !== "published" && run.state !== "superseded")
    throw new Refusal("run.notDone", { number: run.number, state: run.state });
  return run;
}

/** Figures of plans, which whoever sees customers sees too; single customers are none of them. */
export const readFigures = <T>(
  app: App,
  reader: Reader,
  work: (stores: Stores) => Promise<T>,
): Promise<T> => {
  const right = reader.rights.has("customer.read") ? "customer.read" : "figures.read";
  return within(app, { reader, right }, work);
};

/** A run as it stands. */
export const readRun = (app: App, reader: Reader, id: string): Promise<RunRecord> =>
  readFigures(app, reader, (stores) => runIn(stores, id));
