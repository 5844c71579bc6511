import type { App } from "../app.ts";
import type { LeaverDepth, RunOrigin, RunRecord, Stores, WhatIfQuestion } from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { type Basis, basisOf, insertFrom, type Named } from "./begin-from.ts";
import { executeRun } from "./execute-run.ts";
import { detailsOf } from "./run-details.ts";

type Asked = Extract<RunOrigin, { kind: "whatIf" | "leaver" }>;

/** Refuses a manager whom the plan does not know, or who is gone since. */
async function checkManager(stores: Stores, run: RunRecord, id: string): Promise<void> {
  const isKnown = id in (detailsOf(run).summary?.limits ?? {});
  if (!isKnown || (await stores.managers.find(id)) === null)
    throw new Refusal("manager.notFound", { id });
}

/** A staff number that nobody has: the name itself, with a figure where it is taken. */
async function freeId(stores: Stores, name: string): Promise<string> {
  const taken = new Set((await stores.managers.all()).map(({ id }) => id));
  for (let figure = 1; ; figure++) {
    const id = figure === 1 ? name : `${name} ${figure}`;
    if (!taken.has(id)) return id;
  }
}

async function begin(
  app: App,
  basis: Basis,
  asked: { readonly origin: (stores: Stores) => Promise<Asked>; readonly named: Named },
): Promise<RunRecord> {
  const { parent, source, scope } = basis;
  const run = await app.database.within(scope, async (stores) => {
    const origin = await asked.origin(stores);
    const scenario = { kind: origin.kind, parent: parent.id, origin };
    const { dials } = parent;
    return insertFrom(app, stores, { parent, scenario, dials, named: asked.named });
  });
  app.liveRuns.begin(run.id);
  void executeRun(app, { run, source, scope, from: parent });
  return run;
}

/** Solves a plan again with one thing changed: what would it be worth? */
export async function askWhatIf(
  app: App,
  reader: Reader,
  ask: Named & {
    readonly run: string;
    readonly question: WhatIfQuestion;
    /** What a manager who is added is called. */
    readonly newcomer: string;
  },
): Promise<RunRecord> {
  require(reader, "allocation.run");
  const basis = await basisOf(app, reader, ask.run);
  const { question, seconds, name, note } = ask;
  const origin = async (stores: Stores): Promise<Asked> => {
    const about = question.kind === "extraManager" ? question.like : question.manager;
    await checkManager(stores, basis.parent, about);
    const manager =
      question.kind === "extraManager" ? await freeId(stores, ask.newcomer) : question.manager;
    return { kind: "whatIf", question, manager };
  };
  return begin(app, basis, { origin, named: { seconds, name, note } });
}

/** Finds new managers for the customers of one who leaves. */
export async function askLeaver(
  app: App,
  reader: Reader,
  ask: Named & {
    readonly run: string;
    readonly manager: string;
    readonly depth: LeaverDepth;
  },
): Promise<RunRecord> {
  require(reader, "allocation.run");
  const basis = await basisOf(app, reader, ask.run);
  const { manager, depth, seconds, name, note } = ask;
  const origin = async (stores: Stores): Promise<Asked> => {
    await checkManager(stores, basis.parent, manager);
    return { kind: "leaver", manager, depth };
  };
  return begin(app, basis, { origin, named: { seconds, name, note } });
}
