import type { CustomerFacts, FieldSpec, ManagerFacts } from "../../core/facts/index.ts";
import type { LocalDate } from "../../core/shared/index.ts";
import type { CoordinateSystem, FileFault, ImportKind } from "./files.ts";

/** Files from which one allocation is worked out, without a database. */
export interface FactFilesRequest {
  readonly customers: string;
  /** May hold licences (I-05) and limits (I-07) on sheets of their own. */
  readonly managers: string;
  readonly owners: string | null;
  /** A mapping in YAML; what it leaves open is matched by headings. */
  readonly mapping: string | null;
  readonly coordinates: CoordinateSystem | null;
  /** Fields the regime declares besides the base vocabulary. */
  readonly declared: readonly FieldSpec[];
  readonly today: LocalDate;
  readonly onProgress: (kind: ImportKind, rows: number, share: number) => void;
}

/** A fault and the file it stands in. */
export interface FaultInFile {
  readonly file: string;
  readonly sheet: string | null;
  readonly fault: FileFault;
}

export interface FactFilesContents {
  /** `fields.owner` holds the present owner, from the owners file or the customers' own column. */
  readonly customers: readonly CustomerFacts[];
  readonly managers: readonly ManagerFacts[];
  readonly faults: readonly FaultInFile[];
  readonly errors: number;
  readonly warnings: number;
  /** Coordinate system that was assumed because neither file, mapping nor caller named one; null otherwise. */
  readonly assumedCoordinates: CoordinateSystem | null;
}

export type FactFilesReader = (request: FactFilesRequest) => Promise<FactFilesContents>;
