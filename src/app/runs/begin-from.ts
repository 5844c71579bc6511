import type { App } from "../app.ts";
import type { Dials, RunRecord, RunScenario, Scope, Stores } from "../ports.ts";
import { type Reader, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { plannedRunIn } from "./read-run.ts";
import { checkBook } from "./start-run.ts";

/** A plan that another run can begin from, and what that run needs of it. */
export interface Basis {
  readonly parent: RunRecord;
  /** Text of its regime revision. */
  readonly source: string;
  /** Whose customers it looked at. */
  readonly scope: Scope;
}

/** What the new run is called and how long it may search. */
export interface Named {
  readonly seconds: number;
  readonly name: string;
  readonly note: string;
}

/** The scope in which a run looked at its book. Whoever sees the run sees all of it. */
const scopeOf = (reader: Reader, run: RunRecord): Scope => ({
  ...scopeFor(reader, "allocation.run"),
  ...(run.units === null ? {} : { units: run.units }),
});

/** The plan that is asked; refuses one whose prices were not kept. */
export async function basisOf(app: App, reader: Reader, id: string): Promise<Basis> {
  const parent = await app.database.within(scopeFor(reader, "allocation.run"), (stores) =>
    plannedRunIn(stores, id),
  );
  if (parent.measures === null) throw new Refusal("run.noMeasures", { number: parent.number });
  if (parent.kind === "whatIf") throw new Refusal("run.onlyAsked", { number: parent.number });
  const scope = scopeOf(reader, parent);
  const text = await app.database.within(scope, async (stores) => {
    await checkBook(stores);
    return stores.regimes.text(parent.regime, parent.revision);
  });
  if (text === null)
    throw new Refusal("regime.notInForce", { id: parent.regime, title: parent.regimeTitle });
  return { parent, source: text.source, scope };
}

/** Stores a run under the regime and seed of the plan that it begins from. */
export const insertFrom = (
  app: App,
  stores: Stores,
  from: {
    readonly parent: RunRecord;
    readonly scenario: RunScenario;
    readonly dials: Dials;
    readonly named: Named;
  },
): Promise<RunRecord> => {
  const { parent, scenario, dials, named } = from;
  return stores.runs.insert({
    id: app.newId(),
    regime: parent.regime,
    regimeTitle: parent.regimeTitle,
    revision: parent.revision,
    regimeHash: parent.regimeHash,
    seed: parent.seed,
    dials,
    scenario,
    ...named,
  });
};
