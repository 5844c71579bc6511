import type { FileFault } from "../../app/ports/files.ts";
import type { IssueData } from "../../core/shared/index.ts";
import type { FileIssueCode } from "../issues.ts";

export interface Fault extends FileFault {
  readonly code: FileIssueCode;
}

/** Counts every fault, keeps the first ones of each severity. */
export class FaultLog {
  errors = 0;
  warnings = 0;
  readonly #limit: number;
  readonly #errorList: Fault[] = [];
  readonly #warningList: Fault[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(fault: Fault): void {
    const isError = fault.severity === "error";
    if (isError) this.errors++;
    else this.warnings++;
    const list = isError ? this.#errorList : this.#warningList;
    if (list.length < this.#limit) list.push(fault);
  }

  /** A fault of the file as a whole. */
  addFile(code: FileIssueCode, data: IssueData): void {
    this.add({ row: 0, column: null, value: "", code, severity: "error", data });
  }

  /** Errors first where there is no room for all; in the order of the file. */
  list(): readonly Fault[] {
    const room = Math.max(0, this.#limit - this.#errorList.length);
    const kept = [...this.#errorList, ...this.#warningList.slice(0, room)];
    return kept.sort((a, b) => a.row - b.row);
  }
}
