import type { App } from "../app.ts";
import type { RunRecord } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { regimeIn } from "../regimes/read-regime.ts";
import { executeRun } from "./execute-run.ts";

export interface RunInput {
  readonly regimeId: string;
  readonly seconds: number;
  readonly seed: number;
}

/** Starts an allocation under the revision in force. Returns at once; the run goes on in a worker. */
export async function startRun(app: App, reader: Reader, input: RunInput): Promise<RunRecord> {
  const started = await within(app, { reader, right: "allocation.run" }, async (stores) => {
    const regime = await regimeIn(stores, input.regimeId);
    const inForce = regime.inForce;
    if (inForce === null)
      throw new Refusal("regime.notInForce", { id: regime.id, title: regime.title });
    const text = await stores.regimes.text(regime.id, inForce.revision);
    if (text === null)
      throw new Refusal("regime.notInForce", { id: regime.id, title: regime.title });
    if ((await stores.customers.count()).all === 0) throw new Refusal("run.noCustomers");
    if ((await stores.managers.count()) === 0) throw new Refusal("run.noManagers");
    const run = await stores.runs.insert({
      id: app.newId(),
      regime: regime.id,
      regimeTitle: regime.title,
      revision: inForce.revision,
      regimeHash: text.hash,
      seconds: input.seconds,
      seed: input.seed,
    });
    return { run, source: text.source };
  });
  app.liveRuns.begin(started.run.id);
  void executeRun(app, { ...started, scope: reader.scope });
  return started.run;
}
