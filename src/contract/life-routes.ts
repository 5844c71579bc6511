import Type from "typebox";
import * as lives from "./lives.ts";
import type { RouteSpec } from "./route.ts";
import { pageQuery } from "./shared.ts";

/** The pool, and the life of an ownership. */
export const LIFE_ROUTES = {
  "GET /api/pool": {
    tag: "pool",
    summary:
      "Customers that nobody keeps, as the article shows them, and what may be claimed today",
    query: lives.PoolQuery,
    answer: lives.PoolList,
  },
  "POST /api/pool/:customer/claim": {
    tag: "pool",
    summary: "Claim a customer: exactly one of those who try at once gets it",
    answer: lives.LifeRow,
    idempotent: true,
  },
  "POST /api/pool/claims": {
    tag: "pool",
    summary: "Claim several, each by itself",
    body: lives.ClaimMany,
    answer: lives.ClaimOutcomes,
    idempotent: true,
  },
  "GET /api/pool/events": {
    tag: "pool",
    summary: "Customers that have just entered or left the pool",
    query: lives.PoolWatchQuery,
    events: { changed: lives.PoolChanged },
  },
  "GET /api/lives": {
    tag: "lives",
    summary: "The reader's customers and those he covers, the nearest end of protection first",
    query: Type.Object(pageQuery),
    answer: lives.MyLives,
  },
  "GET /api/lives/form": {
    tag: "lives",
    summary: "What a registration asks of a customer that is not known yet",
    answer: lives.RegistrationForm,
  },
  "POST /api/lives": {
    tag: "lives",
    summary: "Enter a customer that is not known yet and register it",
    body: lives.NewRegistration,
    answer: lives.LifeRow,
    status: 201,
    idempotent: true,
  },
  "GET /api/lives/:customer": {
    tag: "lives",
    summary: "How a customer's ownership stands, until when and by which article",
    answer: lives.LifeView,
  },
  "POST /api/lives/:customer/register": {
    tag: "lives",
    summary: "Register a customer that nobody keeps",
    body: lives.Registration,
    answer: lives.LifeRow,
    idempotent: true,
  },
  "POST /api/lives/:customer/contacts": {
    tag: "lives",
    summary: "Keep a contact with its evidence; one that counts moves the clock",
    body: lives.ContactCreate,
    answer: lives.ContactAnswer,
    idempotent: true,
  },
  "POST /api/lives/:customer/deal": {
    tag: "lives",
    summary: "A deal was made",
    body: lives.DealCreate,
    answer: lives.LifeRow,
    idempotent: true,
  },
  "POST /api/lives/:customer/release": {
    tag: "lives",
    summary: "Give a customer back to the pool",
    body: lives.GiveBack,
    answer: lives.LifeRow,
    idempotent: true,
  },
} as const satisfies Record<string, RouteSpec>;
