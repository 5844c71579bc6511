import type { Lock, ManagerFacts } from "../../core/facts/index.ts";
import type { Issue, LocalDate } from "../../core/shared/index.ts";
import type { AllocationOutcome, Progress } from "../../core/who/index.ts";
import type { AssignmentBatch } from "./runs.ts";
import type { Dials, RunAnswer, RunMeasures, RunOrigin } from "./scenarios.ts";

/** Takes the book in steps, so that none of them blocks the server. */
export interface BookSink {
  people(managers: readonly ManagerFacts[], locks: readonly Lock[]): void;
  /** A piece of `CustomerStore.lines`. */
  customers(piece: Uint8Array): Promise<void>;
  /** A piece of `RunStore.planLines`: the plan that the run begins from. */
  plan(piece: Uint8Array): Promise<void>;
}

/** Pours the frozen book of a scope into the sink. */
export type BookSource = (sink: BookSink) => Promise<void>;

/** What a run looks at. */
export interface RunJob {
  readonly id: string;
  /** Text of the regime revision. */
  readonly source: string;
  readonly today: LocalDate;
  readonly seconds: number;
  readonly seed: number;
  readonly dials: Dials;
  /** What is asked of the plan that it begins from; null for an allocation. */
  readonly origin: RunOrigin | null;
  /** The plan that it begins from, whose customers the book pours; null = from nothing. */
  readonly known: KnownRun | null;
  readonly book: BookSource;
}

/** What a run knows of the one it begins from. */
export interface KnownRun {
  readonly prices: RunMeasures["prices"];
  readonly lowerBound: number;
  readonly factsHash: string | null;
}

export type RunPhase = Progress["phase"] | "load" | "explain" | "store";

/** What the worker reports while it goes. */
export interface RunStep {
  readonly phase: RunPhase;
  readonly objective: number | null;
  readonly lowerBound: number | null;
  readonly gap: number | null;
  readonly share: number;
  readonly unassigned: number;
  /** Seconds since the run began. */
  readonly elapsed: number;
}

/** One manager's book before a run. */
export interface RunSide {
  readonly manager: string;
  readonly count: number;
  readonly load: number;
  readonly workload: number;
  readonly value: number;
}

/** The plan without its assignments. */
export interface RunSummary {
  readonly outcome: Omit<AllocationOutcome, "assigned" | "prices">;
  /** Set where a question was asked. */
  readonly answer: RunAnswer | null;
  readonly customers: number;
  readonly managers: number;
  readonly unassigned: number;
  readonly before: readonly RunSide[];
  /** Weight each manager may hold under the article that limits him; null = none does. */
  readonly limits: Readonly<Record<string, number | null>>;
  /** Customers an article leaves to a person. */
  readonly awaiting: number;
  readonly factsHash: string;
  readonly seconds: {
    readonly load: number;
    readonly compile: number;
    readonly solve: number;
  };
}

/** Who ended a run before it had stored a plan. */
export type StoppedBy = "person" | "shutdown";

export type RunEnd =
  | {
      readonly kind: "done";
      readonly summary: RunSummary;
      readonly measures: RunMeasures;
      /** For `RunStore.keepDispatchState`. */
      readonly dispatchState: Uint8Array;
      /** The plan with its reasons, explained batch by batch as they are asked for. The next run waits until it was read. */
      readonly assignments: AsyncIterable<AssignmentBatch>;
      /** Lets the next run begin. To be called when the plan will not be read; harmless later. */
      close(): void;
      /** Who ended the run while its plan was read, which breaks the reading off; null = nobody. */
      stoppedBy(): StoppedBy | null;
    }
  /** Ended without a plan. */
  | { readonly kind: "stopped"; readonly by: StoppedBy }
  /** User data made it fail. */
  | { readonly kind: "refused"; readonly issues: readonly Issue[] }
  | { readonly kind: "broke"; readonly message: string };

/** Runs what computes for long away from the event loop: allocations one at a time, checks beside them. */
export interface Runner {
  run(job: RunJob, onStep: (step: RunStep) => void): Promise<RunEnd>;
  /**
   * Ends a job within a moment: with its best plan while it searches; without a plan before that,
   * and while the plan is explained. False when it is not running.
   */
  stop(id: string): boolean;
  /** A regime against the whole book. */
  check(job: Pick<RunJob, "source" | "today" | "book">): Promise<readonly Issue[]>;
  /** Ends all jobs, those that do not end by themselves after a few seconds, and takes no more. */
  close(): Promise<void>;
}
