import type { Json } from "./json.ts";

export type ImportState =
  | "uploaded"
  | "checked"
  | "refused"
  | "committing"
  | "committed"
  | "failed";

export interface ImportRecord {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly state: ImportState;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly written: number | null;
  /** What the use case knows about the file: encoding, headers, mapping, check … */
  readonly details: Json;
}

export interface SavedMappingRecord {
  readonly name: string;
  readonly kind: string;
  readonly mapping: Json;
}

/** What came of giving a new customer of an import to somebody. */
export interface NewcomerOutcome {
  /** custody: nobody can have it, the unit keeps it; waits: it is left to a plan or a person; owned: somebody has it. */
  readonly outcome: "given" | "custody" | "waits" | "owned";
  /** The code of the refusal, where it waits. */
  readonly why: string | null;
  /** Articles that keep it from everybody, as printed. */
  readonly articles: readonly string[];
}

/** New customers of an import that came to the same; null = their turn has not come. */
export interface NewcomerCount extends Omit<NewcomerOutcome, "outcome"> {
  readonly outcome: NewcomerOutcome["outcome"] | null;
  readonly count: number;
}

export interface ImportStore {
  /** Notes the customers that this transaction entered and nobody keeps; how many. */
  queueNewcomers(id: string): Promise<number>;
  /** Those whose turn has not come, in order. */
  newcomers(id: string, limit: number): Promise<readonly string[]>;
  /** Holds one whose turn has not come until the transaction ends; false when it has. */
  takeNewcomer(id: string, customer: string): Promise<boolean>;
  noteNewcomer(id: string, customer: string, outcome: NewcomerOutcome): Promise<void>;
  countNewcomers(id: string): Promise<readonly NewcomerCount[]>;
  insert(job: Omit<ImportRecord, "createdAt" | "written">): Promise<void>;
  find(id: string): Promise<ImportRecord | null>;
  /** Sets what is given. With `from`, only when the job is in one of these states; false otherwise. */
  update(
    id: string,
    change: { readonly state?: ImportState; readonly written?: number; readonly details?: Json },
    from?: readonly ImportState[],
  ): Promise<boolean>;
  /** Jobs that a stopped server left `committing` become `failed`. Returns how many. */
  failInterrupted(): Promise<number>;
  mappings(): Promise<readonly SavedMappingRecord[]>;
  saveMapping(mapping: SavedMappingRecord): Promise<void>;
  removeMapping(name: string): Promise<boolean>;
}
