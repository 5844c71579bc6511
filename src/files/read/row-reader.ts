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

const PLACE_KEYS = new Set(["lng", "lat", "precision"]);

/** Turns rows into facts, column by column. */
export class RowReader {
  readonly #options: RowReaderOptions;
  readonly #byKey: ReadonlyMap<string, PlannedColumn>;

  constructor(options: RowReaderOptions) {
    this.#options = options;
    this.#byKey = new Map(options.columns.map((column) => [column.field.key, column]));
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  read(row: SourceRow): ReadRow {
    const values = this.#values(row);
    const place = this.#place(row, values);
    const fields: Record<string, Value> = {};
    for (const [key, value] of values) if (!PLACE_KEYS.has(key)) fields[key] = value;
    if (place !== null) fields["place"] = place;
    return {
      row: row.row,
      fields,
      text: (key) => {
        const value = values.get(key);
        return typeof value === "string" ? value : null;
      },
      fault: (severity, code, at) => this.#fault(row, { severity, code, ...at }),
    };
  }

  #values(row: SourceRow): Map<string, Value> {
    const values = new Map<string, Value>();
    const licences: Licence[] = [];
    const currency = this.#currency(row);
    for (const column of this.#options.columns) {
      const cell = row.cells[column.index] ?? null;
      if (cell === null) continue;
      const context = this.#context(row, column, currency);
      if (column.field.key.startsWith("licence:")) {
        const licence = licenceColumn(cell, context);
        if (licence !== null) licences.push(licence);
        continue;
      }
      const value = factOf(cell, context);
      if (value !== null) values.set(column.field.key, value);
    }
    if (licences.length > 0) {
      values.set("licences", [
        ...((values.get("licences") as readonly Licence[]) ?? []),
        ...licences,
      ]);
    }
    return values;
  }

  #currency(row: SourceRow): string | null {
    const column = this.#byKey.get("currency");
    return column === undefined ? null : currencyOf(cellText(row.cells[column.index] ?? null));
  }

  #context(row: SourceRow, column: PlannedColumn, currency: string | null): CellContext {
    const report = (severity: "error" | "warning", code: FileIssueCode, data?: IssueData): null => {
      this.#fault(row, { severity, code, key: column.field.key, ...(data && { data }) });
      return null;
    };
    return {
      column,
      rates: this.#options.rates,
      currency: column.field.key === "capital" ? currency : null,
      error: (code, data) => report("error", code, data),
      warn: (code, data) => void report("warning", code, data),
    };
  }

  #place(row: SourceRow, values: ReadonlyMap<string, Value>): Place | null {
    const lng = values.get("lng");
    const lat = values.get("lat");
    const precision = values.get("precision");
    return placeOf(
      {
        lng: typeof lng === "number" ? lng : null,
        lat: typeof lat === "number" ? lat : null,
        precision: typeof precision === "string" ? precision : null,
      },
      this.#options.coordinates,
      (severity, code, data) => this.#fault(row, { severity, code, key: "lng", data }),
    );
  }

  #fault(
    row: SourceRow,
    fault: {
      readonly severity: "error" | "warning";
      readonly code: FileIssueCode;
      readonly key: string;
      readonly data?: IssueData;
    },
  ): void {
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
