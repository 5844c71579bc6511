import type { Issue } from "../../core/shared/index.ts";
import type { Json, RunRecord, RunStep, RunSummary } from "../ports.ts";

/** What a run keeps beside its columns. */
export interface RunDetails {
  readonly curve: readonly RunStep[];
  readonly summary: RunSummary | null;
  /** Seconds from the first batch of reasons to the last row stored. */
  readonly storeSeconds: number;
  readonly failure: readonly Issue[];
  readonly published: { readonly seconds: number } | null;
}

export const NO_DETAILS: RunDetails = {
  curve: [],
  summary: null,
  storeSeconds: 0,
  failure: [],
  published: null,
};

/** Details as JSON: they hold nothing but plain data. */
export const detailsJson = (details: RunDetails): Json => details as unknown as Json;

/** The details of a stored run. They were written by `detailsJson`, so their shape is known. */
export const detailsOf = (run: RunRecord): RunDetails => ({
  ...NO_DETAILS,
  ...(run.details as unknown as Partial<RunDetails>),
});
