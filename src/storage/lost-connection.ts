/** Errors that say nothing of what the server did: it did not answer, or went away. */
const LOST_CODE =
  /^(ECONN\w+|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P0[123]|08\d{3}|53300)$/;
const LOST_MESSAGE =
  /^(Query read timeout|Connection terminated|timeout e|Client has encountered a connection error|Connection ended)/i;

/** Whether an error means that the connection is no longer good for anything. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return LOST_CODE.test(code) || LOST_MESSAGE.test(error.message);
}

/** A commit whose answer never came: the work may be done or not. */
export class OutcomeUnknown extends Error {
  override readonly name = "OutcomeUnknown";
  readonly code = "OUTCOME_UNKNOWN";
}
