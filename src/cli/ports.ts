import type { PathImported } from "../app/imports/import-path.ts";
import type { Verification } from "../app/ledger.ts";
import type { FactFilesReader } from "../app/ports/fact-files.ts";
import type { CoordinateSystem, ImportKind } from "../app/ports/files.ts";
import type { LocalDate } from "../core/shared/index.ts";
import type { Crew } from "../core/who/index.ts";
import type { Locale } from "../i18n/text.ts";

export interface ImportOrder {
  readonly kind: ImportKind;
  readonly path: string;
  readonly mapping: string | null;
  readonly coordinates: CoordinateSystem | null;
  readonly unit: string | null;
  readonly onProgress: (rows: number, share: number) => void;
}

export interface BackedUp {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /** Everything acknowledged before it is in the backup. */
  readonly at: string;
}

export interface Restored extends BackedUp {
  readonly dataDir: string;
  readonly verified: Omit<Verification, "seconds">;
}

export interface ResetAccount {
  readonly account: string;
  readonly oneTimePassword: string;
}

/** What the commands need from outside; `main` wires it. Nothing is opened before a command asks. */
export interface CliPorts {
  readonly readFactFiles: FactFilesReader;
  readonly csvLine: (values: readonly (string | number | boolean | null)[]) => string;
  /** SHA-256, hexadecimal. */
  readonly hash: (text: string) => string;
  readonly today: () => LocalDate;
  /** Threads that share an allocation, this one included; null = as many as the machine has. */
  readonly openCrew: (hands: number | null) => Crew & { close(): Promise<void> };
  /** Language where `--lang` names none. */
  readonly locale: Locale;
  /** Serves until the process is told to stop. */
  readonly serve: (options: { readonly isDemo: boolean }) => Promise<void>;
  readonly importFile: (order: ImportOrder) => Promise<PathImported>;
  /** A new one-time password for an account; its second factor and its sessions are gone. */
  readonly resetAccount: (name: string) => Promise<ResetAccount>;
  /** Backs the bundled database up into an empty folder. */
  readonly backUp: (folder: string) => Promise<BackedUp>;
  /** Puts a backup into the data directory, which must be empty, and verifies it. */
  readonly restore: (folder: string) => Promise<Restored>;
  /** `sealFile`: seals that were kept elsewhere; null = the own ones alone. */
  readonly verifyLedger: (sealFile: string | null) => Promise<Verification>;
}

/** 0 done, 1 our bug, 2 your input, 3 a service we need, 4 infeasible. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;
export const DONE: ExitCode = 0;
export const YOUR_INPUT: ExitCode = 2;
export const INFEASIBLE: ExitCode = 4;
