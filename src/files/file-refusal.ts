import type { Issue, IssueData } from "../core/shared/index.ts";
import type { FileIssueCode } from "./issues.ts";

/** Stops the reading of a file that cannot be read any further; caught at the border of this folder. */
export class FileRefusal extends Error {
  override readonly name = "FileRefusal";
  readonly issue: Issue<FileIssueCode>;

  constructor(code: FileIssueCode, data: IssueData = {}) {
    super(code);
    this.issue = { code, severity: "error", data };
  }
}
