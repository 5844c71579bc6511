import type { App } from "../app.ts";
import { bookOf } from "../book/facts.ts";
import type { KnownRun, RunEnd, RunRecord, RunState, Scope, StoppedBy } from "../ports.ts";
import { detailsJson, detailsOf, NO_DETAILS, type RunDetails } from "./run-details.ts";

export interface Execution {
  readonly run: RunRecord;
  /** Text of the regime revision. */
  readonly source: string;
  readonly scope: Scope;
  /** The run whose plan it begins from; null = from nothing. */
  readonly from: RunRecord | null;
  /** True: it begins from the book as it stands, with the prices of `from`, where there is one. */
  readonly isFromBook?: boolean;
}

/** What a run that begins from this one knows of it; null where it has no plan, or is of an older version. */
function knownOf(run: RunRecord | null): KnownRun | null {
  if (run === null) return null;
  const outcome = detailsOf(run).summary?.outcome;
  if (outcome === undefined || run.measures === null) return null;
  const { lowerBound } = outcome;
  return { prices: run.measures.prices, lowerBound, factsHash: run.factsHash };
}

/** Of the book as it stands nothing is proven; prices of another plan are where to begin. */
const bookKnown = (run: RunRecord | null): KnownRun => ({
  prices: run?.measures?.prices ?? [],
  lowerBound: 0,
  factsHash: null,
});

/** Carries a run to its end and records how it ended. Never throws: a run that breaks says so itself. */
export async function executeRun(app: App, execution: Execution): Promise<void> {
  const { run, from } = execution;
  const isFromBook = execution.isFromBook === true;
  const known = isFromBook ? bookKnown(from) : knownOf(from);
  try {
    await setState(app, execution, "running", NO_DETAILS);
    const end = await app.runner.run(
      {
        id: run.id,
        source: execution.source,
        today: app.today(),
        seconds: run.seconds,
        seed: run.seed,
        dials: run.dials,
        origin: run.origin,
        known,
        book: bookOf(
          app,
          execution.scope,
          isFromBook ? "book" : known === null ? null : { run: from?.id ?? "" },
        ),
      },
      (step) => app.liveRuns.step(run.id, step),
    );
    await record(app, execution, end);
  } catch (cause) {
    app.log("allocation run broke", { run: run.id, cause: String(cause) });
    await fail(app, execution, String(cause)).catch(
      // The database is gone: the next start marks the run interrupted.
      (error: unknown) => app.log("run state not stored", { run: run.id, cause: String(error) }),
    );
  } finally {
    app.liveRuns.end(run.id);
  }
}

async function record(app: App, execution: Execution, end: RunEnd): Promise<void> {
  const curve = app.liveRuns.steps(execution.run.id);
  if (end.kind === "refused")
    return setState(app, execution, "failed", { ...NO_DETAILS, curve, failure: end.issues });
  if (end.kind === "broke") return fail(app, execution, end.message);
  if (end.kind === "stopped") return recordStop(app, execution, end.by);
  try {
    await store(app, execution, end);
  } catch (cause) {
    const by = end.stoppedBy();
    if (by === null) throw cause;
    await recordStop(app, execution, by);
  } finally {
    end.close();
  }
}

type Done = Extract<RunEnd, { readonly kind: "done" }>;

async function store(app: App, execution: Execution, end: Done): Promise<void> {
  const began = app.now().getTime();
  await app.database.within(execution.scope, async (stores) => {
    await stores.runs.storeAssignments(execution.run.id, end.assignments);
    await stores.runs.keepDispatchState(execution.run.id, end.dispatchState);
    const details: RunDetails = {
      ...NO_DETAILS,
      curve: app.liveRuns.steps(execution.run.id),
      summary: end.summary,
      storeSeconds: (app.now().getTime() - began) / 1000,
    };
    await stores.runs.update(execution.run.id, {
      state: "done",
      finishedAt: app.now(),
      factsHash: end.summary.factsHash,
      details: detailsJson(details),
      measures: end.measures,
    });
  });
}

/** A run that a person stopped says so; one that ended with the server is as if cut short by it. */
function recordStop(app: App, execution: Execution, by: StoppedBy): Promise<void> {
  const curve = app.liveRuns.steps(execution.run.id);
  if (by === "shutdown") return setState(app, execution, "interrupted", { ...NO_DETAILS, curve });
  const failure = [{ code: "run.stopped", severity: "error", data: {} }] as const;
  return setState(app, execution, "failed", { ...NO_DETAILS, curve, failure });
}

function fail(app: App, execution: Execution, message: string): Promise<void> {
  const curve = app.liveRuns.steps(execution.run.id);
  const failure = [{ code: "run.broke", severity: "error", data: { message } }] as const;
  return setState(app, execution, "failed", { ...NO_DETAILS, curve, failure });
}

async function setState(
  app: App,
  execution: Execution,
  state: RunState,
  details: RunDetails,
): Promise<void> {
  await app.database.within(execution.scope, (stores) =>
    stores.runs.update(execution.run.id, {
      state,
      details: detailsJson(details),
      ...(state !== "running" ? { finishedAt: app.now() } : {}),
    }),
  );
}
