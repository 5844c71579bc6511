import type { App } from "../app.ts";
import type { RunRecord } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { runIn } from "./read-run.ts";

/** Names a run, or notes something about it. */
export const changeRun = (
  app: App,
  reader: Reader,
  change: { readonly id: string; readonly name?: string; readonly note?: string },
): Promise<RunRecord> =>
  within(app, { reader, right: "allocation.run" }, async (stores) => {
    const { id, name, note } = change;
    const run = await runIn(stores, id);
    await stores.runs.update(run.id, {
      ...(name === undefined ? {} : { name: name.trim() }),
      ...(note === undefined ? {} : { note: note.trim() }),
    });
    await stores.events.append({ kind: "run.named", about: id, data: { name: name ?? run.name } });
    return runIn(stores, id);
  });
