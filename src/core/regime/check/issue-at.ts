import type { IssueData, Position, Severity } from "../../shared/index.ts";
import type { Article } from "../model/index.ts";
import type { RegimeCheckIssue, RegimeCheckIssueCode } from "./issues.ts";

/** An issue of an article, placed at its rule when it has one, else at its heading. */
export function issueAt(
  article: Article,
  code: RegimeCheckIssueCode,
  severity: Severity,
  data: IssueData = {},
): RegimeCheckIssue {
  return placed(article, article.ruleAt ?? article.at, { code, severity, data });
}

/** An issue of an article at a place of its own choosing. */
export function placed(
  article: Article,
  at: Position,
  issue: {
    readonly code: RegimeCheckIssueCode;
    readonly severity: Severity;
    readonly data: IssueData;
  },
): RegimeCheckIssue {
  return { ...issue, at, article: article.printed };
}
