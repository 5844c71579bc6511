import type { AppIssueCode } from "../../app/issues.ts";
import { type IssueText, shown } from "../text.ts";

export const appIssues = {
  "regime.revisionNotRaised": {
    what: (d) =>
      `The text says revision ${shown(d, "found")}, but revision ${shown(d, "last")} is in force.`,
    can: (d) => `write revision: ${shown(d, "next")}.`,
  },
  "regime.idDiffers": {
    what: (d) =>
      `The text belongs to regime “${shown(d, "found")}”; this regime is “${shown(d, "expected")}”.`,
    can: (d) => `write regime: ${shown(d, "expected")}, or make a new regime of the text.`,
  },
  "run.broke": {
    what: (d) => `The computation broke off: ${shown(d, "message")}.`,
    can: () => "run again; if it breaks off again, tell the administrator this sentence.",
  },
  "run.stopped": {
    what: () => "Somebody stopped this run before its plan was stored; it has no result.",
    can: () => "start another; one that is stopped while it improves keeps its best plan.",
  },
} satisfies Record<AppIssueCode, IssueText>;
