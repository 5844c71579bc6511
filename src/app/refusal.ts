import type { Issue, IssueData } from "../core/shared/index.ts";

/** Every way the server says no. Texts: src/i18n, `refusals.ts`; HTTP status: src/http. */
export type RefusalCode =
  | "session.required"
  | "session.wrong"
  | "session.throttled"
  | "session.passwordChangeRequired"
  | "session.passwordWeak"
  | "session.passwordWrong"
  | "right.missing"
  | "request.invalid"
  | "request.headerMissing"
  | "request.tooLarge"
  | "request.failed"
  | "route.notFound"
  | "regime.notFound"
  | "regime.noDraft"
  | "regime.draftChanged"
  | "regime.doesNotParse"
  | "regime.hasErrors"
  | "regime.warningsUnsigned"
  | "regime.sameEditor"
  | "regime.exists"
  | "regime.otherId"
  | "regime.notInForce"
  | "regime.notYetEffective"
  | "customer.notFound"
  | "manager.notFound"
  | "manager.none"
  | "lock.exists"
  | "lock.notFound"
  | "import.notFound"
  | "import.fileMissing"
  | "import.tooLarge"
  | "import.unreadable"
  | "import.notChecked"
  | "import.hasFaults"
  | "import.bookChanged"
  | "import.overCapacity"
  | "import.mappingNotFound"
  | "run.notFound"
  | "run.noCustomers"
  | "run.noManagers"
  | "run.notRunning"
  | "run.notDone"
  | "run.noPlan"
  | "run.noMeasures"
  | "run.noCurve"
  | "run.onlyAsked"
  | "run.regimeSuperseded"
  | "comparison.count"
  | "run.alreadyPublished"
  | "run.conflict"
  | "run.overCapacity"
  | "run.outOfScope"
  | "run.notAwaiting"
  | "run.ineligible"
  | "run.locked"
  | "account.notFound"
  | "account.exists"
  | "account.rolesExclude"
  | "account.ownRoles"
  | "account.lastKeeper"
  | "boundary.invalid"
  | "idempotency.differs"
  | "idempotency.running"
  | "database.unavailable"
  | "server.fault";

/** Thrown where a request cannot be granted; the adapters turn it into an answer. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly data: IssueData;
  /** The faults behind it, where there are several. */
  readonly issues: readonly Issue[];

  constructor(code: RefusalCode, data: IssueData = {}, issues: readonly Issue[] = []) {
    super(code);
    this.code = code;
    this.data = data;
    this.issues = issues;
  }
}
