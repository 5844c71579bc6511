import type { App } from "../app.ts";
import type { ImportRecord } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { importDetails } from "./import-details.ts";
import { readContents } from "./read-contents.ts";
import { importIn, kindOf } from "./read-import.ts";
import { writeContents } from "./write-contents.ts";

/** Begins to write a checked file. Returns at once; all of it is written, or nothing. */
export async function commitImport(app: App, reader: Reader, id: string): Promise<ImportRecord> {
  const record = await within(app, { reader, right: "import.run" }, async (stores) => {
    const found = await importIn(stores, id);
    const errors = importDetails(found).check?.errors ?? 0;
    if (found.state === "refused") throw new Refusal("import.hasFaults", { count: errors });
    if (!(await stores.imports.update(id, { state: "committing" }, ["checked"])))
      throw new Refusal("import.notChecked");
    return importIn(stores, id);
  });
  app.liveImports.begin(id);
  void write(app, reader, record);
  return record;
}

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
      await stores.imports.update(id, { state: "committed", written });
    });
    app.liveImports.step(id, { phase: "done", rows: contents.rows, share: 1 });
  } catch (cause) {
    app.log("import not written", { import: id, cause: String(cause) });
    app.liveImports.step(id, { phase: "failed", rows: 0, share: 1 });
    await app.database
      .within(reader.scope, (stores) => stores.imports.update(id, { state: "failed" }))
      // The database is gone: the next start marks the import failed.
      .catch((error: unknown) => app.log("import state not stored", { cause: String(error) }));
  } finally {
    app.liveImports.end(id);
  }
}
