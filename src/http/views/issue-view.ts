import type { IssueView } from "../../contract/index.ts";
import type { Issue } from "../../core/shared/index.ts";
import { renderIssue } from "../../i18n/index.ts";
import type { Locale } from "../../i18n/text.ts";

/** An issue in the reader's language. Issues of a regime carry an id; others need none. */
export function issueView(issue: Issue & { readonly id?: string }, locale: Locale): IssueView {
  const text = renderIssue(issue, locale);
  return {
    id: issue.id ?? "",
    code: issue.code,
    severity: issue.severity,
    line: issue.at?.line ?? null,
    column: issue.at?.column ?? null,
    article: issue.article ?? null,
    message: text.what,
    can: text.can,
    data: issue.data,
  };
}
