import type { App } from "../app.ts";
import type {
  CoordinateSystem,
  FileContents,
  FileMapping,
  ImportKind,
  StoredFile,
} from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import { readContents } from "./read-contents.ts";
import { inspectFile } from "./upload-file.ts";
import { writeContents } from "./write-contents.ts";

export interface PathImport {
  readonly kind: ImportKind;
  readonly path: string;
  /** Changes what the file's headings propose; absent = as proposed. */
  readonly adapt?: (proposed: FileMapping) => FileMapping;
  readonly coordinates: CoordinateSystem | null;
  /** Unit that customers go to whose row names none; null = the root. */
  readonly unit: string | null;
  readonly onProgress?: (rows: number, share: number) => void;
}

export interface PathImported {
  readonly contents: FileContents;
  /** 0 when the file has faults: then nothing is written. */
  readonly written: number;
}

async function mappingFor(
  app: App,
  reader: Reader,
  of: { readonly file: StoredFile; readonly request: PathImport },
): Promise<FileMapping> {
  const { kind, adapt = (proposed) => proposed } = of.request;
  const look = { file: of.file, kind };
  const first = await inspectFile(app, reader, { ...look, sheet: null });
  const mapping = adapt(first.suggestedMapping);
  if (mapping.sheet === first.suggestedMapping.sheet) return mapping;
  // Another sheet has headings of its own.
  const other = await inspectFile(app, reader, { ...look, sheet: mapping.sheet });
  return adapt(other.suggestedMapping);
}

/** Imports a file of this machine in one go: for the command line and the demo world. */
export async function importPath(
  app: App,
  reader: Reader,
  request: PathImport,
): Promise<PathImported> {
  require(reader, "import.run");
  const { kind } = request;
  const file = await app.files.adopt(request.path);
  const mapping = await mappingFor(app, reader, { file, request });
  const coordinates = request.coordinates ?? mapping.coordinates;
  const contents = await readContents(app, reader, {
    file,
    kind,
    mapping: { ...mapping, coordinates },
    onProgress: request.onProgress ?? (() => undefined),
  });
  if (contents.errors > 0) return { contents, written: 0 };
  const written = await app.database.within(reader.scope, (stores) =>
    writeContents(stores, contents, {
      kind,
      importId: null,
      fileName: file.name,
      unit: request.unit,
    }),
  );
  return { contents, written };
}
