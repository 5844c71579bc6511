import type { App } from "../app.ts";
import { waitRefusal } from "../ownership/refuse-wait.ts";
import type { OwnerChangeResult, OwnerConflict, RunRecord, SealRecord, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { regimeIn } from "../regimes/read-regime.ts";
import { plannedRunIn, runIn } from "./read-run.ts";
import { detailsJson, detailsOf } from "./run-details.ts";

export interface Publication {
  readonly run: RunRecord;
  readonly changed: number;
  readonly at: Date;
  readonly records: { readonly first: number; readonly last: number } | null;
  readonly seal: SealRecord | null;
  readonly seconds: number;
}

/** Differences named in a refusal; the whole list would bury what matters. */
const NAMED_CONFLICTS = 20;

const conflictText = (conflict: OwnerConflict): string =>
  `${conflict.customer.name}（${conflict.customer.id}）→ ${conflict.owner?.name ?? "—"}`;

function refuse(run: RunRecord, result: Exclude<OwnerChangeResult, { kind: "changed" }>): never {
  if (result.kind === "waits") throw waitRefusal(result.wait);
  if (result.kind === "outOfScope") throw new Refusal("run.outOfScope", { number: run.number });
  if (result.kind === "overCapacity")
    throw new Refusal("run.overCapacity", {
      number: run.number,
      manager: result.manager.name,
      limit: result.limit,
      held: result.held,
    });
  const first = result.conflicts[0];
  throw new Refusal("run.conflict", {
    number: run.number,
    count: result.total,
    by: first?.changedBy ?? null,
    at: first?.changedAt?.toISOString() ?? null,
    customers: result.conflicts.slice(0, NAMED_CONFLICTS).map(conflictText),
  });
}

function checkUnpublished(run: RunRecord): void {
  if (run.kind === "whatIf") throw new Refusal("run.onlyAsked", { number: run.number });
  const isOfHandover = run.origin?.kind === "leaver" && run.origin.handover !== undefined;
  if (isOfHandover) throw new Refusal("run.ofHandover", { number: run.number });
  if (run.state === "done") return;
  throw new Refusal("run.alreadyPublished", {
    number: run.number,
    by: run.publishedBy,
    at: run.publishedAt?.toISOString() ?? null,
  });
}

/** A plan that began from another keeps that one's revision; what is published must keep the one in force. */
async function checkRevision(stores: Stores, run: RunRecord): Promise<void> {
  if (run.kind === "run") return;
  const { inForce } = await regimeIn(stores, run.regime);
  if (inForce?.revision === run.revision) return;
  throw new Refusal("run.regimeSuperseded", {
    number: run.number,
    title: run.regimeTitle,
    revision: run.revision,
    inForce: inForce?.revision ?? null,
  });
}

/** Makes a plan the book in force: all changes or none, one ledger record each, then a seal. */
export async function publishRun(app: App, reader: Reader, id: string): Promise<Publication> {
  const began = app.now().getTime();
  const published = await within(app, { reader, right: "allocation.publish" }, async (stores) => {
    const run = await plannedRunIn(stores, id);
    checkUnpublished(run);
    await checkRevision(stores, run);
    const result = await stores.ownership.publishRun(id, detailsOf(run).summary?.limits ?? {});
    if (result.kind !== "changed") {
      // Somebody else may have published the same plan while this one waited for the lock.
      checkUnpublished(await runIn(stores, id));
      return refuse(run, result);
    }
    const seconds = (app.now().getTime() - began) / 1000;
    await stores.runs.update(id, {
      details: detailsJson({ ...detailsOf(run), published: { seconds } }),
    });
    await stores.events.append({
      kind: "run.published",
      about: id,
      data: { changed: result.changed, regime: run.regime, revision: run.revision },
    });
    return { run: await runIn(stores, id), result, seconds };
  });
  const { run, result, seconds } = published;
  const seal = await app.keeper.seal().catch((cause: unknown) => {
    // The change is in force; a seal that could not be written is made up for by the next one.
    app.log("ledger not sealed", { cause: String(cause) });
    return null;
  });
  const records =
    result.firstRecord === null || result.lastRecord === null
      ? null
      : { first: result.firstRecord, last: result.lastRecord };
  return { run, changed: result.changed, at: result.at, records, seal, seconds };
}
