import type { App } from "../app.ts";
import type { ImportKind, ImportRecord, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
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

export const readImport = (app: App, reader: Reader, id: string): Promise<ImportRecord> =>
  within(app, { reader, right: "import.run" }, (stores) => importIn(stores, id));
