import type { Fields, Licence, Place, Value } from "../../core/facts/index.ts";
import type { CoordinateSystem } from "../../core/geo/index.ts";
import type { IssueData } from "../../core/shared/index.ts";
import type { CellContext } from "../convert/cell-context.ts";
import { factOf } from "../convert/fact.ts";
import { licenceColumn } from "../convert/licences.ts";
import { currencyOf } from "../convert/money.ts";
import { placeOf } from "../convert/place.ts";
import type { FileIssueCode } from "../issues.ts";
import type { PlannedColumn } from "../mapping/column-plan.ts";
import { cellText, type SourceRow } from "../table.ts";
import type { FaultLog } from "./fault-log.ts";

export interface RowReaderOptions {
  readonly columns: readonly PlannedColumn[];
  readonly coordinates: CoordinateSystem;
  readonly rates: Readonly<Record<string, number>>;
  readonly log: FaultLog;
}

/** What one row states, with a way to report what is wrong with it. */
export interface ReadRow {
  readonly row: number;
  /** Stated facts only; no key holds null. */
  readonly fields: Fields;
  text(key: string): string | null;
  fault(
    severity: "error" | "warning",
    code: FileIssueCode,
    at: { key: string; data?: IssueData },
  ): void;
}

/** A column with the context its cells are read in, made once for all rows. */
interface ReadColumn {
  readonly column: PlannedColumn;
  readonly key: string;
  readonly context: CellContext;
}

/** Values of the columns that make a place together. */
interface RawCells {
  lng?: Value;
  lat?: Value;
  precision?: Value;
}

interface ReportedFault {
  readonly severity: "error" | "warning";
  readonly code: FileIssueCode;
  readonly key: string;
  readonly data?: IssueData;
}

const numberIn = (value: Value | undefined): number | null =>
  typeof value === "number" ? value : null;

/** Turns rows into facts, column by column. */
export class RowReader {
  readonly #options: RowReaderOptions;
  readonly #columns: readonly ReadColumn[];
  readonly #byKey: ReadonlyMap<string, PlannedColumn>;
  /** The row being read: contexts report against it. */
  #row: SourceRow = { row: 0, cells: [] };
  #currency: string | null = null;

  constructor(options: RowReaderOptions) {
    this.#options = options;
    this.#byKey = new Map(options.columns.map((column) => [column.field.key, column]));
    this.#columns = options.columns.map((column) => ({
      column,
      key: column.field.key,
      context: this.#context(column),
    }));
  }

  read(row: SourceRow): ReadRow {
    this.#row = row;
    this.#currency = this.#currencyOf(row);
    const fields = this.#fields(row);
    return {
      row: row.row,
      fields,
      text: (key) => {
        const value = fields[key];
        return typeof value === "string" ? value : null;
      },
      fault: (severity, code, at) => this.#fault(row, { severity, code, ...at }),
    };
  }

  #fields(row: SourceRow): Fields {
    const fields: Record<string, Value> = {};
    const place: RawCells = {};
    const licences: Licence[] = [];
    for (const { column, key, context } of this.#columns) {
      const cell = row.cells[column.index] ?? null;
      if (cell === null) continue;
      if (key.startsWith("licence:")) {
        const licence = licenceColumn(cell, context);
        if (licence !== null) licences.push(licence);
        continue;
      }
      const value = factOf(cell, context);
      if (value === null) continue;
      if (key === "lng" || key === "lat" || key === "precision") place[key] = value;
      else if (key === "licences") licences.push(...(value as readonly Licence[]));
      else fields[key] = value;
    }
    if (licences.length > 0) fields["licences"] = licences;
    const point = this.#place(row, place);
    if (point !== null) fields["place"] = point;
    return fields;
  }

  #currencyOf(row: SourceRow): string | null {
    const column = this.#byKey.get("currency");
    return column === undefined ? null : currencyOf(cellText(row.cells[column.index] ?? null));
  }

  #context(column: PlannedColumn): CellContext {
    const { key } = column.field;
    const report = (severity: "error" | "warning", code: FileIssueCode, data?: IssueData): null => {
      this.#fault(this.#row, { severity, code, key, ...(data && { data }) });
      return null;
    };
    const currency = (): string | null => (key === "capital" ? this.#currency : null);
    return {
      column,
      rates: this.#options.rates,
      get currency() {
        return currency();
      },
      error: (code, data) => report("error", code, data),
      warn: (code, data) => void report("warning", code, data),
    };
  }

  #place(row: SourceRow, raw: RawCells): Place | null {
    const { lng, lat, precision } = raw;
    if (lng === undefined && lat === undefined) return null;
    return placeOf(
      {
        lng: numberIn(lng),
        lat: numberIn(lat),
        precision: typeof precision === "string" ? precision : null,
      },
      this.#options.coordinates,
      (severity, code, data) => this.#fault(row, { severity, code, key: "lng", data }),
    );
  }

  #fault(row: SourceRow, fault: ReportedFault): void {
    const column = this.#byKey.get(fault.key);
    const value = column === undefined ? "" : cellText(row.cells[column.index] ?? null);
    this.#options.log.add({
      row: row.row,
      column: column?.header ?? null,
      value: value.length > 200 ? `${value.slice(0, 200)}…` : value,
      code: fault.code,
      severity: fault.severity,
      data: fault.data ?? {},
    });
  }
}
