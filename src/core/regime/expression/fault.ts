import type { IssueData } from "../../shared/index.ts";
import type { ExpressionIssueCode } from "./issues.ts";

/** A fault at an offset of the expression's text; becomes an `Issue` once its place is known. */
export interface ExpressionFault {
  readonly code: ExpressionIssueCode;
  readonly offset: number;
  readonly data: IssueData;
}
