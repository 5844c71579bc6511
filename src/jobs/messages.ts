import type { AssignmentLines, BookCustomer, RunStep, RunSummary } from "../app/ports.ts";
import type { Lock, ManagerFacts } from "../core/facts/index.ts";
import type { Issue, LocalDate } from "../core/shared/index.ts";

/** What a worker is asked to do. */
export interface WorkerTask {
  readonly mode: "allocate" | "check";
  readonly source: string;
  readonly today: LocalDate;
  readonly seconds: number;
  readonly seed: number;
  /** One Int32: 1 = stop and keep the best plan. */
  readonly stop: SharedArrayBuffer;
}

/** Server to worker. */
export type ToWorker =
  /** Whatever went before is forgotten. */
  | { readonly kind: "begin"; readonly task: WorkerTask }
  | {
      readonly kind: "people";
      readonly managers: readonly ManagerFacts[];
      readonly locks: readonly Lock[];
    }
  | { readonly kind: "customers"; readonly batch: readonly BookCustomer[] }
  | { readonly kind: "go" }
  /** Asks for the next batch of the plan. */
  | { readonly kind: "next" }
  /** The server needs nothing more of this task. */
  | { readonly kind: "end" };

/** Worker to server. */
export type FromWorker =
  | { readonly kind: "step"; readonly step: RunStep }
  | { readonly kind: "planned"; readonly summary: RunSummary }
  /** null = the plan is over. */
  | { readonly kind: "batch"; readonly batch: AssignmentLines | null }
  | { readonly kind: "refused"; readonly issues: readonly Issue[] }
  | { readonly kind: "checked"; readonly issues: readonly Issue[] }
  /** The task is forgotten; nothing more of it comes. */
  | { readonly kind: "ended" }
  /** The task broke; the worker is ready for another. */
  | { readonly kind: "broke"; readonly message: string };
