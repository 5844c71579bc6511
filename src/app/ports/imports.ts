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

export interface ImportStore {
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
