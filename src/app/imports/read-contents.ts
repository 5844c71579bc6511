import type { App } from "../app.ts";
import type { FileContents, FileMapping, ImportKind, ReadRequest, StoredFile } from "../ports.ts";
import type { Reader } from "../reader.ts";
import { declaredFields } from "../regimes/declared-fields.ts";

interface Reading {
  readonly file: StoredFile;
  readonly kind: ImportKind;
  readonly mapping: FileMapping;
  readonly onProgress: ReadRequest["onProgress"];
}

/** What reading a file needs to know of the book: declared fields, and ids that rows may refer to. */
export async function readRequest(
  app: App,
  reader: Reader,
  reading: Reading,
): Promise<ReadRequest> {
  const known = await app.database.within(reader.scope, async (stores) => {
    const customers = new Set<string>();
    if (reading.kind === "owners")
      for await (const batch of stores.customers.all())
        for (const { id } of batch) customers.add(id);
    const managers = new Set((await stores.managers.all()).map(({ id }) => id));
    return { declared: await declaredFields(app, stores), known: { customers, managers } };
  });
  return { ...reading, ...known, today: app.today() };
}

/** Reads a file under a mapping: facts, and every fault. */
export async function readContents(
  app: App,
  reader: Reader,
  reading: Reading,
): Promise<FileContents> {
  return app.files.read(await readRequest(app, reader, reading));
}
