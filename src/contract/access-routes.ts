import Type from "typebox";
import * as access from "./access.ts";
import type { RouteSpec } from "./route.ts";
import * as session from "./session.ts";
import { listing, pageQuery } from "./shared.ts";

/** Roles, sensitive values, the second factor and single sign-on. */
export const ACCESS_ROUTES = {
  "GET /api/roles": {
    tag: "access",
    summary: "What every role may do and see under the regimes in force",
    answer: Type.Object({ roles: Type.Array(access.RoleView) }),
  },
  "GET /api/reveals": {
    tag: "access",
    summary: "Sensitive values that were shown, to whom and why",
    query: Type.Object(pageQuery),
    answer: listing(access.RevealRow),
  },
  "POST /api/reveals": {
    tag: "access",
    summary: "Show one sensitive value, for a reason",
    body: access.RevealAsked,
    answer: access.RevealAnswer,
  },
  "POST /api/factor": {
    tag: "session",
    summary: "Make the secret of a second factor",
    answer: session.FactorBegun,
    status: 201,
  },
  "PUT /api/factor": {
    tag: "session",
    summary: "Confirm the second factor with its first code",
    body: session.FactorCode,
    answer: session.FactorConfirmed,
  },
  "POST /api/sign-on": {
    tag: "session",
    summary: "Begin a single sign-on",
    answer: session.SignOnBegun,
    open: true,
  },
  "GET /api/sign-on": {
    tag: "session",
    summary: "Where the provider sends the browser back to; leads on to the product",
    query: session.SignOnReturn,
    file: "text/html",
    open: true,
  },
} as const satisfies Record<string, RouteSpec>;
