import type { NamedRecord, Page, PageOf } from "./book.ts";
import type { Json } from "./json.ts";
import type { Dials, RunKind, RunMeasures, RunOrigin } from "./scenarios.ts";

export type RunState =
  | "queued"
  | "running"
  | "done"
  | "failed"
  | "interrupted"
  | "published"
  | "superseded";

export interface RunRecord {
  readonly id: string;
  /** 1, 2, 3 … in order of creation; given by the store. */
  readonly number: number;
  /** Empty while nobody has named it. */
  readonly name: string;
  readonly note: string;
  readonly kind: RunKind;
  /** The run that it began from. */
  readonly parent: { readonly id: string; readonly number: number; readonly name: string } | null;
  readonly dials: Dials;
  /** null for an allocation. */
  readonly origin: RunOrigin | null;
  /** null before there is a plan, and for runs of older versions. */
  readonly measures: RunMeasures | null;
  /** Units whose customers it looks at; null = all. */
  readonly units: readonly string[] | null;
  readonly state: RunState;
  readonly regime: string;
  readonly regimeTitle: string;
  readonly revision: number;
  readonly regimeHash: string;
  readonly seconds: number;
  readonly seed: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly finishedAt: Date | null;
  /** Hash of the facts the run looked at; null until they were read. */
  readonly factsHash: string | null;
  /** Progress curve, outcome, manager loads, shortages, failure: what the use case keeps. */
  readonly details: Json;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly publishedChanges: number | null;
}

export interface AssignmentRecord {
  readonly customer: string;
  readonly manager: string | null;
  readonly previous: string | null;
  /** `ver` of the customer when the run read it: what publication expects. */
  readonly expectedVer: number;
  /** Minutes of work a month. */
  readonly cost: number;
  /** Weight of the customer under the capacity article that limits this manager. */
  readonly weight: number;
  /** Not empty; the first is the one that decided. */
  readonly articles: readonly string[];
  readonly runnerUp: string | null;
  readonly extraCost: number | null;
  /** Article key that leaves this customer to a person, until one decides. */
  readonly awaits: string | null;
  /** CustomerReason, or what `reasonPacker` of `core/why` made of it; read back it is a CustomerReason. */
  readonly reason: Json;
}

/** Rows encoded for the store by `assignmentLines`. */
export interface AssignmentLines {
  readonly rows: number;
  readonly lines: Uint8Array;
}

/** Rows on their way into the store. */
export type AssignmentBatch = readonly AssignmentRecord[] | AssignmentLines;

export interface StoredAssignment {
  readonly customer: NamedRecord;
  readonly manager: NamedRecord | null;
  readonly previous: NamedRecord | null;
  readonly cost: number;
  readonly articles: readonly string[];
  readonly runnerUp: NamedRecord | null;
  readonly extraCost: number | null;
  readonly awaits: string | null;
  readonly decidedBy: string | null;
  readonly decidedReason: string | null;
  readonly reason: Json;
}

export interface AssignmentSearch extends Page {
  readonly q?: string;
  readonly sort: "customer" | "name" | "manager" | "cost" | "extraCost";
  readonly descending: boolean;
  readonly manager?: string;
  readonly moved?: boolean;
  readonly unassigned?: boolean;
  readonly awaits?: boolean;
  /** The credit code is hidden from who searches: its beginning is not searched for. */
  readonly isCodeHidden?: boolean;
}

/** One customer of the map; `manager` is an id. */
export interface MapPoint {
  readonly id: string;
  readonly name: string;
  readonly lng: number;
  readonly lat: number;
  readonly manager: string | null;
  readonly moved: boolean;
}

/** What a run that begins from another was asked. */
export interface RunScenario {
  readonly kind: Exclude<RunKind, "run">;
  /** null = from the book as it stands. */
  readonly parent: string | null;
  readonly origin: RunOrigin;
}

/** One customer in two plans. */
export interface PlanDifference {
  readonly customer: NamedRecord;
  readonly before: NamedRecord | null;
  readonly after: NamedRecord | null;
  /** Minutes a month. */
  readonly costBefore: number;
  readonly costAfter: number;
}

export interface RunStore {
  insert(run: {
    readonly id: string;
    readonly regime: string;
    readonly regimeTitle: string;
    readonly revision: number;
    readonly regimeHash: string;
    readonly seconds: number;
    readonly seed: number;
    readonly name?: string;
    readonly note?: string;
    /** Absent = the regime as written. */
    readonly dials?: Dials;
    /** Absent = an allocation. */
    readonly scenario?: RunScenario;
  }): Promise<RunRecord>;
  find(id: string): Promise<RunRecord | null>;
  /**
   * Newest first: those that began from `parent`, or else all but the points of curves. Without
   * what each holds of every single manager (loads, limits, prices), without the steps of its search
   * and its shortages: `find` gives them.
   */
  list(limit: number, parent?: string): Promise<readonly RunRecord[]>;
  update(
    id: string,
    change: {
      readonly state?: RunState;
      readonly finishedAt?: Date;
      readonly factsHash?: string;
      readonly details?: Json;
      readonly measures?: RunMeasures;
      readonly name?: string;
      readonly note?: string;
    },
  ): Promise<void>;
  /** Runs a stopped server left `queued` or `running` become `interrupted`. Returns how many. */
  interruptRunning(): Promise<number>;
  /** COPY of batches as they come; replaces what the run had. */
  storeAssignments(id: string, batches: AsyncIterable<AssignmentBatch>): Promise<number>;
  /** Prices and eligibility for new customers, as `encodeDispatchState` of core/who writes them. */
  keepDispatchState(id: string, state: Uint8Array): Promise<void>;
  dispatchState(id: string): Promise<Uint8Array | null>;
  assignments(id: string, search: AssignmentSearch): Promise<PageOf<StoredAssignment>>;
  assignment(id: string, customer: string): Promise<StoredAssignment | null>;
  /** All in order of customer id, in batches: for export. */
  allAssignments(id: string): AsyncIterable<readonly StoredAssignment[]>;
  /**
   * The plan for another thread to read: a line of JSON each, customer and manager (or null), in
   * order of customer id, in chunks of bytes that end anywhere.
   */
  planLines(id: string): AsyncIterable<Uint8Array>;
  /** Customers whose manager differs between two runs, by id. */
  differences(id: string, against: string, page: Page): Promise<PageOf<PlanDifference>>;
  map(id: string): Promise<{ readonly points: readonly MapPoint[]; readonly withoutPlace: number }>;
  flows(id: string): Promise<
    readonly {
      readonly from: NamedRecord | null;
      readonly to: NamedRecord | null;
      readonly count: number;
    }[]
  >;
  /** A person's decision: sets the manager and clears `awaits`. False when nothing awaited. */
  decide(
    id: string,
    decision: {
      readonly customer: string;
      readonly manager: string;
      /** Weight of the customer under the capacity article that limits this manager. */
      readonly weight: number;
      readonly reason: string;
    },
  ): Promise<boolean>;
  awaiting(id: string): Promise<number>;
  /** The reason of the assignment that the latest published run made for this customer. */
  publishedReason(
    customer: string,
  ): Promise<{ readonly run: RunRecord; readonly assignment: StoredAssignment } | null>;
  publishedReasons(customers: readonly string[]): Promise<
    ReadonlyMap<
      string,
      {
        readonly run: string;
        readonly regime: string;
        readonly revision: number;
        readonly articles: readonly string[];
        readonly reason: Json;
      }
    >
  >;
}
