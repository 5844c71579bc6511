import type { App } from "../app.ts";
import type { RegimeRecord, RunRecord, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import type { Right } from "../roles.ts";
import { readFigures } from "../runs/read-run.ts";
import { readOwnWaiting } from "./read-own-waiting.ts";
import { settingsIn } from "./settings.ts";
import type { Waiting, WaitingKind } from "./waiting.ts";

export interface Overview {
  readonly organisation: string;
  readonly customers: number | null;
  readonly managers: number | null;
  readonly unassigned: number | null;
  readonly regimesInForce: number | null;
  readonly ledgerRecords: number | null;
  readonly waiting: readonly Waiting[];
}

type Counted = Pick<Overview, "customers" | "managers" | "unassigned">;

const RUNS_LOOKED_AT = 20;

function waitingDrafts(regimes: readonly RegimeRecord[], reader: Reader): readonly Waiting[] {
  return regimes.flatMap((regime): readonly Waiting[] => {
    const { draft } = regime;
    if (draft === null) return [];
    const about = { id: regime.id, name: regime.title };
    if (draft.errors > 0 || !draft.parses)
      return reader.rights.has("regime.edit")
        ? [{ kind: "draftHasErrors", count: draft.errors, about }]
        : [];
    const mayPublish =
      reader.rights.has("regime.publish") && draft.savedBy !== reader.account.account;
    return mayPublish ? [{ kind: "draftToPublish", count: draft.warnings, about }] : [];
  });
}

async function waitingRuns(
  stores: Stores,
  runs: readonly RunRecord[],
  reader: Reader,
): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (const run of runs) {
    const about = { id: run.id, name: run.regimeTitle };
    if (run.state === "queued" || run.state === "running")
      waiting.push({ kind: "runRunning", count: 1, about });
    if (run.state !== "done") continue;
    // Only the newest plan of a regime is of use.
    const newest = runs.find((other) => other.regime === run.regime && other.state === "done");
    if (newest?.id !== run.id) continue;
    if (reader.rights.has("allocation.publish"))
      waiting.push({ kind: "runToPublish", count: 1, about });
    const awaiting = reader.rights.has("allocation.decide")
      ? await stores.runs.awaiting(run.id)
      : 0;
    if (awaiting > 0) waiting.push({ kind: "decisionAwaits", count: awaiting, about });
  }
  return waiting;
}

function waitingBook(book: Counted, may: (right: Right) => boolean): readonly Waiting[] {
  const waiting: Waiting[] = [];
  const add = (kind: WaitingKind, count: number): void => {
    waiting.push({ kind, count, about: null });
  };
  if (may("import.run") && book.customers === 0) add("noCustomers", 0);
  if (may("import.run") && book.managers === 0) add("noManagers", 0);
  if (may("allocation.run") && (book.unassigned ?? 0) > 0) add("unassigned", book.unassigned ?? 0);
  return waiting;
}

/** Where things stand and what waits for this reader. Figures the reader may not see are null. */
export async function readOverview(app: App, reader: Reader): Promise<Overview> {
  const overview = await standingOf(app, reader);
  return { ...overview, waiting: [...(await readOwnWaiting(app, reader)), ...overview.waiting] };
}

/** What may be counted, each by the right that shows it. */
async function bookSeen(app: App, reader: Reader): Promise<Counted> {
  const may = (right: Right): boolean => reader.rights.has(right);
  const sees = may("customer.read");
  const right = sees ? "customer.read" : "book.own";
  const counts = may(right)
    ? await within(app, { reader, right }, ({ customers }) => customers.count())
    : null;
  const managers = may("manager.read")
    ? await within(app, { reader, right: "manager.read" }, (stores) => stores.managers.count())
    : null;
  return {
    customers: counts?.all ?? null,
    managers,
    // Nobody's customers are in the sight of whoever sees units; of his own book none is nobody's.
    unassigned: sees ? (counts?.unassigned ?? null) : null,
  };
}

async function runsSeen(app: App, reader: Reader): Promise<readonly RunRecord[]> {
  if (!reader.rights.has("customer.read") && !reader.rights.has("figures.read")) return [];
  return readFigures(app, reader, ({ runs }) => runs.list(RUNS_LOOKED_AT));
}

async function standingOf(app: App, reader: Reader): Promise<Overview> {
  const may = (right: Right): boolean => reader.rights.has(right);
  const book = await bookSeen(app, reader);
  const runs = await runsSeen(app, reader);
  return app.database.within(reader.scope, async (stores) => {
    const { organisation } = await settingsIn(stores);
    const regimes = may("regime.read") ? await stores.regimes.list() : [];
    const regimesInForce = regimes.filter((regime) => regime.inForce !== null).length;
    return {
      organisation,
      ...book,
      regimesInForce: may("regime.read") ? regimesInForce : null,
      ledgerRecords: may("ledger.read") ? await stores.ledger.count() : null,
      waiting: [
        ...waitingDrafts(regimes, reader),
        ...(await waitingRuns(stores, runs, reader)),
        ...waitingBook(book, may),
        ...(regimesInForce === 0 && may("regime.edit")
          ? [{ kind: "noRegime" as const, count: 0, about: null }]
          : []),
      ],
    };
  });
}
