import type { IssueData } from "../core/shared/index.ts";
import type { Progress } from "../core/who/index.ts";

export interface FaultWords {
  readonly file: string;
  readonly row: number;
  readonly column: string | null;
  readonly value: string;
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly what: string;
}

export interface ReportFigures {
  readonly customers: number;
  readonly managers: number;
  readonly unassigned: number;
  readonly moved: number;
  readonly objective: number;
  readonly lowerBound: number;
  readonly gap: number;
}

export interface BackupFigures {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  readonly at: string;
}

/** Everything the command line says. */
export interface CliTexts {
  readonly help: string;
  readonly unknownCommand: (name: string) => string;
  readonly usage: (command: string, argument: string) => string;
  readonly can: (advice: string) => string;
  readonly clean: (file: string) => string;
  readonly regimeUnreadable: (file: string, code: string) => string;
  readonly fault: (fault: FaultWords) => string;
  readonly moreFaults: (count: number) => string;
  readonly refused: (errors: number, warnings: number) => string;
  readonly assumedCoordinates: string;
  readonly rejectHeaders: readonly string[];
  readonly reasonOf: (fault: { readonly code: string; readonly data: IssueData }) => string;
  readonly reading: (kind: string, rows: number, share: number) => string;
  readonly solving: (progress: Progress) => string;
  readonly allocated: (report: ReportFigures) => string;
  readonly imported: (rows: number, written: number) => string;
  readonly verified: (found: {
    readonly records: number;
    readonly seals: number;
    readonly faults: readonly unknown[];
  }) => string;
  readonly backedUp: (done: BackupFigures) => string;
  readonly restored: (done: BackupFigures & { readonly dataDir: string }) => string;
  readonly accountReset: (done: {
    readonly account: string;
    readonly oneTimePassword: string;
  }) => string;
  readonly serviceMissing: (detail: string) => string;
  readonly ourBug: (detail: string) => string;
}
