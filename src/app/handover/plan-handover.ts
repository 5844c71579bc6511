import { AS_WRITTEN } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { HandoverRecord, RunRecord, Scope } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { executeRun } from "../runs/execute-run.ts";
import { seenHandover } from "./grounds.ts";

/** Seconds that a plan may search beyond placing the book itself. */
const SECONDS = 3;
/** Runs that are looked at for prices to begin from. */
const RECENT = 50;

/** The latest plan under the same revision whose prices were kept; null = begin from nothing. */
const pricesFor = (runs: readonly RunRecord[], handover: HandoverRecord): RunRecord | null =>
  runs.find(
    (run) =>
      run.regime === handover.regime &&
      run.revision === handover.revision &&
      run.kind === "run" &&
      ["done", "published", "superseded"].includes(run.state),
  ) ?? null;

/**
 * Works out who gets the customers of a book: a leaver's run that begins from the book as it stands
 * and moves nobody else. Who is away receives nobody. Returns at once; the run goes on in a worker.
 */
export async function planHandover(app: App, reader: Reader, id: string): Promise<RunRecord> {
  require(reader, "handover.run");
  const handover = await seenHandover(app, { reader, right: "handover.run" }, id);
  if (handover.state !== "created" && handover.state !== "frozen")
    throw new Refusal("handover.notNow", { state: handover.state });
  const scope: Scope = { ...scopeFor(reader, "handover.run") };
  const started = await app.database.within(scope, async (stores) => {
    const text = await stores.regimes.text(handover.regime, handover.revision);
    const regime = await stores.regimes.find(handover.regime);
    if (text === null || regime === null) throw new Refusal("handover.noArticle");
    const away = await stores.absences.away(handover.lastDay);
    const today = await stores.absences.away(app.today());
    const absent = [...new Set([...away.managers, ...today.managers])].filter(
      (manager) => manager !== handover.manager.id,
    );
    const from = pricesFor(await stores.runs.list(RECENT), handover);
    const parent = from === null ? null : await stores.runs.find(from.id);
    const run = await stores.runs.insert({
      id: app.newId(),
      regime: handover.regime,
      regimeTitle: regime.title,
      revision: handover.revision,
      regimeHash: text.hash,
      seconds: SECONDS,
      seed: 1,
      name: handover.manager.name,
      note: handover.reason.slice(0, 500),
      dials: AS_WRITTEN,
      scenario: {
        kind: "leaver",
        parent: parent?.id ?? null,
        origin: {
          kind: "leaver",
          manager: handover.manager.id,
          depth: "own",
          handover: { id, absent, article: handover.articles[0] ?? "" },
        },
      },
    });
    await stores.handovers.update(id, { run: run.id });
    return { run, source: text.source, from: parent };
  });
  app.liveRuns.begin(started.run.id);
  void executeRun(app, { ...started, scope, isFromBook: true });
  return started.run;
}
