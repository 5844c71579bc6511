import { require, within } from "../../app/reader.ts";
import { Refusal } from "../../app/refusal.ts";
import { decideAssignment } from "../../app/runs/decide-assignment.ts";
import { publishRun } from "../../app/runs/publish-run.ts";
import { plannedRunIn, readFigures, readRun } from "../../app/runs/read-run.ts";
import { startRun } from "../../app/runs/start-run.ts";
import { stopRun } from "../../app/runs/stop-run.ts";
import type { RunView } from "../../contract/index.ts";
import type { Call, Handlers, RoutesUnder } from "../call.ts";
import { openEvents } from "../events.ts";
import { exportPlan } from "../export-plan.ts";
import { articleNamer } from "../views/article-refs.ts";
import { assignmentRow, reasonOf } from "../views/assignment-row.ts";
import { reasonAgainst, reasonOfAssignment, sentencesOf } from "../views/reason-of-assignment.ts";
import { runManagers } from "../views/run-managers.ts";
import { runMap } from "../views/run-map.ts";
import { progressView } from "../views/run-view.ts";
import type { scenarioHandlers } from "./scenarios.ts";
import { asked, listed, show } from "./show-run.ts";

const RUNS_LISTED = 100;

async function sendEvents(call: Call<"GET /api/runs/:id/events">): Promise<undefined> {
  const { app, params, reply } = call;
  const by = asked(call);
  const run = await readRun(app, by.reader, params.id);
  const events = openEvents(reply);
  // `state` is the last event of the stream: what comes before it is progress.
  const stop = app.liveRuns.watch(run.id, (step) => {
    if (step !== null) return events.send("progress", progressView(step));
    void readRun(app, by.reader, params.id)
      .then((ended) => show(by, ended))
      .then((view) => events.send("state", view))
      .catch((cause: unknown) => app.log("run events cut", { cause: String(cause) }))
      .finally(() => events.close());
  });
  events.onClose(stop);
  return undefined;
}

type PlanRoutes = Exclude<RoutesUnder<"/api/runs">, keyof typeof scenarioHandlers>;

export const runHandlers: Handlers<PlanRoutes> = {
  "GET /api/runs": async (call) => {
    const by = asked(call);
    return readFigures(call.app, by.reader, async (stores) => {
      const runs: RunView[] = [];
      for (const run of await stores.runs.list(RUNS_LISTED, call.query.parent))
        runs.push(await listed(by, stores, run));
      return { runs };
    });
  },

  "POST /api/runs": async (call) => {
    const { seed = 1, scope, ...input } = call.body;
    const units = scope?.units ?? [];
    const run = await startRun(call.app, call.reader(), { ...input, seed, units });
    return show(asked(call), run);
  },

  "GET /api/runs/:id": async (call) =>
    show(asked(call), await readRun(call.app, call.reader(), call.params.id)),

  "GET /api/runs/:id/events": sendEvents,

  "POST /api/runs/:id/stop": async (call) =>
    show(asked(call), await stopRun(call.app, call.reader(), call.params.id)),

  "GET /api/runs/:id/assignments": async ({ app, reader, params, query, locale }) => {
    const { offset = 0, limit = 50, sort = "customer", descending = false, ...filter } = query;
    return within(app, { reader: reader(), right: "customer.read" }, async (stores) => {
      const run = await plannedRunIn(stores, params.id);
      const search = { ...filter, offset, limit, sort, descending };
      const page = await stores.runs.assignments(run.id, search);
      const article = await articleNamer(stores, run);
      const sentences = await sentencesOf(stores, {
        reasons: page.rows.map(reasonOf),
        article,
        locale,
      });
      const rows = page.rows.map((row, at) => assignmentRow(row, article, sentences[at] ?? ""));
      return { rows, total: page.total, offset };
    });
  },

  "GET /api/runs/:id/map": async ({ app, reader, params }) =>
    within(app, { reader: reader(), right: "customer.read" }, async (stores) => {
      const run = await plannedRunIn(stores, params.id);
      return runMap(await stores.runs.map(run.id), run, await stores.managers.all());
    }),

  "GET /api/runs/:id/managers": async ({ app, reader, params }) =>
    readFigures(app, reader(), async (stores) => {
      const run = await plannedRunIn(stores, params.id);
      const managers = await stores.managers.all();
      const names = new Map(managers.map(({ id, name }) => [id, name]));
      return runManagers(run, names, [...(await stores.runs.flows(run.id))]);
    }),

  "GET /api/runs/:id/moves": async ({ app, reader, params }) =>
    readFigures(app, reader(), async (stores) => {
      const run = await plannedRunIn(stores, params.id);
      const flows = await stores.runs.flows(run.id);
      return { total: flows.reduce((sum, flow) => sum + flow.count, 0), flows: [...flows] };
    }),

  "GET /api/runs/:id/customers/:customer/reason": async ({ app, reader, params, locale }) =>
    within(app, { reader: reader(), right: "customer.read" }, async (stores) => {
      const run = await plannedRunIn(stores, params.id);
      const assignment = await stores.runs.assignment(run.id, params.customer);
      if (assignment === null) throw new Refusal("customer.notFound", { id: params.customer });
      return reasonOfAssignment(stores, { run, assignment, locale });
    }),

  "GET /api/runs/:id/customers/:customer/managers/:manager": async ({
    app,
    reader,
    params,
    locale,
  }) =>
    within(app, { reader: reader(), right: "customer.read" }, async (stores) => {
      const { customer, manager } = params;
      const run = await plannedRunIn(stores, params.id);
      return reasonAgainst(app, stores, { run, customer, manager, locale });
    }),

  "POST /api/runs/:id/decide": async ({ app, reader, params, body, locale }) => {
    const who = reader();
    require(who, "allocation.decide");
    const { run, assignment } = await decideAssignment(app, who, { run: params.id, ...body });
    return app.database.within(who.scope, async (stores) => {
      const article = await articleNamer(stores, run);
      const [sentence = ""] = await sentencesOf(stores, {
        reasons: [reasonOf(assignment)],
        article,
        locale,
      });
      return assignmentRow(assignment, article, sentence);
    });
  },

  "POST /api/runs/:id/publish": async ({ app, reader, params }) => {
    const published = await publishRun(app, reader(), params.id);
    return {
      run: published.run.id,
      at: published.at.toISOString(),
      by: published.run.publishedBy ?? "",
      changed: published.changed,
      records: published.records,
      seal: published.seal?.root ?? null,
      seconds: published.seconds,
    };
  },

  "GET /api/runs/:id/export.xlsx": exportPlan,
};
