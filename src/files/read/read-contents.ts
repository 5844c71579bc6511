import type { FileContents, FileMapping, ImportKind } from "../../app/ports/files.ts";
import type { FieldSpec } from "../../core/facts/index.ts";
import { type LocalDate, unreachable } from "../../core/shared/index.ts";
import { FileRefusal } from "../file-refusal.ts";
import type { InputFile } from "../input-file.ts";
import { type PlannedColumn, planColumns } from "../mapping/column-plan.ts";
import { cellText, type MergedRange, type SourceRow } from "../table.ts";
import type { Collector, CollectorContext } from "./collector.ts";
import { customersCollector } from "./customers.ts";
import { type Fault, FaultLog } from "./fault-log.ts";
import { type OpenSheet, openSheet } from "./open-sheet.ts";
import { ownersCollector } from "./owners.ts";
import { RowReader } from "./row-reader.ts";
import { capacityCollector, licencesCollector, managersCollector } from "./staff.ts";

export interface ContentsRequest extends CollectorContext {
  readonly file: InputFile;
  readonly kind: ImportKind;
  readonly mapping: FileMapping;
  readonly vocabulary: readonly FieldSpec[];
  /** Faults kept in the answer; all are counted. */
  readonly faultLimit: number;
  readonly today: LocalDate;
  onProgress(rows: number, share: number): void;
}

export interface Contents extends FileContents {
  readonly faults: readonly Fault[];
}

/** A larger list is better loaded in parts: everything here is held in memory until it is committed. */
const MAX_ROWS = 1_000_000;

function collectorOf(kind: ImportKind, context: CollectorContext): Collector {
  switch (kind) {
    case "customers":
      return customersCollector(context);
    case "managers":
      return managersCollector();
    case "licences":
      return licencesCollector(context);
    case "capacity":
      return capacityCollector(context);
    case "owners":
      return ownersCollector(context);
    default:
      return unreachable(kind);
  }
}

/** Cells merged across data rows hold their value in the first row only: whose the others are is not stated. */
function reportMerged(
  ranges: readonly MergedRange[],
  columns: readonly PlannedColumn[],
  sheet: { readonly headerRow: number; readonly log: FaultLog },
): void {
  for (const range of ranges) {
    if (range.bottom <= sheet.headerRow) continue;
    const column = columns.find((one) => one.index >= range.left && one.index <= range.right);
    if (column === undefined) continue;
    sheet.log.add({
      row: Math.max(range.top, sheet.headerRow + 1),
      column: column.header,
      value: "",
      code: "file.mergedCell",
      severity: "error",
      data: { from: range.top, to: range.bottom },
    });
  }
}

const isBlank = (row: SourceRow): boolean => row.cells.every((cell) => cellText(cell) === "");

/** Runs through the sheet once. `onRow` sees the rows as they stand in the file. */
async function readSheet(
  open: OpenSheet,
  request: ContentsRequest,
  log: FaultLog,
): Promise<Contents> {
  const columns = planColumns(open.header.names, request.mapping, open.fields);
  const reader = new RowReader({
    columns,
    coordinates: request.mapping.coordinates ?? "wgs84",
    rates: request.mapping.rates ?? {},
    log,
  });
  const collector = collectorOf(request.kind, request);
  let rows = 0;
  for await (const batch of open.table.rows(open.sheet)) {
    for (const row of batch.rows) {
      if (row.row <= open.header.row || isBlank(row)) continue;
      rows++;
      collector.take(reader.read(row));
    }
    if (rows > MAX_ROWS) {
      throw new FileRefusal("file.tooManyRows", { file: request.file.name, limit: MAX_ROWS });
    }
    if (batch.merged !== undefined) {
      reportMerged(batch.merged, columns, { headerRow: open.header.row, log });
    }
    request.onProgress(rows, batch.share);
  }
  if (rows === 0) log.addFile("file.noRows", { file: request.file.name });
  return contentsOf(rows, collector, log);
}

function contentsOf(rows: number, collector: Collector | null, log: FaultLog): Contents {
  const found = collector?.finish() ?? {};
  return {
    rows,
    customers: found.customers ?? [],
    managers: found.managers ?? [],
    owners: found.owners ?? [],
    faults: log.list(),
    errors: log.errors,
    warnings: log.warnings,
  };
}

/** Everything a file states under a mapping, with every fault; a file that cannot be read has one fault at row 0. */
export async function readContents(request: ContentsRequest): Promise<Contents> {
  const log = new FaultLog(request.faultLimit);
  try {
    const open = await openSheet(request.file, {
      kind: request.kind,
      vocabulary: request.vocabulary,
      sheet: request.mapping.sheet,
    });
    return await readSheet(open, request, log);
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    const { code, data } = error.issue;
    log.addFile(code, data);
    return contentsOf(0, null, log);
  }
}
