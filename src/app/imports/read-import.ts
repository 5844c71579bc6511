import type { App } from "../app.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type { ImportKind, ImportRecord, NewcomerCount, Stores } from "../ports.ts";
import { type Reader, require, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";

const KINDS: readonly string[] = [
  "customers",
  "managers",
  "licences",
  "capacity",
  "owners",
] satisfies ImportKind[];

export const isImportKind = (word: unknown): word is ImportKind =>
  typeof word === "string" && KINDS.includes(word);

/** The kind of a stored import; it was checked when the file came. */
export function kindOf(record: ImportRecord): ImportKind {
  if (!isImportKind(record.kind)) throw new Refusal("import.notFound");
  return record.kind;
}

export async function importIn(stores: Stores, id: string): Promise<ImportRecord> {
  const record = await stores.imports.find(id);
  if (record === null) throw new Refusal("import.notFound");
  return record;
}

/** How far the new customers of an import have been given out. */
export const readNewcomers = (
  app: App,
  reader: Reader,
  id: string,
): Promise<readonly NewcomerCount[]> => {
  require(reader, "import.run");
  // Counts alone: where a customer went may be out of the reader's sight.
  return app.database.within(onBehalfOf(reader), (stores) => stores.imports.countNewcomers(id));
};

export const readImport = (app: App, reader: Reader, id: string): Promise<ImportRecord> =>
  within(app, { reader, right: "import.run" }, (stores) => importIn(stores, id));
