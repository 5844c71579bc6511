/** Faults that show only in the running house, not in a text or a file alone. */
export type AppIssueCode =
  | "regime.revisionNotRaised"
  | "regime.idDiffers"
  | "run.broke"
  | "run.stopped";
