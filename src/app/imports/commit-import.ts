import type { App } from "../app.ts";
import { queueNewcomers } from "../dispatch/give-newcomers.ts";
import type { ImportRecord } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { type ImportFailure, importDetails, importJson } from "./import-details.ts";
import { readContents } from "./read-contents.ts";
import { importIn, kindOf } from "./read-import.ts";
import { writeContents } from "./write-contents.ts";

/** Begins to write a checked file. Returns at once; all of it is written, or nothing. */
export async function commitImport(app: App, reader: Reader, id: string): Promise<ImportRecord> {
  const record = await within(app, { reader, right: "import.run" }, async (stores) => {
    const found = await importIn(stores, id);
    const errors = importDetails(found).check?.errors ?? 0;
    if (found.state === "refused") throw new Refusal("import.hasFaults", { count: errors });
    if (!(await stores.imports.update(id, { state: "committing" }, ["checked", "failed"])))
      throw new Refusal("import.notChecked");
    return importIn(stores, id);
  });
  app.liveImports.begin(id);
  void write(app, reader, record);
  return record;
}

/** What the person is told of a file that was not written. */
const failureOf = (cause: unknown, id: string): ImportFailure =>
  cause instanceof Refusal
    ? { code: cause.code, data: cause.data }
    : { code: "server.fault", data: { request: id } };

/** Never throws: an import that breaks says so itself. */
async function write(app: App, reader: Reader, record: ImportRecord): Promise<void> {
  const { id } = record;
  const { file, mapping } = importDetails(record);
  const kind = kindOf(record);
  try {
    const contents = await readContents(app, reader, {
      file,
      kind,
      mapping,
      onProgress: (rows, share) =>
        app.liveImports.step(id, { phase: "reading", rows, share: share / 2 }),
    });
    if (contents.errors > 0) throw new Refusal("import.hasFaults", { count: contents.errors });
    app.liveImports.step(id, { phase: "writing", rows: contents.rows, share: 0.6 });
    await app.database.within(reader.scope, async (stores) => {
      const written = await writeContents(stores, contents, {
        kind,
        importId: id,
        fileName: file.name,
        unit: reader.account.unit?.id ?? null,
      });
      if (kind === "customers") await queueNewcomers(app, stores, id);
      const details = importJson({ ...importDetails(record), failure: null });
      await stores.imports.update(id, { state: "committed", written, details });
    });
    app.liveImports.step(id, { phase: "done", rows: contents.rows, share: 1 });
  } catch (cause) {
    app.log("import not written", { import: id, cause: String(cause) });
    app.liveImports.step(id, { phase: "failed", rows: 0, share: 1 });
    const details = importJson({ ...importDetails(record), failure: failureOf(cause, id) });
    await app.database
      .within(reader.scope, (stores) => stores.imports.update(id, { state: "failed", details }))
      // The database is gone: the next start marks the import failed.
      .catch((error: unknown) => app.log("import state not stored", { cause: String(error) }));
  } finally {
    app.liveImports.end(id);
  }
}
