import type { OwnerFact } from "../../app/ports/files.ts";
import type { CustomerFacts, ManagerFacts } from "../../core/facts/index.ts";
import type { LocalDate } from "../../core/shared/index.ts";
import type { ReadRow } from "./row-reader.ts";

interface Collected {
  readonly customers: readonly CustomerFacts[];
  readonly managers: readonly ManagerFacts[];
  readonly owners: readonly OwnerFact[];
}

/** Takes the rows of one kind of file and holds what they add up to. */
export interface Collector {
  take(row: ReadRow): void;
  finish(): Partial<Collected>;
}

export interface CollectorContext {
  readonly known: {
    readonly customers: ReadonlySet<string>;
    readonly managers: ReadonlySet<string>;
  };
  readonly today: LocalDate;
  /** Whether a wrong 统一社会信用代码 refuses the row (AC2-02) or is only remarked on. */
  readonly usccFaults: "error" | "warning";
}

/** Remembers the row of every id; reports a second one. True when the id is new. */
export class SeenIds {
  readonly #rows = new Map<string, number>();

  isNew(id: string, row: ReadRow, key: string): boolean {
    const first = this.#rows.get(id);
    if (first === undefined) {
      this.#rows.set(id, row.row);
      return true;
    }
    row.fault("error", "file.duplicateId", { key, data: { id, firstRow: first } });
    return false;
  }
}

/** The text of a required field; reports when there is none. */
export function requiredText(row: ReadRow, key: string, field: string): string | null {
  const text = row.text(key);
  if (text === null) row.fault("error", "file.required", { key, data: { field } });
  return text;
}
