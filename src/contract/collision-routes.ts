import * as collisions from "./collisions.ts";
import * as identity from "./identity.ts";
import type { RouteSpec } from "./route.ts";
import { listing } from "./shared.ts";

/** Entering customers: looking whether one is known, and writing it. */
export const IDENTITY_ROUTES = {
  "POST /api/customers/check": {
    tag: "customers",
    summary: "Whether a customer is known already, as far as the article lets it be told",
    body: identity.CustomerEntry,
    answer: identity.CheckView,
  },
  "POST /api/customers": {
    tag: "customers",
    summary: "Enter a customer; one that is known is refused",
    body: identity.CustomerCreate,
    answer: identity.CustomerCreated,
    status: 201,
    idempotent: true,
  },
} as const satisfies Record<string, RouteSpec>;

/** Two managers on one customer. */
export const COLLISION_ROUTES = {
  "GET /api/collisions": {
    tag: "collisions",
    summary: "Collision cases of the reader's own and of his units, open ones first",
    query: collisions.CollisionQuery,
    answer: listing(collisions.CollisionRow),
  },
  "POST /api/collisions": {
    tag: "collisions",
    summary: "Raise a collision",
    body: collisions.CollisionCreate,
    answer: collisions.CollisionView,
    status: 201,
    idempotent: true,
  },
  "GET /api/collisions/:id": {
    tag: "collisions",
    summary: "A case: evidence in the order of the article, proposal, decision, history",
    answer: collisions.CollisionView,
  },
  "POST /api/collisions/:id/evidence": {
    tag: "collisions",
    summary: "Add what speaks for a party",
    body: collisions.EvidenceCreate,
    answer: collisions.CollisionView,
    status: 201,
    idempotent: true,
  },
  "POST /api/collisions/:id/evidence-done": {
    tag: "collisions",
    summary: "Say that one's evidence is complete; once both parties have, the case may be decided",
    body: collisions.EvidenceDone,
    answer: collisions.CollisionView,
    idempotent: true,
  },
  "POST /api/collisions/:id/evidence/:evidence/reject": {
    tag: "collisions",
    summary: "Find that a piece of evidence does not hold",
    body: collisions.EvidenceReject,
    answer: collisions.CollisionView,
  },
  "POST /api/collisions/:id/decision": {
    tag: "collisions",
    summary: "Decide a case, or the appeal against its decision; the owner changes at once",
    body: collisions.CollisionRuling,
    answer: collisions.CollisionView,
    idempotent: true,
  },
  "POST /api/collisions/:id/appeal": {
    tag: "collisions",
    summary: "Appeal against a decision, once",
    body: collisions.CollisionAppeal,
    answer: collisions.CollisionView,
    idempotent: true,
  },
} as const satisfies Record<string, RouteSpec>;
