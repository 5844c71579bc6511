import type { App } from "../app.ts";
import type { FileMapping, ImportKind, Json, SavedMappingRecord } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { isImportKind } from "./read-import.ts";

/** What the columns of a recurring file mean, under a name. */
export interface NamedMapping {
  readonly name: string;
  readonly kind: ImportKind;
  readonly mapping: FileMapping;
}

const mappingJson = (mapping: FileMapping): Json => mapping as unknown as Json;

function named(record: SavedMappingRecord): readonly NamedMapping[] {
  // Written by `saveMapping` only.
  const mapping = record.mapping as unknown as FileMapping;
  return isImportKind(record.kind) ? [{ name: record.name, kind: record.kind, mapping }] : [];
}

export const listMappings = (app: App, reader: Reader): Promise<readonly NamedMapping[]> =>
  within(app, { reader, right: "import.run" }, async (stores) =>
    (await stores.imports.mappings()).flatMap(named),
  );

/** Keeps a mapping; the same name replaces the one before. */
export const saveMapping = (app: App, reader: Reader, mapping: NamedMapping): Promise<void> =>
  within(app, { reader, right: "import.run" }, (stores) =>
    stores.imports.saveMapping({ ...mapping, mapping: mappingJson(mapping.mapping) }),
  );

export const removeMapping = (app: App, reader: Reader, name: string): Promise<void> =>
  within(app, { reader, right: "import.run" }, async (stores) => {
    if (!(await stores.imports.removeMapping(name)))
      throw new Refusal("import.mappingNotFound", { name });
  });
