import { Readable } from "node:stream";
import type { RunRecord, StoredAssignment, Stores, WorkbookSheet } from "../app/ports.ts";
import { within } from "../app/reader.ts";
import { plannedRunIn } from "../app/runs/read-run.ts";
import { detailsOf } from "../app/runs/run-details.ts";
import { atMostText } from "../i18n/above-best.ts";
import { PLAN_WORKBOOK } from "../i18n/plan-workbook.ts";
import type { Locale } from "../i18n/text.ts";
import type { Call } from "./call.ts";
import { sendFile } from "./send-file.ts";
import { type ArticleNamer, articleNamer } from "./views/article-refs.ts";
import { reasonOf } from "./views/assignment-row.ts";
import { sentencesOf } from "./views/reason-of-assignment.ts";
import { runManagers } from "./views/run-managers.ts";

type Row = readonly (string | number | null)[];

interface Exported {
  readonly stores: Stores;
  readonly run: RunRecord;
  readonly article: ArticleNamer;
  readonly locale: Locale;
}

const planRow = (row: StoredAssignment, article: ArticleNamer, sentence: string): Row => [
  row.customer.id,
  row.customer.name,
  row.manager?.id ?? null,
  row.manager?.name ?? null,
  row.previous?.id ?? null,
  row.previous?.name ?? null,
  row.cost,
  row.articles.map((key) => article(key).printed).join(" "),
  row.runnerUp?.id ?? null,
  row.runnerUp?.name ?? null,
  row.extraCost,
  sentence,
];

async function* planRows({ stores, run, article, locale }: Exported): AsyncGenerator<Row> {
  for await (const batch of stores.runs.allAssignments(run.id)) {
    const sentences = await sentencesOf(stores, { reasons: batch.map(reasonOf), article, locale });
    for (const [at, row] of batch.entries()) yield planRow(row, article, sentences[at] ?? "");
  }
}

async function* managerRows({ stores, run }: Exported): AsyncGenerator<Row> {
  const managers = await stores.managers.all();
  const names = new Map(managers.map(({ id, name }) => [id, name]));
  const flows = [...(await stores.runs.flows(run.id))];
  for (const row of runManagers(run, names, flows).rows) {
    const { manager, before, after } = row;
    const loads = [before.count, after.count, before.workload, after.workload];
    yield [manager.id, manager.name, row.capacity, ...loads, row.gained, row.lost];
  }
}

async function* moveRows({ stores, run }: Exported): AsyncGenerator<Row> {
  for (const { from, to, count } of await stores.runs.flows(run.id))
    yield [from?.id ?? null, from?.name ?? null, to?.id ?? null, to?.name ?? null, count];
}

async function* noteRows({ run, locale }: Exported): AsyncGenerator<Row> {
  const { noteLabels: labels, states } = PLAN_WORKBOOK[locale];
  const outcome = detailsOf(run).summary?.outcome;
  yield [labels.regime, run.regimeTitle];
  yield [labels.revision, run.revision];
  yield [labels.hash, run.regimeHash];
  yield [labels.run, run.number];
  yield [labels.state, run.publishedAt === null ? states.draft : states.published];
  yield [labels.seed, run.seed];
  if (outcome === undefined) return;
  yield [labels.objective, outcome.objective];
  yield [labels.bound, outcome.lowerBound];
  yield [labels.gap, atMostText(outcome)];
  yield [labels.engine, outcome.engineVersion];
}

function sheetsOf(exported: Exported): readonly WorkbookSheet[] {
  const words = PLAN_WORKBOOK[exported.locale];
  return [
    { name: words.plan, headers: words.planHeaders, rows: planRows(exported) },
    { name: words.managers, headers: words.managerHeaders, rows: managerRows(exported) },
    { name: words.moves, headers: words.moveHeaders, rows: moveRows(exported) },
    { name: words.notes, headers: words.noteHeaders, rows: noteRows(exported) },
  ];
}

/** Sends a plan as a workbook, written while it is read. */
export async function exportPlan(call: Call<"GET /api/runs/:id/export.xlsx">): Promise<undefined> {
  const { app, params, reply, locale } = call;
  await within(app, { reader: call.reader(), right: "customer.read" }, async (stores) => {
    const run = await plannedRunIn(stores, params.id);
    const article = await articleNamer(stores, run);
    const content = Readable.from(app.workbook(sheetsOf({ stores, run, article, locale })));
    const name = `${run.regimeTitle}-${run.number}.xlsx`;
    await sendFile(reply, content, {
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      name,
    });
  });
  return undefined;
}
