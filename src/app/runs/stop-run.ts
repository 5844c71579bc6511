import type { App } from "../app.ts";
import type { RunRecord } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { stopCurve } from "./draw-curve.ts";
import { runIn } from "./read-run.ts";

/** Asks a run to stop; it keeps the best plan it has found. */
export async function stopRun(app: App, reader: Reader, id: string): Promise<RunRecord> {
  const run = await within(app, { reader, right: "allocation.run" }, (stores) => runIn(stores, id));
  if (!stopCurve(app, id) && !app.runner.stop(id))
    throw new Refusal("run.notRunning", { number: run.number });
  return run;
}
