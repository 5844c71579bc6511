import type { RunMeasures, RunRecord, RunSummary, Stores } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { plannedRunIn } from "./read-run.ts";
import { detailsOf } from "./run-details.ts";

/** Plans laid side by side at a time. */
const MOST_COMPARED = 20;

/** A run with the figures of its plan. */
export interface Measured {
  readonly run: RunRecord;
  readonly measures: RunMeasures;
  readonly summary: RunSummary;
}

/** The figures of a run's plan; refuses one that has none. */
export function measuredOf(run: RunRecord): Measured {
  const { summary } = detailsOf(run);
  if (run.measures === null || summary === null)
    throw new Refusal("run.noMeasures", { number: run.number });
  return { run, measures: run.measures, summary };
}

/** The runs of a comparison, in the order asked for, each once. */
export async function comparedRuns(stores: Stores, ids: string): Promise<readonly Measured[]> {
  const wanted = Array.from(new Set(ids.split(",").filter((id) => id !== "")));
  if (wanted.length === 0 || wanted.length > MOST_COMPARED)
    throw new Refusal("comparison.count", { count: wanted.length, most: MOST_COMPARED });
  const measured: Measured[] = [];
  for (const id of wanted) measured.push(measuredOf(await plannedRunIn(stores, id)));
  return measured;
}
