import type { Fields } from "../../core/facts/index.ts";
import type { App } from "../app.ts";
import type {
  FileContents,
  FileMapping,
  ImportRecord,
  ImportState,
  Stores,
  UpsertCounts,
} from "../ports.ts";
import { type Reader, require, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import {
  type ImportCheck,
  type ImportDetails,
  importDetails,
  importJson,
} from "./import-details.ts";
import { readContents } from "./read-contents.ts";
import { importIn, kindOf } from "./read-import.ts";
import { inspectFile } from "./upload-file.ts";

/** States of a file of which nothing is written. */
const CHECKABLE: readonly ImportState[] = ["uploaded", "checked", "refused", "failed"];

const SAMPLE_ROWS = 10;
const SAMPLE_FIELDS = 12;
const SHOWN_FAULTS = 500;

interface Subject {
  readonly id: string;
  readonly fields: Fields;
}

const asText = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(asText).join("、");
  if (typeof value === "object")
    return "lng" in value && "lat" in value
      ? `${value.lng}, ${value.lat}`
      : "name" in value
        ? String(value.name)
        : "";
  return String(value);
};

function sampleOf(contents: FileContents): Pick<ImportCheck, "sample" | "sampleHeaders"> {
  const subjects: readonly Subject[] =
    contents.customers.length > 0 ? contents.customers : contents.managers;
  if (subjects.length === 0) {
    const owners = contents.owners.slice(0, SAMPLE_ROWS);
    return {
      sampleHeaders: ["manager"],
      sample: owners.map(({ customer, manager }) => ({ id: customer, values: [manager] })),
    };
  }
  const rows = subjects.slice(0, SAMPLE_ROWS);
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row.fields)))].slice(0, SAMPLE_FIELDS);
  return {
    sampleHeaders: keys,
    sample: rows.map((row) => ({ id: row.id, values: keys.map((key) => asText(row.fields[key])) })),
  };
}

/** How the file compares with what there is. */
async function compare(stores: Stores, contents: FileContents): Promise<UpsertCounts> {
  if (contents.customers.length > 0) return stores.customers.compare(contents.customers);
  if (contents.managers.length > 0) return stores.managers.compare(contents.managers);
  return { added: 0, changed: contents.owners.length, unchanged: 0 };
}

async function check(
  app: App,
  reader: Reader,
  record: ImportRecord,
  details: ImportDetails,
): Promise<ImportCheck> {
  const began = app.now().getTime();
  const contents = await readContents(app, reader, {
    file: details.file,
    kind: kindOf(record),
    mapping: details.mapping,
    onProgress: (rows, share) =>
      app.liveImports.step(record.id, { phase: "reading", rows, share: share * 0.9 }),
  });
  app.liveImports.step(record.id, { phase: "checking", rows: contents.rows, share: 0.95 });
  const counts =
    contents.errors > 0
      ? { added: 0, changed: 0, unchanged: 0 }
      : await app.database.within(reader.scope, (stores) => compare(stores, contents));
  return {
    rows: contents.rows,
    ...counts,
    errors: contents.errors,
    warnings: contents.warnings,
    faults: contents.faults.slice(0, SHOWN_FAULTS),
    ...sampleOf(contents),
    milliseconds: app.now().getTime() - began,
  };
}

/** Another sheet is another table: what its columns mean is proposed anew. */
async function withSheet(
  app: App,
  reader: Reader,
  at: { readonly record: ImportRecord; readonly mapping: FileMapping },
): Promise<ImportDetails> {
  const before = importDetails(at.record);
  if (at.mapping.sheet === before.mapping.sheet)
    return { ...before, mapping: at.mapping, check: null, failure: null };
  const { file } = before;
  const inspection = await inspectFile(app, reader, {
    file,
    kind: kindOf(at.record),
    sheet: at.mapping.sheet,
  });
  return { file, inspection, mapping: inspection.suggestedMapping, check: null, failure: null };
}

/** Checks the whole file under a mapping, without writing any of it. */
export async function previewImport(
  app: App,
  reader: Reader,
  request: { readonly id: string; readonly mapping: FileMapping },
): Promise<ImportRecord> {
  require(reader, "import.run");
  const record = await within(app, { reader, right: "import.run" }, (stores) =>
    importIn(stores, request.id),
  );
  if (!CHECKABLE.includes(record.state)) throw new Refusal("import.notChecked");
  app.liveImports.begin(record.id);
  try {
    const details = await withSheet(app, reader, { record, mapping: request.mapping });
    const found = await check(app, reader, record, details);
    return await within(app, { reader, right: "import.run" }, async (stores) => {
      const change = {
        state: found.errors > 0 ? "refused" : "checked",
        details: importJson({ ...details, check: found }),
      } as const;
      // Meanwhile somebody may have begun to write the file.
      if (!(await stores.imports.update(record.id, change, CHECKABLE)))
        throw new Refusal("import.notChecked");
      return importIn(stores, record.id);
    });
  } finally {
    app.liveImports.end(record.id);
  }
}
