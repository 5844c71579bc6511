import type { App } from "../app.ts";
import type { FileInspection, ImportKind, ImportRecord, StoredFile } from "../ports.ts";
import { type Reader, require, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { declaredFields } from "../regimes/declared-fields.ts";
import { importJson } from "./import-details.ts";
import { importIn } from "./read-import.ts";

export interface Upload {
  readonly kind: ImportKind;
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly maxBytes: number;
}

const MEGABYTE = 1024 * 1024;

/** Looks into a file; refuses one that cannot be read, with every reason. */
export async function inspectFile(
  app: App,
  reader: Reader,
  look: { readonly file: StoredFile; readonly kind: ImportKind; readonly sheet: string | null },
): Promise<FileInspection> {
  const declared = await app.database.within(reader.scope, (stores) => declaredFields(app, stores));
  const inspected = await app.files.inspect(look.file, {
    kind: look.kind,
    declared,
    sheet: look.sheet,
  });
  if (!inspected.ok) throw new Refusal("import.unreadable", {}, inspected.issues);
  return inspected.value;
}

/** Receives a file and proposes what its columns mean. Nothing of it is written yet. */
export async function uploadFile(app: App, reader: Reader, upload: Upload): Promise<ImportRecord> {
  require(reader, "import.run");
  const file = await app.files.receive(upload.content, upload.name);
  if (file === "tooLarge")
    throw new Refusal("import.tooLarge", { megabytes: Math.floor(upload.maxBytes / MEGABYTE) });
  const inspection = await inspectFile(app, reader, { file, kind: upload.kind, sheet: null });
  return within(app, { reader, right: "import.run" }, async (stores) => {
    const id = app.newId();
    const { suggestedMapping: mapping } = inspection;
    await stores.imports.insert({
      id,
      kind: upload.kind,
      fileName: file.name,
      bytes: file.bytes,
      state: "uploaded",
      createdBy: reader.account.account,
      details: importJson({ file, inspection, mapping, check: null, failure: null }),
    });
    return importIn(stores, id);
  });
}
