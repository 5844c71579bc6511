import type { Issue } from "../../../shared/index.ts";

/** What can be wrong with dials. */
export type DialIssueCode = "who.dialOutOfRange" | "who.dialWithoutArticle" | "who.movesExceeded";

export type DialIssue = Issue<DialIssueCode>;
