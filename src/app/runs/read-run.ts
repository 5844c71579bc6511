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

/** A run as it stands. */
export const readRun = (app: App, reader: Reader, id: string): Promise<RunRecord> =>
  within(app, { reader, right: "customer.read" }, (stores) => runIn(stores, id));
