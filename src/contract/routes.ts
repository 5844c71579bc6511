import Type from "typebox";
import { ACCESS_ROUTES } from "./access-routes.ts";
import { COLLISION_ROUTES, IDENTITY_ROUTES } from "./collision-routes.ts";
import * as customers from "./customers.ts";
import { DISPATCH_ROUTES } from "./dispatch-routes.ts";
import { DUTY_ROUTES } from "./duty-routes.ts";
import { HANDOVER_ROUTES } from "./handover-routes.ts";
import * as imports from "./imports.ts";
import * as ledger from "./ledger.ts";
import { LIFE_ROUTES } from "./life-routes.ts";
import { NOTICE_ROUTES, WEBHOOK_ROUTES } from "./notice-routes.ts";
import * as office from "./office.ts";
import * as regimes from "./regimes.ts";
import type { RouteSpec, RouteTypes } from "./route.ts";
import { RUN_ROUTES } from "./run-routes.ts";
import * as session from "./session.ts";
import { listing, Named, Nothing } from "./shared.ts";

const office_ = {
  "GET /api/health": {
    tag: "office",
    summary: "Whether the server and its database answer",
    answer: office.Health,
    open: true,
  },
  "GET /api/overview": {
    tag: "office",
    summary: "Where things stand and what waits for the reader",
    answer: office.Overview,
  },
  "GET /api/settings": {
    tag: "office",
    summary: "Settings of the organisation",
    answer: office.Settings,
  },
  "PUT /api/settings": {
    tag: "office",
    summary: "Change the settings",
    body: office.SettingsChange,
    answer: office.Settings,
  },
  "GET /api/settings/boundary": {
    tag: "office",
    summary: "Boundary drawn on the map",
    answer: office.Boundary,
  },
  "PUT /api/settings/boundary": {
    tag: "office",
    summary: "Replace or remove the boundary",
    body: office.Boundary,
    answer: office.Settings,
  },
  "GET /api/users": {
    tag: "office",
    summary: "Accounts",
    answer: Type.Object({ users: Type.Array(office.UserRow), units: Type.Array(Named) }),
  },
  "POST /api/users": {
    tag: "office",
    summary: "Add an account",
    body: office.UserCreate,
    answer: office.UserAnswer,
    status: 201,
  },
  "PATCH /api/users/:account": {
    tag: "office",
    summary: "Change, close or reset an account",
    body: office.UserChange,
    answer: office.UserAnswer,
  },
} as const satisfies Record<string, RouteSpec>;

const session_ = {
  "GET /api/session": {
    tag: "session",
    summary: "Who is signed in",
    answer: session.SessionState,
    open: true,
  },
  "POST /api/session": {
    tag: "session",
    summary: "Sign in",
    body: session.SignIn,
    answer: session.SessionState,
    open: true,
  },
  "DELETE /api/session": { tag: "session", summary: "Sign out", answer: Nothing, open: true },
  "POST /api/session/password": {
    tag: "session",
    summary: "Change one's own password",
    body: session.PasswordChange,
    answer: session.SessionState,
  },
} as const satisfies Record<string, RouteSpec>;

const RevisionQuery = Type.Object({
  /** A revision number or `draft`; absent = in force, else the draft. */
  revision: Type.Optional(Type.String()),
});

const regimes_ = {
  "GET /api/regimes": {
    tag: "regimes",
    summary: "Regimes",
    answer: Type.Object({ regimes: Type.Array(regimes.RegimeSummary) }),
  },
  "POST /api/regimes": {
    tag: "regimes",
    summary: "New regime from a text, as a draft",
    body: Type.Object({ source: regimes.SourceText }),
    answer: regimes.RegimeView,
    status: 201,
  },
  "POST /api/regimes/check": {
    tag: "regimes",
    summary: "Check a text while it is written",
    body: regimes.CheckRequest,
    answer: regimes.CheckAnswer,
  },
  "GET /api/regimes/:id": {
    tag: "regimes",
    summary: "A regime as a document",
    query: RevisionQuery,
    answer: regimes.RegimeView,
  },
  "GET /api/regimes/:id/source": {
    tag: "regimes",
    summary: "Its text",
    query: RevisionQuery,
    answer: regimes.RegimeSource,
  },
  "PUT /api/regimes/:id/draft": {
    tag: "regimes",
    summary: "Save the draft",
    body: regimes.DraftSave,
    answer: regimes.DraftAnswer,
  },
  "DELETE /api/regimes/:id/draft": { tag: "regimes", summary: "Drop the draft", answer: Nothing },
  "POST /api/regimes/:id/publish": {
    tag: "regimes",
    summary: "Put the draft in force",
    body: regimes.RegimePublish,
    answer: regimes.RegimeSummary,
    idempotent: true,
  },
  "GET /api/regimes/:id/revisions": {
    tag: "regimes",
    summary: "Revisions, newest first",
    answer: Type.Object({ revisions: Type.Array(regimes.RevisionInfo) }),
  },
  "GET /api/regimes/:id/diff": {
    tag: "regimes",
    summary: "What changed, article by article",
    query: regimes.DiffQuery,
    answer: regimes.DiffAnswer,
  },
  "GET /api/regimes/:id/print": {
    tag: "regimes",
    summary: "Set for printing",
    query: RevisionQuery,
    answer: regimes.PrintView,
  },
} as const satisfies Record<string, RouteSpec>;

