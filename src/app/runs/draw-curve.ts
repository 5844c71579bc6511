import type { Issue } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import type { CurveAxis, Dials, RunRecord } from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import { type Basis, basisOf, insertFrom, type Named } from "./begin-from.ts";
import { executeRun } from "./execute-run.ts";
import { detailsJson, detailsOf, NO_DETAILS } from "./run-details.ts";

/** Shares of the plan's own moves at which the cost of fewer moves is asked. */
const MOVE_SHARES = [1, 0.7, 0.4, 0.2, 0.1, 0.05, 0];
/** Percent of balance as written. */
const PERCENTS = [0, 25, 50, 100, 200, 400, 1000];

/** A curve that is being drawn in this process. */
interface Drawing {
  /** The point that is being solved. */
  current: string | null;
  isStopped: boolean;
}

const drawingsOf = new WeakMap<App, Map<string, Drawing>>();

function drawings(app: App): Map<string, Drawing> {
  const known = drawingsOf.get(app) ?? new Map<string, Drawing>();
  drawingsOf.set(app, known);
  return known;
}

/** Asks a curve to end after the point in hand, which ends now. False when it is not being drawn. */
export function stopCurve(app: App, id: string): boolean {
  const drawing = drawings(app).get(id);
  if (drawing === undefined) return false;
  drawing.isStopped = true;
  if (drawing.current !== null) app.runner.stop(drawing.current);
  return true;
}

/** Asks all curves to end. */
export function stopAllCurves(app: App): void {
  for (const drawing of drawings(app).values()) drawing.isStopped = true;
}

/** Dials of each point, chosen from the plan where nobody says. */
function defaultValues(axis: CurveAxis, parent: RunRecord): readonly number[] {
  if (axis !== "moves") return PERCENTS;
  const moved = parent.measures?.after.moves.moved ?? 0;
  return MOVE_SHARES.map((share) => Math.round(moved * share));
}

/** Each value once; moves from many to few, percent from little to much: neighbours begin warm. */
function ordered(axis: CurveAxis, values: readonly number[]): readonly number[] {
  const sign = axis === "moves" ? -1 : 1;
  return Array.from(new Set(values)).sort((a, b) => sign * (a - b));
}

function dialsAt(dials: Dials, axis: CurveAxis, value: number): Dials {
  if (axis === "moves") return { ...dials, mostMoves: value };
  return axis === "workloadBalance"
    ? { ...dials, workloadBalance: value }
    : { ...dials, valueBalance: value };
}

interface Curve {
  readonly run: RunRecord;
  readonly basis: Basis;
  readonly axis: CurveAxis;
  readonly values: readonly number[];
}

/** Solves one point, beginning from `from`; what it became. */
async function drawPoint(
  app: App,
  curve: Curve,
  at: { readonly value: number; readonly from: RunRecord; readonly drawing: Drawing },
): Promise<RunRecord | null> {
  const { run, basis, axis } = curve;
  const { value, from, drawing } = at;
  const { scope, source } = basis;
  const point = await app.database.within(scope, (stores) =>
    insertFrom(app, stores, {
      parent: run,
      scenario: { kind: "point", parent: run.id, origin: { kind: "point", axis, value } },
      dials: dialsAt(basis.parent.dials, axis, value),
      named: { seconds: run.seconds, name: "", note: "" },
    }),
  );
  drawing.current = point.id;
  app.liveRuns.begin(point.id);
  await executeRun(app, { run: point, source, scope, from });
  drawing.current = null;
  return app.database.within(scope, (stores) => stores.runs.find(point.id));
}

const brokeBy = (message: string): readonly Issue[] => [
  { code: "run.broke", severity: "error", data: { message } },
];

