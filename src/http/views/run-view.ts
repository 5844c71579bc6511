import type { RunRecord, RunStep, Stores } from "../../app/ports.ts";
import type { Reader } from "../../app/reader.ts";
import { detailsOf, type RunDetails } from "../../app/runs/run-details.ts";
import type { RunOutcome, RunProgress, RunView, ShortageView } from "../../contract/index.ts";
import type { Shortage } from "../../core/who/index.ts";
import { renderIssue } from "../../i18n/index.ts";
import { shortageText } from "../../i18n/shortage.ts";
import type { Locale } from "../../i18n/text.ts";
import { type ArticleNamer, articleNamer } from "./article-refs.ts";
import { measuresNamer } from "./measures-view.ts";
import { scenarioView } from "./run-scenario.ts";

export const progressView = (step: RunStep): RunProgress => step;

interface Shown {
  readonly reader: Reader;
  readonly locale: Locale;
  /** Steps of a run that is going now; null when it is not. */
  readonly curve: readonly RunStep[] | null;
}

function outcomeView(details: RunDetails, awaiting: number): RunOutcome | null {
  const { summary } = details;
  if (summary === null) return null;
  const { outcome, seconds } = summary;
  return {
    objective: outcome.objective,
    lowerBound: outcome.lowerBound,
    gap: outcome.gap,
    unassignedPrice: outcome.unassignedPrice,
    gapWithoutUnassigned: outcome.gapWithoutUnassigned,
    customers: summary.customers,
    managers: summary.managers,
    unassigned: summary.unassigned,
    moved: outcome.moved,
    // Runs of older versions know no limit on moves.
    priceOfMove: outcome.priceOfMove ?? 0,
    awaiting,
    stoppedBy: outcome.stoppedBy,
    balance: outcome.balance,
    balanceBefore: outcome.balanceBefore,
    engineVersion: outcome.engineVersion,
    seconds: { ...seconds, explain: 0, store: details.storeSeconds },
  };
}

function allowedOn(run: RunRecord, { rights }: Reader): string[] {
  const allowed: string[] = [];
  const isGoing = run.state === "queued" || run.state === "running";
  if (isGoing && rights.has("allocation.run")) allowed.push("stop");
  const hasPlan = run.kind !== "curve" && run.kind !== "whatIf";
  if (run.state === "done" && hasPlan) {
    if (rights.has("allocation.publish")) allowed.push("publish");
    if (rights.has("allocation.decide")) allowed.push("decide");
  }
  if (rights.has("allocation.run")) {
    allowed.push("rename");
    if (run.measures !== null && hasPlan) allowed.push("ask");
  }
  return allowed;
}

/** Names shown of a shortage: its witness set can be thousands. */
const NAMED = 50;

interface Names {
  readonly customers: ReadonlyMap<string, string>;
  readonly managers: ReadonlyMap<string, string>;
  readonly article: ArticleNamer;
}

function shortageView(shortage: Shortage, names: Names, locale: Locale): ShortageView {
  const customers = shortage.customers.slice(0, NAMED);
  const managers = shortage.managers.slice(0, NAMED);
  const capacityArticle =
    shortage.capacityArticle === null ? null : names.article(shortage.capacityArticle);
  const confinedBy = shortage.confinedBy.map(names.article);
  return {
    customers: customers.map((id) => ({ id, name: names.customers.get(id) ?? id })),
    customerCount: shortage.customers.length,
    managers: managers.map((id) => ({ id, name: names.managers.get(id) ?? id })),
    managerCount: shortage.managers.length,
    demand: shortage.demand,
    capacity: shortage.capacity,
    capacityArticle,
    confinedBy,
    text: shortageText(
      {
        customers: shortage.customers.length,
        managers: shortage.managers.length,
        demand: shortage.demand,
        capacity: shortage.capacity,
        capacityArticle: capacityArticle?.printed ?? null,
        confinedBy: confinedBy.map((article) => article.printed),
      },
      locale,
    ),
  };
}

async function shortageViews(
  stores: Stores,
  run: RunRecord,
  shown: {
    readonly shortages: readonly Shortage[];
    readonly locale: Locale;
    readonly isNamed: boolean;
  },
): Promise<ShortageView[]> {
  if (shown.shortages.length === 0) return [];
  const customers = shown.isNamed
    ? shown.shortages.flatMap((shortage) => shortage.customers.slice(0, NAMED))
    : [];
  const managers = shown.shortages.flatMap((shortage) => shortage.managers.slice(0, NAMED));
  const names: Names = {
    customers: await stores.customers.names([...new Set(customers)]),
    managers: await stores.managers.names([...new Set(managers)]),
    article: await articleNamer(stores, run),
  };
  return shown.shortages.map((shortage) => {
    const view = shortageView(shortage, names, shown.locale);
    return shown.isNamed ? view : { ...view, customers: [] };
  });
}

/** A run as its page shows it. */
export async function runView(stores: Stores, run: RunRecord, shown: Shown): Promise<RunView> {
  const details = detailsOf(run);
  const curve = shown.curve ?? details.curve;
  const failure = details.failure.map((issue) => renderIssue(issue, shown.locale).what);
  const shortages = details.summary?.outcome.shortages ?? [];
  // Whoever sees only the figures of plans sees of single customers how many.
  const isNamed = shown.reader.rights.has("customer.read");
  const awaiting = run.state === "done" ? await stores.runs.awaiting(run.id) : 0;
  return {
    id: run.id,
    number: run.number,
    name: run.name,
    note: run.note,
    kind: run.kind,
    parent: run.parent,
    dials: run.dials,
    ...(await scenarioView(stores, run, { isNamed, locale: shown.locale })),
    measures: (await measuresNamer(stores, [run]))(run, "after"),
    state: run.state,
    regime: {
      id: run.regime,
      title: run.regimeTitle,
      revision: run.revision,
      hash: run.regimeHash,
    },
    seconds: run.seconds,
    seed: run.seed,
    createdAt: run.createdAt.toISOString(),
    createdBy: run.createdBy,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    progress: curve.at(-1) ?? null,
    curve: [...curve],
    outcome: outcomeView(details, awaiting),
    shortages: await shortageViews(stores, run, { shortages, isNamed, locale: shown.locale }),
    failure: failure.length === 0 ? null : failure.join("\n"),
    published:
      run.publishedAt === null
        ? null
        : {
            at: run.publishedAt.toISOString(),
            by: run.publishedBy ?? "",
            changed: run.publishedChanges ?? 0,
            seconds: details.published?.seconds ?? 0,
          },
    allowed: allowedOn(run, shown.reader),
  };
}
