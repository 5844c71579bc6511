import { within } from "../../app/reader.ts";
import { Refusal } from "../../app/refusal.ts";
import { askLeaver, askWhatIf } from "../../app/runs/ask-run.ts";
import { changeRun } from "../../app/runs/change-run.ts";
import { comparedRuns, measuredOf } from "../../app/runs/compare-runs.ts";
import { curvePoints, startCurve } from "../../app/runs/draw-curve.ts";
import { plannedRunIn, readFigures, runIn } from "../../app/runs/read-run.ts";
import { newcomerName } from "../../i18n/scenario-texts.ts";
import type { Handlers, RoutesUnder } from "../call.ts";
import { exportComparison } from "../export-comparison.ts";
import { comparisonView } from "../views/comparison.ts";
import { curvePoint } from "../views/run-head.ts";
import { runPrices } from "../views/run-prices.ts";
import { asked, show } from "./show-run.ts";

/** A curve has so many points at most. */
const MOST_POINTS = 100;

type ScenarioRoutes =
  | "PATCH /api/runs/:id"
  | "GET /api/runs/:id/prices"
  | "GET /api/runs/:id/differences"
  | "POST /api/runs/:id/what-if"
  | "POST /api/runs/:id/leaver"
  | "POST /api/runs/:id/curve"
  | "GET /api/runs/:id/curve";

/** Name, note and budget of a run that begins from another. */
const named = (body: {
  readonly seconds?: number;
  readonly name?: string;
  readonly note?: string;
}) => ({ seconds: body.seconds ?? 5, name: body.name ?? "", note: body.note ?? "" });

export const scenarioHandlers: Handlers<ScenarioRoutes> = {
  "PATCH /api/runs/:id": async (call) =>
    show(
      asked(call),
      await changeRun(call.app, call.reader(), { id: call.params.id, ...call.body }),
    ),

  "GET /api/runs/:id/prices": async ({ app, reader, params, locale }) =>
    readFigures(app, reader(), async (stores) => {
      const measured = measuredOf(await plannedRunIn(stores, params.id));
      return runPrices(measured, await stores.managers.all(), locale);
    }),

  "GET /api/runs/:id/differences": async ({ app, reader, params, query }) =>
    within(app, { reader: reader(), right: "customer.read" }, async (stores) => {
      const { against, offset = 0, limit = 50 } = query;
      const run = await plannedRunIn(stores, params.id);
      const other = await plannedRunIn(stores, against);
      const page = await stores.runs.differences(run.id, other.id, { offset, limit });
      return { rows: [...page.rows], total: page.total, offset };
    }),

  "POST /api/runs/:id/what-if": async (call) => {
    const { question } = call.body;
    const place = question.kind === "extraManager" ? (question.place ?? null) : null;
    const run = await askWhatIf(call.app, call.reader(), {
      ...named(call.body),
      run: call.params.id,
      question:
        question.kind === "extraManager"
          ? { ...question, place: place === null ? null : { ...place, precision: "exact" } }
          : question,
      newcomer: newcomerName(call.locale),
    });
    return show(asked(call), run);
  },

  "POST /api/runs/:id/leaver": async (call) => {
    const { manager, depth } = call.body;
    const ask = { ...named(call.body), run: call.params.id, manager, depth };
    return show(asked(call), await askLeaver(call.app, call.reader(), ask));
  },

  "POST /api/runs/:id/curve": async (call) => {
    const { axis, values = null } = call.body;
    const ask = { ...named(call.body), run: call.params.id, axis, values };
    return show(asked(call), await startCurve(call.app, call.reader(), ask));
  },

  "GET /api/runs/:id/curve": async ({ app, reader, params }) =>
    readFigures(app, reader(), async (stores) => {
      const run = await runIn(stores, params.id);
      if (run.origin?.kind !== "curve") throw new Refusal("run.noCurve", { number: run.number });
      const points = curvePoints(await stores.runs.list(MOST_POINTS, run.id));
      return {
        axis: run.origin.axis,
        planned: run.origin.values.length,
        points: points.map((point) => curvePoint(measuredOf(point))),
      };
    }),
};

export const comparisonHandlers: Handlers<RoutesUnder<"/api/comparison">> = {
  "GET /api/comparison": async ({ app, reader, query }) =>
    readFigures(app, reader(), async (stores) =>
      comparisonView(stores, await comparedRuns(stores, query.runs)),
    ),
  "GET /api/comparison/export.xlsx": (call) => exportComparison(call, "xlsx"),
  "GET /api/comparison/export.csv": (call) => exportComparison(call, "csv"),
};
