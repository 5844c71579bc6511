import Type from "typebox";
import * as duties from "./duties.ts";
import type { RouteSpec } from "./route.ts";
import { Nothing } from "./shared.ts";

const tag = "handovers";

/** Routes of what is owed after a change of hands. */
export const DUTY_ROUTES = {
  "GET /api/duties": {
    tag,
    summary: "Calls, tellings and reports that are owed within sight, the earliest first",
    answer: Type.Object({ duties: Type.Array(duties.DutyView) }),
  },
  "POST /api/handovers/:id/checks": {
    tag,
    summary: "A customer was called after the handover",
    body: duties.CheckDone,
    answer: Nothing,
    idempotent: true,
  },
  "POST /api/transfers/:id/told": {
    tag,
    summary: "Customers were told of their new manager",
    body: duties.CustomersTold,
    answer: Nothing,
    idempotent: true,
  },
  "POST /api/absences/:id/report": {
    tag,
    summary: "The stand-in reports on an absence that is over",
    body: duties.CoverReport,
    answer: Nothing,
    idempotent: true,
  },
} as const satisfies Record<string, RouteSpec>;