const customers_ = {
  "GET /api/customers": {
    tag: "customers",
    summary: "Customers, a page at a time",
    query: customers.CustomerQuery,
    answer: listing(customers.CustomerRow),
  },
  "GET /api/customers/:id": {
    tag: "customers",
    summary: "One customer with its facts, owner and reason",
    answer: customers.CustomerView,
  },
  "GET /api/customers/:id/timeline": {
    tag: "customers",
    summary: "What happened to it, newest first",
    answer: Type.Object({ entries: Type.Array(customers.TimelineEntry) }),
  },
  "GET /api/managers": {
    tag: "managers",
    summary: "Customer managers",
    query: customers.ManagerQuery,
    answer: listing(customers.ManagerRow),
  },
  "GET /api/managers/:id": {
    tag: "managers",
    summary: "One customer manager",
    answer: customers.ManagerView,
  },
  "GET /api/managers/:id/book": {
    tag: "managers",
    summary: "The customers of a manager, each with its reason",
    query: customers.BookQuery,
    answer: listing(customers.BookRow),
  },
  "GET /api/my-book": {
    tag: "managers",
    summary: "The reader's own customers",
    query: customers.BookQuery,
    answer: Type.Object({ manager: customers.ManagerView, book: listing(customers.BookRow) }),
  },
  "GET /api/locks": {
    tag: "customers",
    summary: "Customers that must stay with one manager",
    answer: Type.Object({ locks: Type.Array(customers.LockView) }),
  },
  "POST /api/locks": {
    tag: "customers",
    summary: "Lock a customer",
    body: customers.LockCreate,
    answer: customers.LockView,
    status: 201,
  },
  "DELETE /api/locks/:customer": { tag: "customers", summary: "Release a lock", answer: Nothing },
} as const satisfies Record<string, RouteSpec>;

const imports_ = {
  "POST /api/imports": {
    tag: "imports",
    summary: "Upload a file: form fields `kind`, then `file`",
    answer: imports.ImportView,
    status: 201,
    upload: true,
  },
  "GET /api/imports/:id": {
    tag: "imports",
    summary: "Where an import stands",
    answer: imports.ImportView,
  },
  "POST /api/imports/:id/preview": {
    tag: "imports",
    summary: "Check the file under a mapping",
    body: imports.ImportPreview,
    answer: imports.ImportView,
  },
  "GET /api/imports/:id/rejects.csv": {
    tag: "imports",
    summary: "Every faulty row with its reason",
    file: "text/csv",
  },
  "POST /api/imports/:id/commit": {
    tag: "imports",
    summary: "Write the checked file, all or nothing",
    answer: imports.ImportView,
    status: 202,
    idempotent: true,
  },
  "GET /api/imports/:id/events": {
    tag: "imports",
    summary: "Progress",
    events: { progress: imports.ImportProgress, state: imports.ImportView },
  },
  "GET /api/import-mappings": {
    tag: "imports",
    summary: "Saved mappings",
    answer: Type.Object({ mappings: Type.Array(imports.SavedMapping) }),
  },
  "POST /api/import-mappings": {
    tag: "imports",
    summary: "Save a mapping under a name",
    body: imports.SavedMapping,
    answer: imports.SavedMapping,
    status: 201,
  },
  "DELETE /api/import-mappings/:name": {
    tag: "imports",
    summary: "Forget a mapping",
    answer: Nothing,
  },
} as const satisfies Record<string, RouteSpec>;

const ledger_ = {
  "GET /api/ledger": {
    tag: "ledger",
    summary: "Decisions, newest first",
    query: ledger.LedgerQuery,
    answer: listing(ledger.LedgerRow),
  },
  "POST /api/ledger/verify": {
    tag: "ledger",
    summary: "Recompute every hash and seal, also against seals kept elsewhere",
    body: ledger.LedgerVerify,
    answer: ledger.LedgerVerified,
  },
  "GET /api/ledger/receipt": {
    tag: "ledger",
    summary: "The latest seal as a receipt: to print (html) or to keep (text)",
    query: ledger.ReceiptQuery,
    file: "text/html",
  },
  "GET /api/ledger/seal": { tag: "ledger", summary: "The latest seal", answer: ledger.SealAnswer },
} as const satisfies Record<string, RouteSpec>;

/** Every route there is: the server registers from it, OpenAPI is made from it, the web is typed by it. */
export const ROUTES = {
  ...office_,
  ...session_,
  ...regimes_,
  ...customers_,
  ...IDENTITY_ROUTES,
  ...COLLISION_ROUTES,
  ...imports_,
  ...RUN_ROUTES,
  ...ledger_,
  ...DISPATCH_ROUTES,
  ...HANDOVER_ROUTES,
  ...DUTY_ROUTES,
  ...ACCESS_ROUTES,
  ...LIFE_ROUTES,
  ...NOTICE_ROUTES,
  ...WEBHOOK_ROUTES,
} as const;

export type RouteKey = keyof typeof ROUTES;
/** Types of a route by its key: `Api["GET /api/customers"]["answer"]`. */
export type Api = { [K in RouteKey]: RouteTypes<K, (typeof ROUTES)[K]> };
