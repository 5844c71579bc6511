import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal, type RefusalCode } from "../app/refusal.ts";
import type { Problem } from "../contract/index.ts";
import { PROBLEM_TITLES, renderRefusal } from "../i18n/refusals.ts";
import type { Locale } from "../i18n/text.ts";
import { localeOf } from "./locale.ts";
import { REFUSAL_STATUS } from "./refusal-status.ts";
import { issueView } from "./views/issue-view.ts";

/** A refusal as the body of an answer. */
export function problemOf(refusal: Refusal, locale: Locale): Problem {
  const status = REFUSAL_STATUS[refusal.code];
  const text = renderRefusal(refusal, locale);
  return {
    type: `urn:guanhu:problem:${refusal.code}`,
    title: (PROBLEM_TITLES[locale][status] ?? PROBLEM_TITLES[locale][500]) || "",
    status,
    code: refusal.code,
    detail: text.what,
    can: text.can,
    issues: refusal.issues.slice(0, 500).map((issue) => issueView(issue, locale)),
    data: refusal.data,
  };
}

/** Seconds after which it is worth while to ask again. */
const RETRY_AFTER: Readonly<Partial<Record<RefusalCode, string>>> = {
  "session.throttled": "60",
  "database.unavailable": "5",
  "database.full": "30",
};

export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal, localeOf(reply.request));
  const after = RETRY_AFTER[refusal.code];
  if (after !== undefined) reply.header("retry-after", after);
  return reply
    .code(problem.status)
    .type("application/problem+json; charset=utf-8")
    .serializer(JSON.stringify)
    .send(problem);
}

/** Codes of the database driver and of the network for "not there now". */
const UNAVAILABLE =
  /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0[123]|08\d{3}|53300|OUTCOME_UNKNOWN)$/;

/** No room on the disk. */
const FULL = /^(53100|ENOSPC)$/;

const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  typeof value === "object" && value !== null && key in value;

/** What an error means to the person who asked. Our own bugs stay in the log, with the request's number. */
export function refusalOf(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error;
  if (has(error, "validation") && Array.isArray(error.validation)) return invalid(error.validation);
  const code = has(error, "code") ? String(error.code) : "";
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE" || code === "FST_REQ_FILE_TOO_LARGE")
    return new Refusal("request.tooLarge");
  if (has(error, "statusCode") && Number(error.statusCode) >= 400 && Number(error.statusCode) < 500)
    return new Refusal("request.failed", {
      why: has(error, "message") ? String(error.message) : code,
    });
  const message = has(error, "message") ? String(error.message) : "";
  if (FULL.test(code)) return new Refusal("database.full");
  if (UNAVAILABLE.test(code) || /timeout|terminated|Connection ended/i.test(message))
    return new Refusal("database.unavailable");
  return new Refusal("server.fault", { request: String(request.id) });
}

function invalid(faults: readonly unknown[]): Refusal {
  const where = faults.slice(0, 5).map((fault) => {
    const path = has(fault, "instancePath") ? String(fault.instancePath) : "";
    const message = has(fault, "message") ? String(fault.message) : "";
    return `${path === "" ? "·" : path.slice(1)}: ${message}`;
  });
  return new Refusal("request.invalid", { where });
}
