import type { IssueData } from "../../core/shared/index.ts";
import type {
  FileFault,
  FileInspection,
  FileMapping,
  ImportRecord,
  Json,
  StoredFile,
} from "../ports.ts";
import type { RefusalCode } from "../refusal.ts";

/** Where an import stands, as its watchers see it. */
export interface ImportStep {
  readonly phase: "reading" | "checking" | "writing" | "done" | "failed";
  readonly rows: number;
  /** 0 … 1. */
  readonly share: number;
}

/** What a check of the file under a mapping found. */
export interface ImportCheck {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly errors: number;
  readonly warnings: number;
  readonly faults: readonly FileFault[];
  readonly sampleHeaders: readonly string[];
  readonly sample: readonly { readonly id: string; readonly values: readonly string[] }[];
  readonly milliseconds: number;
}

/** Why a file could not be written, as it is told to a person. */
export interface ImportFailure {
  readonly code: RefusalCode;
  readonly data: IssueData;
}

/** What an import keeps beside its columns. */
export interface ImportDetails {
  readonly file: StoredFile;
  readonly inspection: FileInspection;
  readonly mapping: FileMapping;
  readonly check: ImportCheck | null;
  /** Why the file could not be written, when that failed. */
  readonly failure: ImportFailure | null;
}

export const importJson = (details: ImportDetails): Json => details as unknown as Json;

/** The details of a stored import. They were written by `importJson`, so their shape is known. */
export const importDetails = (record: ImportRecord): ImportDetails =>
  record.details as unknown as ImportDetails;
