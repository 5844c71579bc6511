import type {
  AssignmentLines,
  Dials,
  KnownRun,
  RunMeasures,
  RunOrigin,
  RunStep,
  RunSummary,
} from "../app/ports.ts";
import type { Lock, ManagerFacts } from "../core/facts/index.ts";
import type { Issue, LocalDate } from "../core/shared/index.ts";

/** What a worker is asked to do. */
export type WorkerTask = AllocateTask | CheckTask;

interface TaskBase {
  readonly source: string;
  readonly today: LocalDate;
  /** One Int32: 1 = stop and keep the best plan. */
  readonly stop: SharedArrayBuffer;
}

export interface CheckTask extends TaskBase {
  readonly mode: "check";
}

export interface AllocateTask extends TaskBase {
  readonly mode: "allocate";
  readonly seconds: number;
  readonly seed: number;
  readonly dials: Dials;
  readonly origin: RunOrigin | null;
  /** What is known of the plan that it begins from; null = from nothing. */
  readonly known: KnownRun | null;
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
  /** A piece of the lines of all customers. */
  | { readonly kind: "customers"; readonly piece: Uint8Array }
  /** A piece of the lines of the plan that the run begins from. */
  | { readonly kind: "plan"; readonly piece: Uint8Array }
  | { readonly kind: "go" }
  /** Asks for the next batch of the plan. */
  | { readonly kind: "next" }
  /** The server needs nothing more of this task. */
  | { readonly kind: "end" };

/** Worker to server. */
export type FromWorker =
  | { readonly kind: "step"; readonly step: RunStep }
  /** A piece was read: room for another. */
  | { readonly kind: "taken" }
  | {
      readonly kind: "planned";
      readonly summary: RunSummary;
      readonly measures: RunMeasures;
      readonly dispatchState: Uint8Array<ArrayBuffer>;
    }
  /** null = the plan is over. */
  | { readonly kind: "batch"; readonly batch: AssignmentLines | null }
  | { readonly kind: "refused"; readonly issues: readonly Issue[] }
  | { readonly kind: "checked"; readonly issues: readonly Issue[] }
  /** The task is forgotten; nothing more of it comes. */
  | { readonly kind: "ended" }
  /** The task broke; the worker is ready for another. */
  | { readonly kind: "broke"; readonly message: string };
