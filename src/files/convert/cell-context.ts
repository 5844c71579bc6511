import type { IssueData } from "../../core/shared/index.ts";
import type { FileIssueCode } from "../issues.ts";
import type { PlannedColumn } from "../mapping/column-plan.ts";

/** What a conversion needs beside the cell, and where it reports what is wrong with it. */
export interface CellContext {
  readonly column: PlannedColumn;
  /** Yuan for one unit of a foreign currency, by its code; empty when no rate was given. */
  readonly rates: Readonly<Record<string, number>>;
  /** Currency stated in another column of the row; null = none. */
  readonly currency: string | null;
  error(code: FileIssueCode, data?: IssueData): null;
  warn(code: FileIssueCode, data?: IssueData): void;
}
