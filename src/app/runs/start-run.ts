import { AS_WRITTEN } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { Dials, RunRecord, Scope, Stores } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { regimeIn } from "../regimes/read-regime.ts";
import { executeRun } from "./execute-run.ts";

export interface RunInput {
  readonly regimeId: string;
  readonly seconds: number;
  readonly seed: number;
  /** Units whose customers and managers are looked at; empty = the regime's own department. */
  readonly units: readonly string[];
  /** Absent = the regime as written. */
  readonly dials?: Dials;
  readonly name?: string;
  readonly note?: string;
}

/**
 * Whose customers a run looks at. An account of a unit runs its unit. For the whole organisation
 * a regime covers the department that owns it, where that is a unit with managers; else everybody.
 */
async function runScope(app: App, reader: Reader, input: RunInput): Promise<Scope> {
  const scope = scopeFor(reader, "allocation.run");
  if (scope.units !== "all") return scope;
  if (input.units.length > 0) return { ...scope, units: input.units };
  const owner = await app.database.within(scope, async (stores) => {
    const regime = await regimeIn(stores, input.regimeId);
    return (await stores.units.list()).find((unit) => unit.name === regime.owner);
  });
  if (owner === undefined) return scope;
  const department: Scope = { ...scope, units: [owner.id] };
  const count = await app.database.within(department, (stores) => stores.managers.count());
  return count > 0 ? department : scope;
}

/** Refuses where there is nothing to allocate. */
export async function checkBook(stores: Stores): Promise<void> {
  if ((await stores.customers.count()).all === 0) throw new Refusal("run.noCustomers");
  if ((await stores.managers.count()) === 0) throw new Refusal("run.noManagers");
}

/** Starts an allocation under the revision in force. Returns at once; the run goes on in a worker. */
export async function startRun(app: App, reader: Reader, input: RunInput): Promise<RunRecord> {
  require(reader, "allocation.run");
  const scope = await runScope(app, reader, input);
  const { seconds, seed, dials = AS_WRITTEN, name = "", note = "" } = input;
  const started = await app.database.within(scope, async (stores) => {
    const regime = await regimeIn(stores, input.regimeId);
    const inForce = regime.inForce;
    if (inForce === null)
      throw new Refusal("regime.notInForce", { id: regime.id, title: regime.title });
    const text = await stores.regimes.text(regime.id, inForce.revision);
    if (text === null)
      throw new Refusal("regime.notInForce", { id: regime.id, title: regime.title });
    await checkBook(stores);
    const run = await stores.runs.insert({
      id: app.newId(),
      regime: regime.id,
      regimeTitle: regime.title,
      revision: inForce.revision,
      regimeHash: text.hash,
      seconds,
      seed,
      dials,
      name,
      note,
    });
    return { run, source: text.source };
  });
  app.liveRuns.begin(started.run.id);
  void executeRun(app, { ...started, scope, from: null });
  return started.run;
}
