import Type, { type Static } from "typebox";
import { Instant, nullable, words } from "./shared.ts";

const IMPORT_KINDS = ["customers", "managers", "licences", "capacity", "owners"] as const;
export const ImportKind = words(IMPORT_KINDS);
export type ImportKind = Static<typeof ImportKind>;

/** What each column of the file means. */
export const ColumnMapping = Type.Object({
  /** Heading as it stands in the file. */
  header: Type.String(),
  /** Canonical field key, `x:<header>` to keep the column as a field of its own, null to leave it out. */
  field: nullable(Type.String()),
  /** Unit of a money column: 元 or 万元. */
  unit: nullable(Type.String()),
});
export type ColumnMapping = Static<typeof ColumnMapping>;

export const ImportMapping = Type.Object({
  sheet: nullable(Type.String()),
  columns: Type.Array(ColumnMapping),
  coordinates: nullable(words(["wgs84", "gcj02", "bd09"])),
});
export type ImportMapping = Static<typeof ImportMapping>;

/** Something the file leaves open; the answer goes into the mapping. */
export const ImportQuestion = Type.Object({
  id: words(["coordinates", "capitalUnit"]),
  /** Column the question is about; null for the whole file. */
  header: nullable(Type.String()),
  text: Type.String(),
  options: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
  suggested: nullable(Type.String()),
});
export type ImportQuestion = Static<typeof ImportQuestion>;

export const FaultView = Type.Object({
  /** 1-based row of the file; 0 = the file as a whole. */
  row: Type.Integer(),
  column: nullable(Type.String()),
  value: Type.String(),
  code: Type.String(),
  severity: words(["error", "warning"]),
  reason: Type.String(),
  can: nullable(Type.String()),
});
export type FaultView = Static<typeof FaultView>;

export const ImportCheck = Type.Object({
  rows: Type.Integer(),
  /** Rows that would be added, changed, or are already as stated. */
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  /** The first 500. */
  faults: Type.Array(FaultView),
  sample: Type.Array(Type.Object({ id: Type.String(), values: Type.Array(Type.String()) })),
  sampleHeaders: Type.Array(Type.String()),
  milliseconds: Type.Number(),
});
export type ImportCheck = Static<typeof ImportCheck>;

export const ImportProgress = Type.Object({
  phase: words(["reading", "checking", "writing", "done", "failed"]),
  rows: Type.Integer(),
  share: Type.Number(),
});
export type ImportProgress = Static<typeof ImportProgress>;

/** What became of the new customers of an import that nobody kept; null = no article in force gives them out. */
export const ImportArrivals = Type.Object({
  total: Type.Integer(),
  given: Type.Integer(),
  /** Their turn has not come yet. */
  open: Type.Integer(),
  /** Those that nobody was given, by the reason. */
  waiting: Type.Array(
    Type.Object({
      /** `custody`: nobody can have them, the unit keeps them; `owned`: somebody had them first; else why they wait. */
      why: Type.String(),
      articles: Type.Array(Type.String()),
      count: Type.Integer(),
    }),
  ),
});
export type ImportArrivals = Static<typeof ImportArrivals>;

export const ImportView = Type.Object({
  id: Type.String(),
  kind: ImportKind,
  fileName: Type.String(),
  bytes: Type.Integer(),
  state: words(["uploaded", "checked", "refused", "committing", "committed", "failed"]),
  createdAt: Instant,
  createdBy: Type.String(),
  encoding: nullable(Type.String()),
  sheets: Type.Array(Type.String()),
  headers: Type.Array(Type.String()),
  /** First rows of the file, as text. */
  sample: Type.Array(Type.Array(Type.String())),
  suggestedMapping: ImportMapping,
  /** Fields a column can be mapped to. */
  fields: Type.Array(
    Type.Object({
      key: Type.String(),
      label: Type.String(),
      type: Type.String(),
      required: Type.Boolean(),
    }),
  ),
  questions: Type.Array(ImportQuestion),
  check: nullable(ImportCheck),
  progress: nullable(ImportProgress),
  /** Why the file could not be written, when that failed. */
  failure: nullable(
    Type.Object({ code: Type.String(), what: Type.String(), can: nullable(Type.String()) }),
  ),
  /** Rows written, when committed. */
  written: nullable(Type.Integer()),
  arrivals: nullable(ImportArrivals),
});
export type ImportView = Static<typeof ImportView>;

export const ImportPreview = Type.Object({
  mapping: ImportMapping,
});

export const SavedMapping = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  kind: ImportKind,
  mapping: ImportMapping,
  /** The same as the YAML that `guanhu allocate --mapping` reads. */
  yaml: Type.Optional(Type.String()),
});
export type SavedMapping = Static<typeof SavedMapping>;
