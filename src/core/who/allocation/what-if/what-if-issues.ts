/** What can be wrong with a question to a plan. */
export type WhatIfIssueCode =
  | "who.askedUnknownManager"
  | "who.askedNotAdmitted"
  | "who.askedNoLimit";
