import type { App } from "../../app/app.ts";
import type { RunRecord, Stores } from "../../app/ports.ts";
import { type Reader, within } from "../../app/reader.ts";
import type { Right } from "../../app/roles.ts";
import type { RunView } from "../../contract/index.ts";
import type { Locale } from "../../i18n/text.ts";
import type { Call } from "../call.ts";
import { runView } from "../views/run-view.ts";

/** Who asks, in which language. */
export interface Asked {
  readonly app: App;
  readonly reader: Reader;
  readonly locale: Locale;
}

export const asked = (call: Pick<Call<"GET /api/runs">, "app" | "reader" | "locale">): Asked => ({
  app: call.app,
  reader: call.reader(),
  locale: call.locale,
});

/** A run in a list: of a search that is going its last step. */
export function listed(
  { app, reader, locale }: Asked,
  stores: Stores,
  run: RunRecord,
): Promise<RunView> {
  const curve = app.liveRuns.isLive(run.id) ? app.liveRuns.steps(run.id).slice(-1) : null;
  return runView(stores, run, { reader, locale, curve });
}

/** A run with the curve of this moment, when it is going. */
export function show({ app, reader, locale }: Asked, run: RunRecord): Promise<RunView> {
  const curve = app.liveRuns.isLive(run.id) ? app.liveRuns.steps(run.id) : null;
  const rights: readonly Right[] = ["customer.read", "figures.read", "allocation.run"];
  const right = rights.find((one) => reader.rights.has(one)) ?? "customer.read";
  return within(app, { reader, right }, (stores) =>
    runView(stores, run, { reader, locale, curve }),
  );
}
