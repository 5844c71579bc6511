import type { CustomerFacts, FieldSpec, ManagerFacts } from "../../core/facts/index.ts";
import type { Issue, IssueData, LocalDate } from "../../core/shared/index.ts";

export type ImportKind = "customers" | "managers" | "licences" | "capacity" | "owners";
export type CoordinateSystem = "wgs84" | "gcj02" | "bd09";

/** What each column of a file means. */
export interface FileMapping {
  readonly sheet: string | null;
  readonly columns: readonly {
    readonly header: string;
    /** Canonical field key, `x:<header>` for a field of its own, null = left out. */
    readonly field: string | null;
    /** Unit of a money column: 元 or 万元. */
    readonly unit: string | null;
  }[];
  readonly coordinates: CoordinateSystem | null;
  /** Yuan for one unit of a foreign currency, by its code; a capital without a rate is 未知. */
  readonly rates?: Readonly<Record<string, number>>;
}

/** Something the file leaves open. */
export interface FileQuestion {
  readonly id: "coordinates" | "capitalUnit";
  readonly header: string | null;
  readonly options: readonly string[];
  readonly suggested: string | null;
}

/** What a file turns out to be before anything is made of it. */
export interface FileInspection {
  readonly encoding: string | null;
  readonly sheets: readonly string[];
  readonly headers: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly suggestedMapping: FileMapping;
  readonly questions: readonly FileQuestion[];
  /** Fields a column of this kind of file can be mapped to. */
  readonly fields: readonly {
    readonly key: string;
    readonly zh: string;
    readonly en: string;
    readonly type: FieldSpec["type"];
    readonly required: boolean;
  }[];
}

/** A value that cannot be taken as it stands. */
export interface FileFault {
  /** 1-based row of the file; 0 = the file as a whole. */
  readonly row: number;
  readonly column: string | null;
  readonly value: string;
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly data: IssueData;
}

/** One row of an owners file. */
export interface OwnerFact {
  readonly customer: string;
  readonly manager: string;
}

/** What a file says under a mapping. `owners` also holds the 现管户人 column of a customers file. */
export interface FileContents {
  readonly rows: number;
  readonly customers: readonly CustomerFacts[];
  readonly managers: readonly ManagerFacts[];
  readonly owners: readonly OwnerFact[];
  /** At most 500. */
  readonly faults: readonly FileFault[];
  readonly errors: number;
  readonly warnings: number;
}

/** A file that was received and lies on disk. */
export interface StoredFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

export interface ReadRequest {
  readonly file: StoredFile;
  readonly kind: ImportKind;
  readonly mapping: FileMapping;
  /** Fields that the regimes in force declare besides the base vocabulary. */
  readonly declared: readonly FieldSpec[];
  /** Ids there are already, for references from one file to another. */
  readonly known: {
    readonly customers: ReadonlySet<string>;
    readonly managers: ReadonlySet<string>;
  };
  readonly today: LocalDate;
  readonly onProgress: (rows: number, share: number) => void;
}

/** Uploaded files: received, looked into, read, rejected rows written back. */
export interface ImportFiles {
  /** Streams an upload to disk; refuses one that is too long. */
  receive(content: AsyncIterable<Uint8Array>, name: string): Promise<StoredFile | "tooLarge">;
  /** The same for a file already on this machine. */
  adopt(path: string): Promise<StoredFile>;
  inspect(
    file: StoredFile,
    options: {
      readonly kind: ImportKind;
      readonly declared: readonly FieldSpec[];
      readonly sheet: string | null;
    },
  ): Promise<
    | { readonly ok: true; readonly value: FileInspection }
    | { readonly ok: false; readonly issues: readonly Issue[] }
  >;
  read(request: ReadRequest): Promise<FileContents>;
  /** The faulty rows as they stand in the file, with a column for the reasons. */
  rejects(request: ReadRequest, reasonOf: (fault: FileFault) => string): AsyncIterable<string>;
  /** A mapping in the YAML that the command line reads. */
  mappingText(mapping: FileMapping, kind?: ImportKind): string;
}

/** A sheet of a workbook to be written. */
export interface WorkbookSheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: AsyncIterable<readonly (string | number | null)[]>;
}

/** Writes a workbook as it is read, sheet after sheet; cells are data, never formulas. */
export type WorkbookWriter = (sheets: readonly WorkbookSheet[]) => AsyncIterable<Uint8Array>;
/** Writes one table as CSV as it is read; cells are data, never formulas. */
export type CsvWriter = (rows: WorkbookSheet["rows"]) => AsyncIterable<string>;
