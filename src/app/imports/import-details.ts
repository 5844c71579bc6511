import type {
  FileFault,
  FileInspection,
  FileMapping,
  ImportRecord,
  Json,
  StoredFile,
} from "../ports.ts";

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

/** What an import keeps beside its columns. */
export interface ImportDetails {
  readonly file: StoredFile;
  readonly inspection: FileInspection;
  readonly mapping: FileMapping;
  readonly check: ImportCheck | null;
}

export const importJson = (details: ImportDetails): Json => details as unknown as Json;

/** The details of a stored import. They were written by `importJson`, so their shape is known. */
export const importDetails = (record: ImportRecord): ImportDetails =>
  record.details as unknown as ImportDetails;
