import Type from "typebox";
import * as dispatch from "./dispatch.ts";
import type { RouteSpec } from "./route.ts";

/** New customers, one at a time. */
export const DISPATCH_ROUTES = {
  "GET /api/dispatch/:customer": {
    tag: "dispatch",
    summary: "Who would get a customer that nobody keeps, with the reason",
    answer: dispatch.DispatchProposal,
  },
  "POST /api/dispatch/:customer": {
    tag: "dispatch",
    summary: "Give a customer that nobody keeps to the manager whom the articles and prices name",
    answer: dispatch.DispatchAnswer,
    idempotent: true,
  },
  "GET /api/dispatch/:customer/latest": {
    tag: "dispatch",
    summary: "When and why a customer was last given to somebody",
    answer: Type.Object({ latest: Type.Union([dispatch.LatestDispatch, Type.Null()]) }),
  },
  "GET /api/first-contacts": {
    tag: "dispatch",
    summary: "First contacts that the reader has still to make, the earliest first",
    answer: Type.Object({ clocks: Type.Array(dispatch.ContactClockView) }),
  },
  "POST /api/inquiries": {
    tag: "dispatch",
    summary: "An inquiry from outside: entered, unless it is known, and given to somebody at once",
    body: dispatch.InquiryCreate,
    answer: dispatch.DispatchAnswer,
    status: 201,
    idempotent: true,
  },
} as const satisfies Record<string, RouteSpec>;