/** Solves the points one after another; why there is no plan at all, or nothing when there is one. */
async function drawPoints(
  app: App,
  curve: Curve,
  on: { readonly drawing: Drawing; readonly tell: (share: number) => void },
): Promise<readonly Issue[]> {
  const { basis, values } = curve;
  const { drawing, tell } = on;
  let from = basis.parent;
  let failure: readonly Issue[] = [];
  for (const [index, value] of values.entries()) {
    if (drawing.isStopped) break;
    const point = await drawPoint(app, curve, { value, from, drawing });
    if (point !== null && point.measures !== null) from = point;
    else if (point !== null && failure.length === 0) failure = detailsOf(point).failure;
    tell((index + 1) / values.length);
  }
  const hasPlan = from !== basis.parent;
  if (hasPlan || drawing.isStopped) return [];
  return failure.length > 0 ? failure : brokeBy("");
}

/**
 * Draws a curve to its end. A point that fails is left out; the others stand. One whose points all
 * failed has failed, for the reason of the first. Never throws.
 */
async function drawCurve(app: App, curve: Curve): Promise<void> {
  const { run, basis } = curve;
  const drawing: Drawing = { current: null, isStopped: false };
  drawings(app).set(run.id, drawing);
  const began = app.now().getTime();
  let failure: readonly Issue[] = [];
  const tell = (share: number): void => {
    const elapsed = (app.now().getTime() - began) / 1000;
    const nothing = { objective: null, lowerBound: null, gap: null, unassigned: 0 };
    app.liveRuns.step(run.id, { phase: "improve", share, elapsed, ...nothing });
  };
  try {
    await app.database.within(basis.scope, (stores) =>
      stores.runs.update(run.id, { state: "running" }),
    );
    tell(0);
    failure = await drawPoints(app, curve, { drawing, tell });
  } catch (cause) {
    failure = brokeBy(String(cause));
    app.log("curve broke", { run: run.id, cause: String(cause) });
  } finally {
    drawings(app).delete(run.id);
    await end(app, curve, failure);
    app.liveRuns.end(run.id);
  }
}

const end = (app: App, { run, basis }: Curve, failure: readonly Issue[]): Promise<void> =>
  app.database
    .within(basis.scope, (stores) =>
      stores.runs.update(run.id, {
        state: failure.length === 0 ? "done" : "failed",
        finishedAt: app.now(),
        details: detailsJson({ ...NO_DETAILS, failure }),
      }),
    )
    // The database is gone: the next start marks the run interrupted.
    .catch((error: unknown) =>
      app.log("run state not stored", { run: run.id, cause: String(error) }),
    );

/** Starts a row of plans with one dial turned step by step. Returns at once. */
export async function startCurve(
  app: App,
  reader: Reader,
  ask: Named & {
    readonly run: string;
    readonly axis: CurveAxis;
    /** null = chosen from the plan. */
    readonly values: readonly number[] | null;
  },
): Promise<RunRecord> {
  require(reader, "allocation.run");
  const basis = await basisOf(app, reader, ask.run);
  const { axis, seconds, name, note } = ask;
  const { parent } = basis;
  const values = ordered(axis, ask.values ?? defaultValues(axis, parent));
  const run = await app.database.within(basis.scope, (stores) =>
    insertFrom(app, stores, {
      parent,
      scenario: { kind: "curve", parent: parent.id, origin: { kind: "curve", axis, values } },
      dials: parent.dials,
      named: { seconds, name, note },
    }),
  );
  app.liveRuns.begin(run.id);
  void drawCurve(app, { run, basis, axis, values });
  return run;
}

/** A search that a person broke off gives a plan, but not what its dial costs. */
const isSolved = (run: RunRecord): boolean => {
  const { summary } = detailsOf(run);
  return run.measures !== null && summary !== null && summary.outcome.stoppedBy !== "person";
};

/** The points of a curve that were solved, in order of their dial. */
export const curvePoints = (runs: readonly RunRecord[]): readonly RunRecord[] =>
  runs.filter(isSolved).sort((a, b) => dialOf(a) - dialOf(b));

/** The dial of a point. */
export const dialOf = ({ origin }: RunRecord): number =>
  origin?.kind === "point" ? origin.value : 0;
